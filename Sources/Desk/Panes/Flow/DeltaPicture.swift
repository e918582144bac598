import Canvas
import Market
import State
import Studies

/// The course of volume delta through the bars that fit: its sum and the sum's average as lines, and the delta of each
/// bar on either side of zero.
struct DeltaPicture {
    private let instrument: InstrumentState
    private let frame: FrameState
    private let facts: DeskFacts
    private let layout: DeltaLayout
    private let plot: Rect
    private let window: ChartWindow
    private let sessions: ChartSessions
    private let isOld: Bool
    /// By bar shown.
    let sums: [Double?]
    let deltas: [Double?]
    /// Columns of the gutter with its hairline; 0 where it has no room.
    private let gutterWidth: Int
    private let offset: Int

    /// Nil without a plot and where no bar has a sum.
    init?(_ instrument: InstrumentState, _ layout: DeltaLayout, _ context: PaneContext) {
        guard let plot = layout.plot, plot.width > 2, let frame = instrument.frames[DeltaLine.frame] else { return nil }
        self.instrument = instrument
        self.frame = frame
        self.layout = layout
        facts = context.facts
        isOld = Freshness(instrument, context.snapshot).isOld
        // Hairline, blank, a name with a blank where there is room, seven digits with comma and sign, and the inset.
        gutterWidth = plot.width >= 56 ? 16 : plot.width >= 32 ? 11 : 0
        self.plot = plot.inset(left: 1, right: max(1, gutterWidth))
        var view = ChartView()
        view.zoom = 1
        let calendar = instrument.spec.calendar
        window = ChartWindow(frame, view, columns: self.plot.width, calendar: calendar)
        sessions = ChartSessions(window, frame: DeltaLine.frame, calendar: calendar)
        sums = window.values("cvd.sum")
        guard sums.contains(where: { $0 != nil }) else { return nil }
        deltas = Self.deltas(sums, window, frame, calendar)
        offset = max(0, self.plot.width - window.bars.count)
    }

    /// The delta of each bar: what the sum rose by, and the sum itself in the first bar of a trading day.
    private static func deltas(
        _ sums: [Double?], _ window: ChartWindow, _ frame: FrameState, _ calendar: TradingCalendar
    ) -> [Double?] {
        let back = window.back + window.bars.count
        let before = frame.bar(back: back).map { calendar.tradingDay(atOrAfter: $0.time) }
        var starts = Set(window.days.map(\.start))
        if before == window.days.first?.day { starts.remove(0) }
        var last = frame.value("cvd.sum", back: back)
        return sums.enumerated().map { index, sum in
            defer { last = sum }
            if starts.contains(index) { return sum }
            return sum.flatMap { sum in last.map { sum - $0 } }
        }
    }

    func draw(on grid: inout Grid) {
        let known = sums.compactMap { $0 }
        guard let low = known.min(), let high = known.max(), let last = known.last else { return }
        let scale = ValueScale(showing: low...high, rows: plot.height)
        drawLines(scale, on: &grid)
        drawStrip(on: &grid)
        if gutterWidth > 0 {
            let average = window.values("cvd.average").last { $0 != nil } ?? nil
            let figures: [GutterFigure?] = [
                GutterFigure(name: "now", value: last, rank: 0, role: isOld ? .stale : .cvd),
                average.map { GutterFigure(name: "avg", value: $0, rank: 1, role: isOld ? .faint : .dim) },
                GutterFigure(name: "high", value: high, rank: 2, role: .faint),
                GutterFigure(name: "low", value: low, rank: 2, role: .faint),
                GutterFigure(name: "", value: 0, rank: 3, role: .faint),
            ]
            drawGutter(scale, figures.compactMap { $0 }, on: &grid)
        }
        if let axis = layout.axis {
            let area = Rect(x: plot.x, y: axis.y, width: plot.width, height: 1)
            ChartAxis(window: window, sessions: sessions, frame: DeltaLine.frame, area: area, offset: offset)
                .draw(on: &grid)
        }
    }

