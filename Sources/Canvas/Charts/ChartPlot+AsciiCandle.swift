extension ChartPlot {
    /// Draws a candle from column `x` of the area in ASCII: rising bodies `#`, falling ones `=`, wicks `|`; a body inside
    /// one row is `-`, or `+` where a wick leaves it.
    package mutating func asciiCandle(_ candle: Candle, x: Int, _ ink: CandleInk, on grid: inout Grid) {
        let pen = ink.pen(candle)
        let first = scale.row(candle.bodyTop)
        let last = scale.row(candle.bodyBottom)
        let high = min(scale.row(candle.high), first)
        let low = max(scale.row(candle.low), last)
        for row in high...low {
            let isBody = row >= first && row <= last
            for column in 0..<(isBody && zoom == 3 ? 2 : 1) {
                let glyph: Unicode.Scalar
                if !isBody {
                    glyph = "|"
                } else if first < last {
                    glyph = candle.isRising ? "#" : "="
                } else {
                    glyph = column == 0 && (high < first || low > last) ? "+" : "-"
                }
                claim(x: x + column, row: row, owner: Self.candleOwner, glyph, pen, on: &grid)
            }
        }
    }
}
