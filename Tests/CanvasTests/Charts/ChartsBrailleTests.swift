import Canvas
import Testing

@Suite struct ChartsBrailleTests {
    private func rows(
        _ open: Double, _ high: Double, _ low: Double, _ close: Double, rows: Int = 2, zoom: Int = 1
    ) -> [String] {
        ChartsPlot.drawing(.braille, rows: rows, zoom: zoom, open: open, high: high, low: low, close: close).rows
    }

    @Test func risingBodiesAreSolidTwoThreeOrFiveDotsWide() {
        #expect(rows(0.1, 1.9, 0.1, 1.9) == ["⣿", "⣿"])
        #expect(rows(0.1, 1.9, 0.1, 1.9, zoom: 2) == ["⣿⡇", "⣿⡇"])
        #expect(rows(0.1, 1.9, 0.1, 1.9, zoom: 3) == ["⣿⣿⡇", "⣿⣿⡇"])
    }

    @Test func fallingBodiesAreWovenAndDifferWithoutColour() {
        #expect(rows(1.9, 1.9, 0.1, 0.1) == ["⡯", "⡯"])
        #expect(rows(1.9, 1.9, 0.1, 0.1, zoom: 2) == ["⢕⠅", "⢕⠅"])
        #expect(rows(1.9, 1.9, 0.1, 0.1, zoom: 3) == ["⢕⢕⠅", "⢕⢕⠅"])
    }

    @Test func theWickStandsOnTheFirstSecondOrThirdDot() {
        #expect(rows(0.1, 1.9, 0.1, 0.9) == ["⡇", "⣿"])
        #expect(rows(0.1, 1.9, 0.1, 0.9, zoom: 2) == ["⢸", "⣿⡇"])
        #expect(rows(0.1, 1.9, 0.1, 0.9, zoom: 3) == [" ⡇", "⣿⣿⡇"])
    }

    @Test func aBodyHasFourStepsARow() {
        #expect(rows(0.1, 0.4, 0.1, 0.4, rows: 1) == ["⣤"])
        #expect(rows(0.6, 0.9, 0.6, 0.9, rows: 1) == ["⠛"])
    }

    @Test func aDojiAlwaysShowsWithItsBody() {
        for value in stride(from: 0.0, through: 2, by: 0.03125) {
            let shown = rows(value, value, value, value).joined()
            #expect(["⠉", "⠒", "⠤", "⣀"].contains(shown), "at \(value)")
        }
        #expect(rows(0.6, 0.9, 0.1, 0.6, rows: 1) == ["⡗"])
    }

    @Test func asciiBodiesDifferToo() {
        let rising = ChartsPlot.drawing(.ascii, rows: 4, open: 1, high: 4, low: 1, close: 2.9)
        let falling = ChartsPlot.drawing(.ascii, rows: 4, open: 2.9, high: 4, low: 0.1, close: 1.1)
        #expect(rising.rows == ["|", "#", "#", "#"])
        #expect(falling.rows == ["|", "=", "=", "|"])
        let doji = ChartsPlot.drawing(.ascii, rows: 2, open: 0.5, high: 0.5, low: 0.5, close: 0.5)
        #expect(doji.rows == ["", "-"])
    }
}
