import Canvas
import Testing

@testable import Desk

/// Notes of several lines.
@Suite struct TextEditorTests {
    private func press(_ editor: inout TextEditor, _ keys: String, width: Int = 12) {
        for name in keys.split(separator: " ") {
            guard let stroke = KeyStroke(text: String(name)) else { continue }
            _ = editor.take(stroke, width: width)
        }
    }

    @Test func linesBreakAtBlanksAndKeepEveryCharacter() {
        let editor = TextEditor("one two  three\nfour averyveryverylongword")
        let lines = editor.lines(width: 10).map { String(editor.characters[$0]) }
        #expect(lines == ["one two  ", "three", "four ", "averyvery", "verylongw", "ord"])
        #expect(TextEditor("").lines(width: 10) == [0..<0])
        #expect(TextEditor("a\n").lines(width: 10).count == 2)
    }

    @Test func arrowsWalkTheLinesOfTheScreen() {
        var editor = TextEditor("one two three four")
        #expect(editor.row(width: 10) == 2)
        press(&editor, "Up Up", width: 10)
        #expect(editor.row(width: 10) == 0)
        let isTaken = editor.take(KeyStroke(.up), width: 10)
        #expect(!isTaken, "there is no line above")
        press(&editor, "End", width: 10)
        #expect(editor.column(width: 10) == 7)
        press(&editor, "Down Home x", width: 10)
        #expect(editor.text == "one two xthree four")
    }

    @Test func wordsAndLinesAreCut() {
        var editor = TextEditor("first line\nsecond one")
        press(&editor, "Ctrl-W", width: 30)
        #expect(editor.text == "first line\nsecond ")
        press(&editor, "Ctrl-U", width: 30)
        #expect(editor.text == "first line\n")
        press(&editor, "Backspace Home Ctrl-K", width: 30)
        #expect(editor.text == "")
    }

    @Test func pastedControlCharactersVanishAndLinesStay() {
        var editor = TextEditor()
        editor.insert("a\u{1b}[31mb\r\nc\td\u{202e}")
        #expect(editor.text == "a[31mb\nc d")
        editor.insert(String(repeating: "x", count: 100_000))
        #expect(editor.characters.count == TextEditor.limit)
    }
}
