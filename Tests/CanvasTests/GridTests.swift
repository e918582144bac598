import Canvas
import Support
import Testing

@Suite struct GridTests {
    @Test func wideCharactersKeepTheColumnsTrue() {
        var grid = Grid(width: 6, height: 1)
        #expect(grid.put("日本語", x: 0, y: 0) == 6)
        grid.put("x", x: 1, y: 0, .text)
        #expect(grid.text(row: 0) == " x本語")
        #expect(grid.put("日本語", x: 1, y: 0) == 5)
        #expect(grid.text(row: 0) == " 日本 ")
    }

    @Test func drawingOutsideIsClipped() {
        var grid = Grid(width: 4, height: 2)
        grid.put("abcdef", x: -2, y: 0)
        grid.put("abcdef", x: 2, y: 1)
        grid.put("z", x: 0, y: 5)
        grid.fill(Rect(x: -5, y: -5, width: 3, height: 3), "#", .text)
        #expect(grid.text(row: 0) == "cdef" && grid.text(row: 1) == "  ab")
    }

    @Test func runsStopWhereOneIsCut() {
        var grid = Grid(width: 4, height: 1)
        grid.put([Run("a日"), Run("日"), Run("z")], x: 0, y: 0)
        #expect(grid.text(row: 0) == "a日 ")
    }

    @Test func asciiKeepsEveryCellInPlace() {
        var grid = Grid(width: 24, height: 1)
        grid.put("▲▼▸●○✗↯◆≠ ─│┼━╌┊ −×·…⣿⠁⣀", x: 0, y: 0)
        #expect(grid.ascii().text(row: 0) == "^v>#ox!*! -|+=-: -x.~:'.")
        #expect(grid.ascii().ascii() == grid.ascii())
        var wide = Grid(width: 6, height: 1)
        wide.put("日é█▄", x: 0, y: 0)
        #expect(wide.ascii().text(row: 0) == "? ?#= ")
        #expect(Ascii.text("−1.53 µs") == "-1.53 us")
    }

    @Test func everyGlyphOfTheDeskHasAnAsciiOne() {
        for glyph in "▲▼▸●○◐✗✓?↯≠◆▾━╸─◂╺╰╯┬┴├┤┼┷┯┿╷╵│┊╌▁▂▃▄▅▆▇█▀░▒▏▎▍▋▊▉▔←→↑↓·…–—−×≥≤→⠒⡠".unicodeScalars {
            let text = Ascii.text(String(glyph))
            #expect(glyph == "?" || text != "?", "\(glyph)")
            #expect(text.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 32 })
        }
    }

    @Test func fadingKeepsShapesAndLosesColours() {
        var grid = Grid(width: 4, height: 1)
        grid.put("a", x: 0, y: 0, Pen(.up, .bold))
        grid.put("▃", x: 1, y: 0, Pen(.bg, on: .down))
        grid.put("─", x: 2, y: 0, Pen(.line))
        grid.put("s", x: 3, y: 0, Pen(.bright, on: .sel))
        grid.fade(grid.bounds)
        #expect(grid[0, 0] == Cell("a", front: .faint))
        #expect(grid[1, 0] == Cell("▃", front: .bg, ground: .faint))
        #expect(grid[2, 0] == Cell("─", front: .line))
        #expect(grid[3, 0] == Cell("s", front: .faint))
    }

    @Test func screenFilesSayWhichRowsDiffer() throws {
        var grid = Grid(width: 10, height: 2)
        grid.put("ab", x: 0, y: 0, Pen(.up, on: .sel, .bold))
        let text = ScreenFile.text(of: grid)
        #expect(text.hasPrefix("ab\n\n-- roles: g=bg S=strip"))
        #expect(text.contains("\nuu\n\n-- grounds\nLL\n\n-- emphasis"))
        #expect(ScreenFile.difference(grid, "canvas-sample") == nil)
        grid.put("x", x: 1, y: 1, Pen(.down))
        let report = try #require(ScreenFile.difference(grid, "canvas-sample", isRecording: false))
        #expect(report.contains("text row 1\n  was ||\n  is  | x|"))
        #expect(report.contains("roles row 1\n  was ||\n  is  | D|"))
        #expect(ScreenFile.difference(grid, "canvas-unknown", isRecording: false)?.contains("RECORD_SCREENS=1") == true)
    }
}
