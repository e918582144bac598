import Canvas
import Market
import State

/// Candles of the selected instrument with VWAP, bands, averages, levels and volume.
package struct ChartPane: Pane {
    package init() {}

    package var name: String { "chart" }
    package var hasFigures: Bool { true }
    package var scope: String? { "chart" }

    package func title(_ context: PaneContext) -> PaneTitle {
        guard let instrument = context.selected else { return PaneTitle("Chart") }
        let view = context.view.chart
        var title = PaneTitle("\(instrument.instrument.symbol) \(view.frame.name)")
        let freshness = Freshness(instrument, context.snapshot)
        if let frame = instrument.frames[view.frame], frame.barCount > 0 {
            title.right = countItems(frame, instrument, context)
            let back = view.barsBack(in: frame)
            if back > 0 {
                let count = context.facts.numbers.text(back, decimals: 0)
                title.right.append(TitleItem("\(count) \(back == 1 ? "bar" : "bars") back", .accent))
                if let bar = frame.bar(back: back), !instrument.isOfPresentDay(bar) {
                    title.right.append(TitleItem(NewYork.local(bar.time).date.named, .accent))
                }
            }
            if freshness.isOld, let last = frame.newestTime {
                title.right.append(TitleItem("last bar \(DayClock(now: context.snapshot.time).full(last))", .warn))
                if let age = freshness.age { title.right.append(TitleItem("\(Freshness.span(age)) old", .warn)) }
                return title
            }
        }
        title.right += freshness.titleItems
        return title
    }

    private func countItems(
        _ frame: FrameState, _ instrument: InstrumentState, _ context: PaneContext
    ) -> [TitleItem] {
        guard let size = context.size, let layout = ChartLayout(context, instrument) else {
            return [TitleItem("\(frame.barCount) bars")]
        }
        let window = ChartWindow(
            frame, context.view.chart, columns: layout.columns,
            calendar: instrument.spec.calendar)
        let total = context.facts.numbers.text(window.total, decimals: 0)
        let bars = size.width < 60 ? "" : " bars"
        var items = [TitleItem("\(window.bars.count) of \(total)\(bars)"), TitleItem("zoom \(window.zoom)")]
        let view = context.view.chart
        let hidden = view.wantedStrips.count - layout.strips.count
        // What is on from the start and has no room on a small screen is missed by nobody.
        if hidden > 0, !view.chosenStrips.isEmpty {
            items.append(TitleItem("\(hidden) \(hidden == 1 ? "strip" : "strips") hidden", .warn))
        }
        return items
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard let picture = ChartPicture(context, in: area) else {
            painter.draw(emptyState(context), in: area, context.facts)
            return
        }
        picture.drawReadout(on: &painter.grid)
        picture.drawPlot(on: &painter.grid)
        picture.drawVolume(on: &painter.grid)
        picture.drawStrips(on: &painter.grid)
        picture.drawGutter(on: &painter.grid)
        picture.drawAxis(on: &painter.grid)
        if let cursor = context.view.chart.overlayCursor {
            OverlayList(context.view.chart, cursor: cursor, strips: picture.layout.strips.count).draw(
                on: &painter, in: area)
        }
    }

    /// Arrows move the cross-hair where there is one, else the window; up and down walk the levels or the open list.
    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        if let cursor = view.chart.overlayCursor, let next = moved(cursor, motion, context) {
            view.chart.overlayCursor = min(max(0, next), ChartOverlay.all.count - 1)
            return true
        }
        guard let instrument = context.selected, let frame = instrument.frames[view.chart.frame] else { return false }
        let columns = ChartLayout(context, instrument)?.columns ?? 90
        let capacity = columns / ChartWindow.zoom(view.chart, columns: columns)
        let page = max(1, capacity - 5)
        let isCrossed = view.chart.crossHair != nil
        let bars: Int
        switch motion {
        case .left: bars = isCrossed ? 1 : max(1, capacity / 16)
        case .right: bars = isCrossed ? -1 : -max(1, capacity / 16)
        case .pageUp: bars = page
        case .pageDown: bars = -page
        case .home: bars = frame.barCount
        case .end: bars = -frame.barCount
        case .up, .down:
            guard isCrossed else { return false }
            ChartLevel.step(motion == .up ? 1 : -1, view: &view, context)
            return true
        }
        if isCrossed {
            view.chart.moveCrossHair(by: bars, in: frame, capacity: capacity)
        } else {
            view.chart.pan(by: bars, in: frame, capacity: capacity)
        }
        return true
    }

    /// Where a motion puts the cursor in the list of overlays; nil for one that the list does not know.
    private func moved(_ cursor: Int, _ motion: Motion, _ context: PaneContext) -> Int? {
        let page = max(1, (context.size?.height ?? 12) - 3)
        switch motion {
        case .up: return cursor - 1
        case .down: return cursor + 1
        case .pageUp: return cursor - page
        case .pageDown: return cursor + page
        case .home: return 0
        case .end: return ChartOverlay.all.count - 1
        case .left, .right: return nil
        }
    }

    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        if let cursor = view.chart.overlayCursor, ChartOverlay.all.indices.contains(cursor) {
            view.toggle(ChartOverlay.all[cursor], context)
        }
        return []
    }

    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        if ChartOverlay.all.indices.contains(row) { view.chart.overlayCursor = row }
    }

    /// Closes the list of overlays, then the cross-hair.
    package func back(view: inout DeskView) -> Bool {
        if view.chart.overlayCursor != nil {
            view.chart.overlayCursor = nil
        } else if view.chart.crossHair != nil {
            view.chart.crossHair = nil
            view.chart.crossHairLevel = nil
        } else {
            return false
        }
        return true
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
