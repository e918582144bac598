extension ChartPlot {
    /// Draws a line through one value a candle in braille dots, in cells that nobody has; nil leaves a gap.
    ///
    /// - Parameters:
    ///   - values: one a candle, the first at column `x` of the area.
    ///   - breaks: positions in `values` that are not joined to the one before.
    ///   - dash: columns of dots that are drawn before as many are left out; 0 leaves out none.
    ///   - isFilled: leaves no gap between dots where the line is steep; for a line that has the plot to itself.
    package mutating func line(
        _ values: [Double?], x: Int, breaks: [Int] = [], dash: Int = 0, isFilled: Bool = false, _ role: Role,
        on grid: inout Grid
    ) {
        let owner = nextOwner()
        let pen = Pen(role)
        let width = zoom * 2
        let isDrawn = { (column: Int) in dash == 0 || (column / dash).isMultiple(of: 2) }
        for index in values.indices {
            guard let value = values[index] else { continue }
            // The wick stands on the first, second or third dot; the line passes through it.
            let start = (x + index * zoom) * 2 + zoom - 1
            let next = index + 1 < values.count && !breaks.contains(index + 1) ? values[index + 1] : nil
            guard let next else {
                for step in 0..<max(1, width - zoom + 1) where isDrawn(start + step) {
                    dot(start + step, value, owner, pen, on: &grid)
                }
                continue
            }
            let slope = (next - value) / Double(width)
            for step in 0..<width where isDrawn(start + step) {
                let at = value + slope * Double(step)
                dot(start + step, at, owner, pen, on: &grid)
                guard isFilled, scale.contains(at), scale.contains(at + slope) else { continue }
                let (from, to) = (scale.dot(at), scale.dot(at + slope))
                for row in min(from, to)..<max(from, to) { dot(start + step, row: row, owner, pen, on: &grid) }
            }
        }
    }

    private mutating func dot(_ column: Int, _ value: Double, _ owner: UInt8, _ pen: Pen, on grid: inout Grid) {
        if scale.contains(value) { dot(column, row: scale.dot(value), owner, pen, on: &grid) }
    }

    private mutating func dot(_ column: Int, row: Int, _ owner: UInt8, _ pen: Pen, on grid: inout Grid) {
        guard column >= 0, column < area.width * 2 else { return }
        let at = row / 4 * area.width + column / 2
        guard owners[at] == 0 || owners[at] == owner else { return }
        dots[at] |= Braille.bit(column: column, row: row)
        claim(x: column / 2, row: row / 4, owner: owner, Braille.glyph(dots[at]), pen, on: &grid)
    }
}
