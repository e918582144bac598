import Canvas
import Market
import State
import Studies

/// Everything a chart is drawn from, worked out once a frame.
package struct ChartPicture: Sendable {
    package let instrument: InstrumentState
    package let frame: FrameState
    package let view: ChartView
    package let facts: DeskFacts
    package let freshness: Freshness
    package let layout: ChartLayout
    package let window: ChartWindow
    package let levels: [ChartLevel]
    /// The day's plan; nil where there is none.
    let plan: FocusPlan?
    /// The open position in this very contract.
    let entry: PositionLine?
    package let scale: ValueScale
    package let sessions: ChartSessions
    let clock: DayClock
    /// The last bar shown is of the trading day that prices of now speak of.
    let isPresent: Bool
    /// The two averages: length in bars, and what its values are called.
    package let averages: (fast: (length: Int, name: String), slow: (length: Int, name: String))

    /// Nil when there is no bar to show.
    /// - Parameter isClosedOnly: leaves out the forming bar and what it says of the studies.
    package init?(_ context: PaneContext, in area: Rect, isClosedOnly: Bool = false) {
        let view = context.view.chart
        guard let instrument = context.selected, let whole = instrument.frames[view.frame], !area.isEmpty else {
            return nil
        }
        let frame = isClosedOnly ? whole.closed : whole
        guard frame.barCount > 0 else { return nil }
        self.instrument = instrument
        self.frame = frame
        self.view = view
        facts = context.facts
        let snapshot = context.snapshot
        averages = ((snapshot.emaFastLength, snapshot.emaFast), (snapshot.emaSlowLength, snapshot.emaSlow))
        freshness = Freshness(instrument, snapshot)
        let calendar = instrument.spec.calendar
        let layout = ChartLayout(area, context, instrument)
        window = ChartWindow(frame, view, columns: layout.columns, calendar: calendar)
        guard let range = window.range(instrument.spec) else { return nil }
        plan = snapshot.plan(slot: context.view.selectedSlot)
        entry = context.position(in: instrument.instrument)
        levels = ChartLevel.all(instrument, frame, back: window.back, context, isOld: freshness.isOld)
        scale = .chart(range, levels: levels, rows: layout.plot.height)
        sessions = ChartSessions(window, frame: view.frame, calendar: calendar)
        self.layout = layout
        clock = DayClock(now: snapshot.time)
        isPresent = window.bars.last.map { instrument.isOfPresentDay($0) } ?? true
    }

    /// Column of the screen in which a bar starts. The newest bar stands at the right, also while there are few.
    package func x(_ index: Int) -> Int { layout.plot.x + offset + index * window.zoom }

    /// Columns of the plot left of the first bar.
    package var offset: Int { max(0, layout.columns - window.bars.count * window.zoom) }

    /// The figures beside the bars are those of the forming one.
    var tellsForming: Bool { window.formingIndex == (crossHairIndex ?? window.bars.count - 1) }

    /// Position of the cross-hair's bar in the window; nil without a cross-hair or while it is outside.
    package var crossHairIndex: Int? {
        guard let back = view.crossHair(in: frame) else { return nil }
        let index = window.bars.count - 1 - (back - window.back)
        return window.bars.indices.contains(index) ? index : nil
    }
}

extension ChartLayout {
    /// The layout on the screen as it is; nil when the pane is not on it.
    package init?(_ context: PaneContext, _ instrument: InstrumentState) {
        guard let size = context.size, size.width > 0, size.height > 0 else { return nil }
        self.init(Rect(x: 0, y: 0, width: size.width, height: size.height), context, instrument)
    }

    /// The layout of the chart pane in an area, for the figures its instrument has today.
    package init(_ area: Rect, _ context: PaneContext, _ instrument: InstrumentState) {
        let view = context.view
        let spec = instrument.spec
        // Prices of the whole day and the levels set the width, so that the gutter stays while the market moves.
        var prices: [Price] = []
        if let today = instrument.today { prices += [today.high, today.low] }
        if let previous = instrument.previousDay { prices += [previous.high, previous.low] }
        if let last = instrument.last { prices.append(last.price) }
        if let previous = instrument.previousDay, view.chart.overlays.contains(.pivots) {
            prices += [spec.price(points: previous.pivots.r2), spec.price(points: previous.pivots.s2)]
        }
        let style = context.facts.numbers
        // Averages are written in points, which may be wider than prices in 32nds.
        let widths = [prices.min(), prices.max()].compactMap { $0 }.map { price in
            max(
                TextWidth.columns(spec.text(price, style: style)),
                TextWidth.columns(spec.text(points: spec.points(price), style: style) ?? ""))
        }
        let isLarge = (view.page == "chart" || view.isZoomed) && area.height >= 16
        let snapshot = context.snapshot
        let longest = "EMA \(max(snapshot.emaFastLength, snapshot.emaSlowLength))"
        self.init(
            area, priceWidth: widths.max() ?? 9, nameWidth: max(6, TextWidth.columns(longest)),
            wantsReadout: isLarge || view.chart.crossHair != nil,
            wantsVolume: view.chart.overlays.contains(.volume),
            wantedStrips: view.chart.wantedStrips.count)
    }
}
