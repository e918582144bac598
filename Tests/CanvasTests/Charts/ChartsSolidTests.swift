import Canvas
import Testing

@Suite struct ChartsSolidTests {
    private func rows(
        _ open: Double, _ high: Double, _ low: Double, _ close: Double, rows: Int = 4, zoom: Int = 1
    ) -> [String] {
        ChartsPlot.drawing(.solid, rows: rows, zoom: zoom, open: open, high: high, low: low, close: close).rows
    }

    @Test func aBodyThatFillsItsRowsIsFull() {
        #expect(rows(1, 3, 1, 3) == ["", "█", "█", ""])
    }

    @Test func theUpperEndIsALowerBlock() {
        #expect(rows(1, 2.5, 1, 2.5) == ["", "▄", "█", ""])
        #expect(rows(1, 2.125, 1, 2.125) == ["", "▁", "█", ""])
        #expect(rows(1, 2.875, 1, 2.875) == ["", "▇", "█", ""])
    }

    @Test func theLowerEndIsTheEmptyPartOnTheBody() {
        let picture = ChartsPlot.drawing(.solid, rows: 4, open: 3, high: 3, low: 1.25, close: 1.25)
        // The body covers three quarters of the lower row; the quarter below it is drawn reversed.
        #expect(picture.rows == ["", "█", "▂", ""])
        #expect(picture.isReversed(2))
        #expect(!picture.isReversed(1))
        #expect(picture.grid[0, 2].front == .down)
    }

    @Test func aBodyInsideOneRowIsALineByItsWicks() {
        #expect(rows(2.3, 3.5, 2.3, 2.5) == ["╷", "┷", "", ""])
        #expect(rows(2.3, 2.5, 0.5, 2.5) == ["", "┯", "│", "╵"])
        #expect(rows(2.3, 3.5, 1.5, 2.5) == ["╷", "┿", "╵", ""])
        #expect(rows(2.3, 2.5, 2.3, 2.5) == ["", "╸", "", ""])
        #expect(rows(2.3, 2.5, 2.3, 2.5, zoom: 2) == ["", "━", "", ""])
        #expect(rows(2.3, 3.5, 2.3, 2.5, zoom: 3) == ["╷", "┷━", "", ""])
    }

    @Test func aWickThatLeavesTheRowSnapsThePartialEnd() {
        // The body ends half way up a row and the wick goes on: half a block would leave a gap below the wick.
        #expect(rows(1, 4, 1, 2.5) == ["│", "█", "█", ""])
        #expect(rows(2.5, 2.5, 0, 1.5, rows: 3) == ["▄", "█", "│"])
    }

    @Test func aWickInsideTheRowOfAPartialEndKeepsIt() {
        #expect(rows(1, 2.9, 1, 2.5) == ["", "▄", "█", ""])
    }

    @Test func wicksEndInHalfRows() {
        #expect(rows(1, 3.5, 1, 2) == ["╷", "│", "█", ""])
        #expect(rows(2, 3, 0.5, 3) == ["", "█", "│", "╵"])
    }

    @Test func aDojiAlwaysShows() {
        for value in stride(from: 0.0, through: 4, by: 0.0625) {
            #expect(rows(value, value, value, value).contains("╸"), "at \(value)")
        }
    }

    @Test func zoomThreeIsTwoCellsAndABlank() {
        #expect(rows(1, 4, 1, 3, zoom: 3) == ["│", "██", "██", ""])
    }

    @Test func withoutColourFallingBodiesAreShaded() {
        let ink = CandleInk(isShaded: true)
        let falling = ChartsPlot.drawing(.solid, rows: 3, open: 3, high: 3, low: 1, close: 1, ink: ink)
        let rising = ChartsPlot.drawing(.solid, rows: 3, open: 1, high: 3, low: 1, close: 3, ink: ink)
        #expect(falling.rows == ["▒", "▒", ""])
        #expect(rising.rows == ["█", "█", ""])
    }
}
