import Canvas
import Market
import State

/// Lines in a strip of their own below the bars, with name and figures in the gutter.
struct ChartStrip: Sendable {
    /// As the gutter writes it.
    var name: String
    /// The first one's figure has the first claim on a row.
    var lines: [ChartLine]
    /// The values at the lower and the upper edge; nil for what lines and guides span.
    var range: ClosedRange<Double>?
    /// Values that are marked by dots.
    var guides: [Double] = []
    /// Writes a value; nil where it cannot be written.
    var text: @Sendable (Double, NumberStyle) -> String?

    fileprivate func scale(rows: Int) -> ValueScale? {
        if let range { return ValueScale(low: range.lowerBound, high: range.upperBound, rows: rows) }
        let known = lines.flatMap { $0.values.compactMap { $0 } }
        guard let low = known.min(), let high = known.max() else { return nil }
        return ValueScale(showing: min(low, guides.min() ?? low)...max(high, guides.max() ?? high), rows: rows)
    }
}

extension ChartPicture {
    /// Draws the strips that have room, in the order of the overlays.
    func drawStrips(on grid: inout Grid) {
        for (overlay, area) in zip(view.strips(places: layout.strips.count), layout.strips) {
            if let strip = overlay.strip?(self) { draw(strip, in: area, on: &grid) }
        }
    }

    private func draw(_ strip: ChartStrip, in area: Rect, on grid: inout Grid) {
        if let scale = strip.scale(rows: area.height) {
            var plot = ChartPlot(area: area, scale: scale, zoom: window.zoom)
            for line in strip.lines {
                let breaks = line.isDaily ? window.days.map(\.start) : []
                plot.line(line.values, x: offset, breaks: breaks, freshness.isOld ? .stale : line.role, on: &grid)
            }
            for guide in strip.guides { plot.level(guide, freshness.isOld ? .line : .faint, on: &grid) }
        }
        guard let gutter = layout.gutter else { return }
        let room = gutter.width - 3
        if area.height > 1 { grid.put(TextFit.fit(strip.name, to: room), x: gutter.x + 2, y: area.y, .dim) }
        var figures = strip.lines.map { [figure(of: $0, strip)] }
        // Where rows are wanting they share one.
        let shared = figures.reduce(into: [Run]()) { $0 += ($0.isEmpty ? [] : [Run(" ")]) + $1 }
        if figures.count > max(1, area.height - 1) { figures = shared.columns <= room ? [shared] : [figures[0]] }
        let isLive = strip.lines.contains(where: \.isLive)
        let isForming = isLive && tellsForming
        for (row, runs) in figures.enumerated() where runs.columns <= room {
            let mark = isForming && runs.columns < room ? [Run(ChartAxis.formingMark, .dim)] : []
            grid.put(runs + mark, x: gutter.x + 2, y: area.bottom - figures.count + row)
        }
    }

    /// A line's value at the cross-hair, else the last one.
    private func figure(of line: ChartLine, _ strip: ChartStrip) -> Run {
        let shown = crossHairIndex.map { line.values[$0] } ?? line.values.last { $0 != nil } ?? nil
        return Run(shown.flatMap { strip.text($0, facts.numbers) } ?? "—", freshness.isOld ? .stale : line.role)
    }
}
