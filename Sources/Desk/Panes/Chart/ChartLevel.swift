import Canvas
import Market
import State

/// A figure with a name in the gutter of a chart.
package struct ChartLevel: Hashable, Sendable {
    package var name: String
    /// In points.
    package var value: Double
    /// As the gutter writes it.
    package var text: String
    package var role: Role
    /// 0 is the last price, 1 what money stands on or a text speaks of: both are named in any case; what is higher
    /// yields.
    package var rank: Int
    /// Rows its label may be off.
    package var reach: Int
    /// A row of dots marks it in the plot.
    package var isDotted: Bool
    /// The scale stretches to it when it is near.
    package var isStretching: Bool
    /// It is the forming bar's, and may still change.
    package var isForming = false

    /// The name of an open position's average price.
    static let entry = "entry"
    /// The name of a figure that a briefing speaks of.
    static let said = "said"

    /// The levels of an instrument that the view wants to see, with the averages at the bar `back` places before the
    /// newest, which is the last one shown.
    package static func all(
        _ instrument: InstrumentState, _ frame: FrameState, back: Int, _ context: PaneContext, isOld: Bool
    ) -> [ChartLevel] {
        let style = context.facts.numbers
        let spec = instrument.spec
        var levels: [ChartLevel] = []
        if let last = instrument.last {
            let arrow = last.direction == .up ? " ▲" : last.direction == .down ? " ▼" : ""
            levels.append(
                ChartLevel(
                    name: isOld ? "old" : "last" + arrow, value: spec.points(last.price),
                    text: spec.text(last.price, style: style), role: isOld ? .stale : .text, rank: 0, reach: 3,
                    isDotted: false, isStretching: false))
        }
        if let entry = context.position(in: instrument.instrument), let price = entry.position.reported.averagePrice,
            let text = entry.average
        {
            levels.append(
                ChartLevel(
                    name: Self.entry, value: price, text: text, role: .accent, rank: 1, reach: 3, isDotted: false,
                    isStretching: true))
        }
        if let said = context.view.chart.said, said.symbol == instrument.instrument.symbol {
            levels.append(
                ChartLevel(
                    name: Self.said, value: spec.points(said.price), text: spec.text(said.price, style: style),
                    role: .accent, rank: 1, reach: 3, isDotted: true, isStretching: true))
        }
        let source = ChartSource(instrument, frame, back: back, context, isOld: isOld)
        levels += context.view.chart.shownOverlays.flatMap { $0.levels(source) }
        return levels
    }
}

extension ChartLevel {
    /// Puts the cross-hair's horizontal line on the next level above (+1) or below (−1), with a cross-hair on the last bar
    /// in sight where there is none.
    package static func step(_ direction: Int, view: inout DeskView, _ context: PaneContext) {
        guard let instrument = context.selected, let frame = instrument.frames[view.chart.frame] else { return }
        if view.chart.crossHair == nil { view.chart.moveCrossHair(by: 0, in: frame, capacity: frame.barCount) }
        let levels = all(instrument, frame, back: view.chart.barsBack(in: frame), context, isOld: false)
            .filter { $0.rank > 0 }
        let bar = view.chart.crossHair(in: frame).flatMap { frame.bar(back: $0) }
        let current = levels.first { $0.name == view.chart.crossHairLevel }?.value
        guard let from = current ?? bar.map({ instrument.spec.points($0.close) }) else { return }
        let next =
            direction > 0
            ? levels.filter { $0.value > from }.min { $0.value < $1.value }
            : levels.filter { $0.value < from }.max { $0.value < $1.value }
        if let next { view.chart.crossHairLevel = next.name }
    }
}
