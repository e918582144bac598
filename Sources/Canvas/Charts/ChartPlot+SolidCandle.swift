extension ChartPlot {
    /// Draws a candle from column `x` of the area with its body in eighth blocks and its wicks as lines in half rows. A
    /// wick that leaves a row past a partial end of the body snaps that end to the row, so that no gap remains.
    package mutating func solidCandle(_ candle: Candle, x: Int, _ ink: CandleInk, on grid: inout Grid) {
        let pen = ink.pen(candle)
        let full: Unicode.Scalar = ink.isShaded && !candle.isRising ? "▒" : "█"
        let top = scale.edge(candle.bodyTop, in: 8)
        let bottom = scale.edge(candle.bodyBottom, in: 8)
        let high = scale.edge(candle.high, in: 2)
        let low = scale.edge(candle.low, in: 2)
        let first = min(top / 8, scale.rows - 1)
        let last = max(first, (bottom - 1) / 8)
        let leavesUp = high < first * 2
        let leavesDown = low > (last + 1) * 2

        for column in 0..<(zoom == 3 ? 2 : 1) {
            let at = x + column
            if first == last {
                // Seven eighths of a row are nearer to a block than to a line.
                let glyph = bottom - top >= 7 ? full : column == 0 ? line(leavesUp, leavesDown) : "━"
                claim(x: at, row: first, owner: Self.candleOwner, glyph, pen, on: &grid)
                continue
            }
            let above = leavesUp ? 0 : top % 8
            let below = leavesDown ? 0 : (8 - bottom % 8) % 8
            for row in first...last {
                // Shades have no eighths: a partial end of a shaded body is drawn whole from half a row on.
                let gap = row == first ? above : row == last ? below : 0
                if gap == 0 || (full == "▒" && gap <= 4) {
                    claim(x: at, row: row, owner: Self.candleOwner, full, pen, on: &grid)
                } else if row == first || full == "▒" {
                    let glyph = full == "▒" ? "─" : Self.lowerBlock(8 - gap)
                    claim(x: at, row: row, owner: Self.candleOwner, glyph, pen, on: &grid)
                } else {
                    // The empty part is the glyph, the body its ground.
                    let reversed = Pen(pen.front, .reverse)
                    claim(x: at, row: row, owner: Self.candleOwner, Self.lowerBlock(gap), reversed, on: &grid)
                }
            }
        }
        for row in min(high / 2, first)..<first {
            claim(x: x, row: row, owner: Self.candleOwner, high > row * 2 ? "╷" : "│", pen, on: &grid)
        }
        for row in last + 1..<max(last + 1, (low + 1) / 2) {
            claim(x: x, row: row, owner: Self.candleOwner, low < row * 2 + 2 ? "╵" : "│", pen, on: &grid)
        }
    }

    private func line(_ leavesUp: Bool, _ leavesDown: Bool) -> Unicode.Scalar {
        switch (leavesUp, leavesDown) {
        case (true, true): "┿"
        case (true, false): "┷"
        case (false, true): "┯"
        // Half a line keeps neighbours apart where there is no gap.
        case (false, false): zoom == 1 ? "╸" : "━"
        }
    }

    /// `▁…█` for 1…8 eighths.
    static func lowerBlock(_ eighths: Int) -> Unicode.Scalar {
        Unicode.Scalar(0x2580 + UInt32(min(8, max(1, eighths)))) ?? "█"
    }
}
