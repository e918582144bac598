import Canvas
import Market
import Testing

@testable import Desk

/// Notes of several lines, and amounts as people write them.
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

    @Test(
        arguments: [
            ("607.40", 60_740), ("+607,4", 60_740), ("1,234.50", 123_450), ("1.234,50", 123_450), ("-49", -4_900),
            ("−49.00", -4_900), ("(49.00)", -4_900), ("$5", 500), ("-$5", -500), ("$-5", -500), ("12-", -1_200),
            ("5 USD", 500), ("1 234,5", 123_450), ("1'234.5", 123_450), ("1,234", 123_400), ("1,234,567", 123_456_700),
            (".5", 50), ("0", 0), ("7.", 700),
        ] as [(String, Int64)])
    func amounts(_ text: String, _ cents: Int64) {
        #expect(AmountReading.read(text) == .success(Money(dollars: 0, cents: cents)))
    }

    @Test(arguments: ["", "abc", "1.234", "0,123", "12.345,6.7", "1,23,4", "--", "1e5", "607.401", "12 34x"])
    func noAmounts(_ text: String) {
        guard case .failure(let trouble) = AmountReading.read(text) else {
            Issue.record("\(text) was read as an amount")
            return
        }
        #expect(trouble.text.hasSuffix("."))
    }
}
