extension ChartPlot {
    /// Draws a candle in dots from column `x` of the area: bodies 2, 3 or 5 dots wide, the wick on the first, second or
    /// third. Rising bodies are solid, falling ones checkered, so that they differ without colour as well.
    package mutating func brailleCandle(_ candle: Candle, x: Int, _ ink: CandleInk, on grid: inout Grid) {
        let pen = ink.pen(candle)
        let body = scale.dot(candle.bodyTop)...scale.dot(candle.bodyBottom)
        let high = min(scale.dot(candle.high), body.lowerBound)
        let low = max(scale.dot(candle.low), body.upperBound)
        let width = zoom == 1 ? 2 : zoom == 2 ? 3 : 5
        // A checkered line of one dot row would fall apart.
        let isSolid = candle.isRising || body.count == 1
        for cell in 0..<(width + 1) / 2 {
            for row in high / 4...low / 4 {
                var bits: UInt8 = 0
                for dot in max(high, row * 4)...min(low, row * 4 + 3) {
                    for side in 0..<2 where cell * 2 + side < width {
                        let column = cell * 2 + side
                        let isDotSet =
                            body.contains(dot)
                            ? isSolid || isSet(column, dot - body.lowerBound) : column == zoom - 1
                        if isDotSet { bits |= Braille.bit(column: side, row: dot) }
                    }
                }
                guard bits != 0 else { continue }
                claim(x: x + cell, row: row, owner: Self.candleOwner, Braille.glyph(bits), pen, on: &grid)
            }
        }
    }

    /// The weave of a falling body. Two dots wide, a plain checker would look like a wick: every second row is full.
    private func isSet(_ column: Int, _ row: Int) -> Bool {
        zoom == 1 ? row.isMultiple(of: 2) || column == 0 : (column + row).isMultiple(of: 2)
    }
}
