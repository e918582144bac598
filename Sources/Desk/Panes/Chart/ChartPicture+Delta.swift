import Canvas
import State

extension ChartPicture {
    /// Draws the strip of cumulative volume delta, with how its weakest bar is known.
    func drawDelta(on grid: inout Grid) {
        guard let area = layout.delta else { return }
        let values = window.values("cvd.sum")
        let known = values.compactMap { $0 }
        if let low = known.min(), let high = known.max() {
            let scale = ValueScale(showing: low...high, rows: area.height)
            var plot = ChartPlot(area: area, scale: scale, zoom: window.zoom)
            plot.line(
                values, x: offset, breaks: window.days.map(\.start), freshness.isOld ? .stale : .cvd, on: &grid)
        }
        guard let gutter = layout.gutter else { return }
        let room = gutter.width - 3
        let source = frame.studies.word("cvd.source").map { " \($0)" } ?? ""
        if area.height > 1 { grid.put(TextFit.fit("CVD\(source)", to: room), x: gutter.x + 2, y: area.y, .dim) }
        let shown = crossHairIndex.map { values[$0] } ?? known.last
        let text = shown.flatMap { facts.numbers.text($0, decimals: 0, signed: true) } ?? "—"
        if TextWidth.columns(text) <= room {
            grid.put(text, x: gutter.x + 2, y: area.bottom - 1, Pen(freshness.isOld ? .stale : .cvd))
        }
    }
}
