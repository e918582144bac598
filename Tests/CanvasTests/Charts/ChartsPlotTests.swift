import Canvas
import Testing

@Suite struct ChartsPlotTests {
    @Test func linesStayOutOfCellsWithACandle() {
        var picture = ChartsPlot(width: 4, rows: 2)
        let candle = Candle(open: 0.1, high: 1.9, low: 0.1, close: 1.9)
        picture.plot.brailleCandle(candle, x: 1, CandleInk(), on: &picture.grid)
        picture.plot.line([1.9, 1.9, 1.9, 1.9], x: 0, .vwap, on: &picture.grid)
        #expect(picture.rows == ["⠉⣿⠉⠉", " ⣿"])
        #expect(picture.grid[1, 0].front == .up)
        #expect(picture.grid[0, 0].front == .vwap)
    }

    @Test func oneLineACellTheFirstOneWins() {
        var picture = ChartsPlot(width: 2, rows: 1)
        picture.plot.line([0.9, 0.9], x: 0, .vwap, on: &picture.grid)
        picture.plot.line([0.1, 0.1], x: 0, .emaFast, on: &picture.grid)
        #expect(picture.rows == ["⠉⠉"])
        #expect(picture.grid[0, 0].front == .vwap)
    }

    @Test func aLineRisesThroughTheDotsBetweenTwoBars() {
        var picture = ChartsPlot(width: 2, rows: 1)
        picture.plot.line([0.1, 0.9], x: 0, .vwap, on: &picture.grid)
        #expect(picture.rows == ["⡠⠉"])
    }

    @Test func aFilledLineLeavesNoGapWhereItIsSteep() {
        var thin = ChartsPlot(width: 2, rows: 2)
        thin.plot.line([0.1, 1.9], x: 0, .vwap, on: &thin.grid)
        #expect(thin.rows == [" ⠉", "⡈"])
        var filled = ChartsPlot(width: 2, rows: 2)
        filled.plot.line([0.1, 1.9], x: 0, isFilled: true, .vwap, on: &filled.grid)
        #expect(filled.rows == ["⢸⠉", "⡏"])
    }

    @Test func signedBarsStandOnEitherSideOfTheMiddle() {
        var grid = Grid(width: 5, height: 4)
        let strip = Histogram(area: grid.bounds, top: 16, zoom: 1, hasBothSides: true)
        for (x, value) in [16.0, 4, 0, -12, 0.1].enumerated() { strip.bar(value, x: x, .up, on: &grid) }
        #expect((0..<4).map { grid.text(row: $0) } == ["█    ", "█▄  ▁", "   █ ", "   ▄ "])
        // The empty half of the last cell is the glyph.
        #expect(grid[3, 3].emphasis.contains(.reverse) && !grid[3, 2].emphasis.contains(.reverse))
    }

    @Test func aLineEndsAtAGapAndAtABreak() {
        var gap = ChartsPlot(width: 3, rows: 1)
        gap.plot.line([0.1, nil, 0.1], x: 0, .vwap, on: &gap.grid)
        #expect(gap.rows == ["⣀ ⣀"])
        var jump = ChartsPlot(width: 2, rows: 1)
        jump.plot.line([0.1, 0.9], x: 0, breaks: [1], .vwap, on: &jump.grid)
        #expect(jump.rows == ["⣀⠉"])
    }

    @Test func valuesOffTheScaleAreNotDrawn() {
        var picture = ChartsPlot(width: 3, rows: 1)
        picture.plot.line([5, .infinity, .nan], x: 0, .vwap, on: &picture.grid)
        picture.plot.level(-1, .faint, on: &picture.grid)
        #expect(picture.rows == [""])
    }

    @Test func aLevelIsADotInEverySecondFreeCell() {
        var picture = ChartsPlot(width: 7, rows: 1)
        picture.plot.line([nil, nil, 0.9], x: 0, .vwap, on: &picture.grid)
        picture.plot.level(0.4, .faint, on: &picture.grid)
        #expect(picture.rows == ["⠄ ⠉ ⠄ ⠄"])
    }

    @Test func aMarkStandsBehindEverythingElse() {
        var picture = ChartsPlot(width: 2, rows: 3)
        let candle = Candle(open: 1.1, high: 1.9, low: 1.1, close: 1.9)
        picture.plot.solidCandle(candle, x: 0, CandleInk(), on: &picture.grid)
        picture.plot.mark(x: 0, .faint, on: &picture.grid)
        #expect(picture.rows == ["┊", "╸", "┊"])
        #expect(picture.grid[0, 1].front == .up)
    }

    @Test func drawingOutsideThePlotChangesNothing() {
        var picture = ChartsPlot(width: 2, rows: 2)
        let candle = Candle(open: 0.1, high: 1.9, low: 0.1, close: 1.9)
        for x in [-3, 2, 40] {
            picture.plot.brailleCandle(candle, x: x, CandleInk(), on: &picture.grid)
            picture.plot.solidCandle(candle, x: x, CandleInk(), on: &picture.grid)
        }
        #expect(picture.rows == ["", ""])
    }

    @Test func volumeStandsInEighthsAndAlwaysShows() {
        var grid = Grid(width: 4, height: 2)
        let strip = Histogram(area: grid.bounds, top: 160, zoom: 1)
        for (x, volume) in [160.0, 80, 5, 0].enumerated() { strip.bar(volume, x: x, .volumeUp, on: &grid) }
        #expect(grid.text(row: 0) == "█   ")
        #expect(grid.text(row: 1) == "██▁ ")
    }

    @Test func aSparklineSpansItsOwnRange() {
        #expect(Sparkline.text([1, 2, 3, 4], columns: 2) == "⡠⠊")
        #expect(Sparkline.text([5, 5], columns: 2) == " ⠤")
        #expect(Sparkline.text([], columns: 2) == "")
    }
}
