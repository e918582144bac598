import Canvas

/// A plot in which a row is one unit high: the value 0 is the lower edge.
struct ChartsPlot {
    var plot: ChartPlot
    var grid: Grid

    init(width: Int = 3, rows: Int, zoom: Int = 1) {
        let scale = ValueScale(low: 0, high: Double(rows), rows: rows)
        plot = ChartPlot(area: Rect(x: 0, y: 0, width: width, height: rows), scale: scale, zoom: zoom)
        grid = Grid(width: width, height: rows)
    }

    enum Style { case braille, solid, ascii }

    /// The rows of the plot as text after one candle in its first column.
    static func drawing(
        _ style: Style, rows: Int, zoom: Int = 1, open: Double, high: Double, low: Double, close: Double,
        ink: CandleInk = CandleInk()
    ) -> ChartsPlot {
        var picture = ChartsPlot(rows: rows, zoom: zoom)
        let candle = Candle(open: open, high: high, low: low, close: close)
        switch style {
        case .braille: picture.plot.brailleCandle(candle, x: 0, ink, on: &picture.grid)
        case .solid: picture.plot.solidCandle(candle, x: 0, ink, on: &picture.grid)
        case .ascii: picture.plot.asciiCandle(candle, x: 0, ink, on: &picture.grid)
        }
        return picture
    }

    var rows: [String] {
        (0..<grid.height).map { y in
            var text = Substring(grid.text(row: y))
            while text.last == " " { text.removeLast() }
            return String(text)
        }
    }

    func isReversed(_ y: Int) -> Bool { grid[0, y].emphasis.contains(.reverse) }
}
