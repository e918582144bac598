import Canvas
import Market
import State
import Studies

/// What the levels of a chart are read from: an instrument's frame as of the last bar shown.
package struct ChartSource: Sendable {
    let instrument: InstrumentState
    let frame: FrameState
    /// Bars between the newest and the last one shown.
    let back: Int
    let emas: (fast: Int, slow: Int)
    /// The day's plan; nil where there is none.
    let plan: FocusPlan?
    let style: NumberStyle
    let isOld: Bool
    /// The last bar shown is of the trading day that prices of now speak of.
    let isPresent: Bool
    private let timeFrame: TimeFrame

    package init(_ instrument: InstrumentState, _ frame: FrameState, back: Int, _ context: PaneContext, isOld: Bool) {
        self.instrument = instrument
        self.frame = frame
        self.back = back
        emas = (context.snapshot.emaFastLength, context.snapshot.emaSlowLength)
        plan = context.snapshot.plan(slot: context.view.selectedSlot)
        style = context.facts.numbers
        self.isOld = isOld
        isPresent = frame.bar(back: back).map { instrument.isOfPresentDay($0) } ?? true
        timeFrame = context.view.chart.frame
    }

    var spec: ContractSpec { instrument.spec }

    /// A line's value at the last bar shown; it carries no dots, for the line itself is drawn.
    func line(_ name: String, _ field: String, _ role: Role, rank: Int) -> [ChartLevel] {
        line(name, frame.value(field, back: back), role, rank: rank, isForming: closedBack > back && isLive(field))
    }

    /// A band so many deviations from the session's VWAP, at the last bar shown.
    func band(_ name: String, _ deviations: Double) -> [ChartLevel] {
        let value = frame.value("vwap.value", back: back).flatMap { vwap in
            frame.value("vwap.deviation", back: back).map { vwap + deviations * $0 }
        }
        return line(name, value, .dim, rank: 5, isForming: closedBack > back && isLive("vwap.value"))
    }

    /// A line's value at the last closed bar shown.
    func closed(_ name: String, _ field: String) -> [ChartLevel] {
        line(name, frame.value(field, back: closedBack), .dim, rank: 5)
    }

    /// The same of a study whose past is not kept.
    func told(_ name: String, _ study: ToldStudy) -> [ChartLevel] {
        let setup = StudySetup(spec: spec, frame: timeFrame)
        return line(name, study.values(frame, 1, back: closedBack, setup)[0], .dim, rank: 5)
    }

    /// Bars between the newest and the last closed one shown.
    private var closedBack: Int { back == 0 && frame.forming != nil ? 1 : back }

    private func isLive(_ field: String) -> Bool { frame.studies.isLive(field) }

    private func line(
        _ name: String, _ value: Double?, _ role: Role, rank: Int, isForming: Bool = false
    ) -> [ChartLevel] {
        guard let value, let text = spec.text(points: value, style: style) else { return [] }
        var level = level(name, value, text, isOld ? .stale : role, rank: rank, isDotted: false)
        level.isForming = isForming
        return [level]
    }

    /// A price of a study that counts now.
    func study(_ name: String, _ field: String, rank: Int, role: Role = .dim) -> [ChartLevel] {
        frame.studies.now(field).map { price(name, spec.price(points: $0), rank: rank, role: role) } ?? []
    }

    /// A price that holds now. Among bars of another day it is but named, and paler.
    func price(_ name: String, _ price: Price, rank: Int, role: Role = .dim) -> [ChartLevel] {
        let text = spec.text(price, style: style)
        return [level(name, spec.points(price), text, isPresent ? role : .faint, rank: rank, isDotted: isPresent)]
    }

    private func level(
        _ name: String, _ value: Double, _ text: String, _ role: Role, rank: Int, isDotted: Bool
    ) -> ChartLevel {
        ChartLevel(
            name: name, value: value, text: text, role: role, rank: rank, reach: rank < 2 ? 3 : 1, isDotted: isDotted,
            isStretching: isDotted && rank < 3)
    }
}

extension FrameState {
    /// Levels of one study that stand and are not yet filled, those nearest to a price on either side.
    func openLevels(of study: String, near price: Price?, each count: Int) -> [StudyLevel] {
        let open = studies.levels(of: study)?.standing.filter { $0.filledAt == nil } ?? []
        guard let price else { return Array(open.suffix(count)) }
        let above = open.filter { $0.low > price }.sorted { $0.low < $1.low }.prefix(count)
        let below = open.filter { $0.low <= price }.sorted { $0.high > $1.high }.prefix(count)
        return Array(above) + Array(below)
    }
}
