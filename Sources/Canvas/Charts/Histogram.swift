/// Bars of a strip, in eighths of a row: on its lower edge, or on either side of its middle.
package struct Histogram: Sendable {
    package let area: Rect
    /// The size that fills the strip, or half of it.
    package let top: Double
    /// Cells a bar, with its gap, as the candles above.
    package let zoom: Int
    /// True where values below zero hang from the middle.
    package let hasBothSides: Bool

    /// - Parameter area: with both sides its rows are even in number; zero lies between the two halves.
    package init(area: Rect, top: Double, zoom: Int, hasBothSides: Bool = false) {
        self.area = area
        self.top = top
        self.zoom = zoom
        self.hasBothSides = hasBothSides
    }

    /// Draws one bar from column `x` of the area; what is above zero always shows, with both sides all but zero.
    package func bar(_ value: Double, x: Int, _ role: Role, on grid: inout Grid) {
        let height = hasBothSides ? area.height / 2 : area.height
        guard hasBothSides ? value != 0 : value > 0, top > 0, height > 0, x >= 0, x < area.width else { return }
        let eighths = min(height * 8, max(1, Int((abs(value) / top * Double(height * 8)).rounded())))
        let zero = hasBothSides ? area.y + height : area.bottom
        for column in x..<min(area.width, x + (zoom == 3 ? 2 : 1)) {
            for row in 0..<(eighths + 7) / 8 {
                let filled = min(8, eighths - row * 8)
                if value > 0 {
                    grid.put(ChartPlot.lowerBlock(filled), x: area.x + column, y: zero - 1 - row, Pen(role))
                } else if filled == 8 {
                    grid.put("█", x: area.x + column, y: zero + row, Pen(role))
                } else {
                    // The empty part is the glyph, the bar its ground.
                    grid.put(ChartPlot.lowerBlock(8 - filled), x: area.x + column, y: zero + row, Pen(role, .reverse))
                }
            }
        }
    }
}
