import Testing

@testable import TerminalDriver

@Suite struct TerminalPictureTests {
    private func picture(_ output: String, width: Int = 10, height: Int = 3) -> TerminalPicture {
        var picture = TerminalPicture(width: width, height: height)
        picture.take(Array(output.utf8))
        return picture
    }

    @Test func writesMovesAndErases() {
        #expect(picture("ab\u{1b}[2;3Hcd\u{1b}[1;1Hx").lines == ["xb", "  cd", ""])
        #expect(picture("abcdef\u{1b}[1;3H\u{1b}[K").lines[0] == "ab")
        #expect(picture("abcdef\u{1b}[1;3H\u{1b}[2P").lines[0] == "abef")
        #expect(picture("a\u{1b}[5b").lines[0] == "aaaaaa")
    }

    @Test func wrapsOnlyBeforeTheNextCharacter() {
        #expect(picture("0123456789\rX", height: 2).lines == ["X123456789", ""])
        #expect(picture("0123456789X", height: 2).lines == ["0123456789", "X"])
    }

    @Test func scrollsInItsRegion() {
        #expect(picture("a\r\nb\r\nc\u{1b}[2;3r\u{1b}[3;1H\nd").lines == ["a", "c", "d"])
    }

    @Test func keepsColumnsUnderWideCharacters() {
        #expect(picture("日x\u{1b}[1;3Hy").lines[0] == "日y")
    }

    @Test func remembersModesAndCommands() {
        let shown = picture("\u{1b}[?1049h\u{1b}[?25l\u{1b}[?25h\u{1b}]0;title\u{7}\u{1b}]52;c;aGk=\u{1b}\\")
        #expect(shown.modes == ["?1049", "?25"])
        #expect(shown.commands == ["0;title", "52;c;aGk="])
    }
}
