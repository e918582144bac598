/// Bars that stand on the lower edge of a strip, in eighths of a row.
package struct Histogram: Sendable {
    package let area: Rect
    /// The value as high as the strip.
    package let top: Double
    /// Cells a bar, with its gap, as the candles above.
    package let zoom: Int

    package init(area: Rect, top: Double, zoom: Int) {
        self.area = area
        self.top = top
        self.zoom = zoom
    }

    /// Draws one bar from column `x` of the area; what is above zero always shows.
    package func bar(_ value: Double, x: Int, _ role: Role, on grid: inout Grid) {
        guard value > 0, top > 0, x >= 0, x < area.width else { return }
        let eighths = min(area.height * 8, max(1, Int((value / top * Double(area.height * 8)).rounded())))
        for column in x..<min(area.width, x + (zoom == 3 ? 2 : 1)) {
            for row in 0..<(eighths + 7) / 8 {
                let glyph = ChartPlot.lowerBlock(eighths - row * 8)
                grid.put(glyph, x: area.x + column, y: area.bottom - 1 - row, Pen(role))
            }
        }
    }
}
