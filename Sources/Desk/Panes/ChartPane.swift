import Canvas
import Market
import State

/// Candles of the selected instrument with VWAP, bands, averages, levels and volume.
package struct ChartPane: Pane {
    package init() {}

    package var name: String { "chart" }
    package var scope: String? { "chart" }

    package func title(_ context: PaneContext) -> PaneTitle {
        guard let instrument = context.selected else { return PaneTitle("Chart") }
        let view = context.view.chart
        var title = PaneTitle("\(instrument.instrument.symbol) \(view.frame.name)")
        let freshness = Freshness(instrument, context.snapshot)
        if let frame = instrument.frames[view.frame], frame.barCount > 0 {
            title.right = countItems(frame, instrument, context)
            let back = view.barsBack(in: frame)
            if back > 0 { title.right.append(TitleItem("\(back) \(back == 1 ? "bar" : "bars") back", .accent)) }
            if freshness.isOld, let last = frame.newestTime {
                title.right.append(TitleItem("last bar \(NewYork.local(last).clock)", .warn))
                if let age = freshness.age { title.right.append(TitleItem("\(Freshness.text(age)) old", .warn)) }
                return title
            }
        }
        title.right += freshness.titleItems
        return title
    }

    private func countItems(
        _ frame: FrameState, _ instrument: InstrumentState, _ context: PaneContext
    ) -> [TitleItem] {
        guard let size = context.size, size.width > 0, size.height > 0 else {
            return [TitleItem("\(frame.barCount) bars")]
        }
        let area = Rect(x: 0, y: 0, width: size.width, height: size.height)
        let layout = ChartLayout(area, context, instrument)
        let window = ChartWindow(
            frame, context.view.chart, columns: layout.columns,
            calendar: TradingCalendar(group: instrument.spec.group))
        let total = context.facts.numbers.text(window.total, decimals: 0)
        let bars = size.width < 60 ? "" : " bars"
        return [TitleItem("\(window.bars.count) of \(total)\(bars)"), TitleItem("zoom \(window.zoom)")]
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard let picture = ChartPicture(context, in: area) else {
            painter.draw(emptyState(context), in: area, context.facts)
            return
        }
        picture.drawReadout(on: &painter.grid)
        picture.drawPlot(on: &painter.grid)
        picture.drawVolume(on: &painter.grid)
        picture.drawGutter(on: &painter.grid)
        picture.drawAxis(on: &painter.grid)
    }

    private func emptyState(_ context: PaneContext) -> EmptyState {
        guard let instrument = context.selected else {
            return .waiting(for: "instruments", source: context.snapshot.worstSource)
        }
        let frame = context.view.chart.frame.name
        let source = context.snapshot.sources.first { $0.report.name == instrument.source }
        return .waiting(for: "\(frame) bars of \(instrument.instrument.symbol)", source: source)
    }
}
