/// Bars above and below the middle of a strip, in eighths of a row.
package struct SignedHistogram: Sendable {
    package let area: Rect
    /// The size that fills half of the strip.
    package let top: Double
    /// Cells a bar, with its gap, as the candles above.
    package let zoom: Int

    /// - Parameter area: its rows are even in number; zero lies between the two halves.
    package init(area: Rect, top: Double, zoom: Int) {
        self.area = area
        self.top = top
        self.zoom = zoom
    }

    /// Draws one bar from column `x` of the area; what is not zero always shows.
    package func bar(_ value: Double, x: Int, _ role: Role, on grid: inout Grid) {
        let half = area.height / 2
        guard value != 0, top > 0, half > 0, x >= 0, x < area.width else { return }
        let eighths = min(half * 8, max(1, Int((abs(value) / top * Double(half * 8)).rounded())))
        let middle = area.y + half
        for column in x..<min(area.width, x + (zoom == 3 ? 2 : 1)) {
            for row in 0..<(eighths + 7) / 8 {
                let filled = min(8, eighths - row * 8)
                if value > 0 {
                    grid.put(ChartPlot.lowerBlock(filled), x: area.x + column, y: middle - 1 - row, Pen(role))
                } else if filled == 8 {
                    grid.put("█", x: area.x + column, y: middle + row, Pen(role))
                } else {
                    // The empty part is the glyph, the bar its ground.
                    grid.put(
                        ChartPlot.lowerBlock(8 - filled), x: area.x + column, y: middle + row, Pen(role, .reverse))
                }
            }
        }
    }
}
