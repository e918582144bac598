import Canvas
import Testing

@testable import Terminal

@Suite struct TerminalTextTests {
    @Test func titlesCarryNoMagic() {
        #expect(
            TerminalText.title("MNQ\u{1b}]0;evil\u{7} #[fg=red] #{x} ##(ls)") == "MNQ]0;evil # [fg=red] # {x} ## (ls)")
        #expect(TextWidth.columns(TerminalText.title(String(repeating: "日", count: 300))) == 200)
    }

    @Test func clipboardTextIsEncodedWhole() {
        #expect(TerminalText.clipboard("") == "\u{1b}]52;c;\u{7}")
        #expect(TerminalText.clipboard("f") == "\u{1b}]52;c;Zg==\u{7}")
        #expect(TerminalText.clipboard("fo") == "\u{1b}]52;c;Zm8=\u{7}")
        #expect(TerminalText.clipboard("foo\nbar ✓") == "\u{1b}]52;c;Zm9vCmJhciDinJM=\u{7}")
        #expect(TerminalText.clipboard(String(repeating: "x", count: 80_000)) == nil)
    }

    @Test func noticesPassThroughTmux() {
        #expect(TerminalText.notice("a\u{1b}b", isInTmux: false) == "\u{1b}]9;ab\u{7}")
        #expect(TerminalText.notice("a", isInTmux: true) == "\u{1b}Ptmux;\u{1b}\u{1b}]9;a\u{7}\u{1b}\\")
    }

    @Test func wakesCountAsOne() throws {
        let wake = try #require(WakePipe())
        #expect(!wake.drain())
        for _ in 0..<100_000 { wake.wake() }
        #expect(wake.drain())
        #expect(!wake.drain())
    }

    @Test func memoryScreenBehavesAsTheTerminalDoes() {
        let screen = MemoryScreen(size: Size(4, 1))
        var grid = Grid(width: 4, height: 1)
        grid.put("▲ 1", x: 0, y: 0)
        screen.show(grid)
        #expect(screen.changedCells == 4)
        screen.show(grid)
        #expect(screen.changedCells == 0)
        grid.put("2", x: 2, y: 0)
        screen.show(grid)
        #expect(screen.changedCells == 1)
        screen.redraw()
        screen.show(grid)
        #expect(screen.changedCells == 4)
        screen.needsAscii = true
        screen.show(grid)
        #expect(screen.grid?.text(row: 0) == "^ 2 ")
        screen.type(.escape)
        screen.resize(to: Size(9, 2))
        #expect(screen.readInputs() == [.key(KeyStroke(.escape)), .resized(Size(9, 2))])
        #expect(screen.readInputs().isEmpty)
        #expect(screen.copy("x") && screen.copies == ["x"])
    }
}