    private func drawLines(_ scale: ValueScale, on grid: inout Grid) {
        var lines = ChartPlot(area: plot, scale: scale, zoom: window.zoom)
        let breaks = window.days.map(\.start)
        // Marks have their cells before the line, which would cover them where it is steep.
        for event in frame.studies.divergences {
            guard let index = window.index(atOrAfter: event.formedAt), window.bars[index].time == event.formedAt,
                let sum = sums[index]
            else { continue }
            let x = plot.x + offset + index
            let y = plot.y + min(plot.height - 1, max(0, scale.row(sum) + (event.isBullish ? 1 : -1)))
            let role: Role = isOld ? .faint : event.isBullish ? .up : .down
            _ = lines.name(event.isBullish ? "▴" : "▾", endingAt: x + 1, y: y, from: x, role, on: &grid)
        }
        lines.line(sums, x: offset, breaks: breaks, isFilled: true, isOld ? .stale : .cvd, on: &grid)
        let averages = window.values("cvd.average")
        lines.line(averages, x: offset, breaks: breaks, isOld ? .faint : .dim, on: &grid)
        lines.level(0, isOld ? .line : .faint, on: &grid)
        for mark in sessions.marks {
            lines.mark(x: plot.x + offset + mark.index, mark.isRegularOpen ? .dim : .faint, on: &grid)
        }
    }

    private func drawStrip(on grid: inout Grid) {
        guard let strip = layout.strip else { return }
        let area = Rect(x: plot.x, y: strip.y, width: plot.width, height: strip.height)
        let top = deltas.compactMap { $0 }.map(abs).max() ?? 0
        let histogram = Histogram(area: area, top: top, zoom: window.zoom, hasBothSides: true)
        for (index, delta) in deltas.enumerated() {
            guard let delta else { continue }
            histogram.bar(delta, x: offset + index, isOld ? .stale : delta > 0 ? .up : .down, on: &grid)
        }
        guard gutterWidth > 0 else { return }
        for (sign, y) in [(1.0, strip.y), (-1.0, strip.bottom - 1)] where top > 0 {
            put(sign * top, y: y, .faint, on: &grid)
        }
    }

    private struct GutterFigure {
        let name: String
        let value: Double
        /// Lower ones are placed first; the last value and the average may stand a row off.
        let rank: Int
        let role: Role
    }

    /// The figures at their height, the first ones first where rows are short.
    private func drawGutter(_ scale: ValueScale, _ figures: [GutterFigure], on grid: inout Grid) {
        let bottom = layout.strip?.bottom ?? plot.bottom
        for y in plot.y..<bottom { grid.put("│", x: plot.right, y: y, Pen(.line)) }
        let shown = figures.filter { scale.contains($0.value) }
        let labels = shown.map { EdgeLabel(value: $0.value, rank: $0.rank, reach: $0.rank < 2 ? 1 : 0) }
        // Marks of unimportant figures first, so that those of important ones stay.
        for (figure, row) in zip(shown, EdgeLabels.rows(labels, scale: scale)).reversed() {
            guard let row, put(figure.value, y: plot.y + row, figure.role, on: &grid) else { continue }
            if gutterWidth > 11 { grid.put(figure.name, x: plot.right + 2, y: plot.y + row, Pen(figure.role)) }
            grid.put("├", x: plot.right, y: plot.y + scale.row(figure.value), Pen(figure.role))
        }
    }

    /// A figure of the gutter, whole or not at all.
    @discardableResult
    private func put(_ value: Double, y: Int, _ role: Role, on grid: inout Grid) -> Bool {
        guard let text = facts.numbers.text(value, decimals: 0, signed: value != 0),
            TextWidth.columns(text) <= 8
        else { return false }
        grid.put(text, endingAt: plot.right + gutterWidth - 1, y: y, Pen(role))
        return true
    }
}
