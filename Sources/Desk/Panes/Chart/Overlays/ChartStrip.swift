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
        for (strip, area) in zip(view.shownOverlays.compactMap(\.strip), layout.strips) {
            draw(strip(self), in: area, on: &grid)
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
        let figures = strip.lines.prefix(max(1, area.height - 1))
        for (row, line) in figures.enumerated() {
            let known = line.values.compactMap { $0 }
            let shown = crossHairIndex.map { line.values[$0] } ?? known.last
            let text = shown.flatMap { strip.text($0, facts.numbers) } ?? "—"
            guard TextWidth.columns(text) <= room else { continue }
            var runs = [Run(text, freshness.isOld ? .stale : line.role)]
            let isForming = line.isLive && window.formingIndex == (crossHairIndex ?? window.bars.count - 1)
            if isForming, runs.columns < room { runs.append(Run(ChartAxis.formingMark, .dim)) }
            grid.put(runs, x: gutter.x + 2, y: area.bottom - figures.count + row)
        }
    }
}
