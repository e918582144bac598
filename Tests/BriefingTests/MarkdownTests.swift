import State
import Testing

@testable import Briefing

@Suite struct MarkdownTests {
    private func texts(_ text: String) -> [String] { Markdown.lines(text).map(\.text) }

    @Test func readsBlocks() {
        let lines = Markdown.lines(
            """

            # Plan ##

            text

            - one
              * two
            1. three
            > said
            ---
            ```swift
            print(**1**)
            ```
            end

            """)
        #expect(
            lines.map(\.kind) == [
                .heading(1), .text, .text, .text, .item(mark: "•", depth: 0), .item(mark: "•", depth: 1),
                .item(mark: "1.", depth: 0), .quote, .rule, .code, .text,
            ])
        #expect(
            lines.map(\.text) == ["Plan", "", "text", "", "one", "two", "three", "said", "", "print(**1**)", "end"])
    }

    @Test func readsMarksInALine() {
        let line = Markdown.lines("**Bold** and *it* `a*b` 2 * 3 snake_case \\*no\\* ~~old~~")[0]
        #expect(line.text == "Bold and it a*b 2 * 3 snake_case *no* old")
        #expect(line.runs.first == ProseRun("Bold", isStrong: true))
        #expect(line.runs.contains(ProseRun("a*b", isCode: true)))
        #expect(
            texts("[link](https://example.com/a) <b>html</b> &amp; ![x](http://i.example/y)") == [
                "link (example.com) html & x (i.example)"
            ])
        #expect(texts("if a < 3 and b > 2 `open **never closed [x](") == ["if a < 3 and b > 2 `open never closed [x]("])
    }

    @Test func flattensTables() {
        #expect(texts("| Level | Why |\n|---|:--|\n| VWAP | mean |\n| R1 | |") == ["VWAP · Why mean", "R1"])
    }

    @Test func keepsTheTerminalUntouched() {
        let evil =
            "Bias: long.\u{1b}[2J\u{1b}[H\u{1b}[31mFAKE\u{1b}[0m \u{1b}]0;owned title\u{07} \u{1b}]52;c;ZXZpbA==\u{1b}\\"
            + "\u{1b}[?1049l\u{9b}31mC1 \u{90}dcs\u{9c}\u{0}\u{8}\u{202e}r\u{200b}\u{1b}(0x\u{1b}c.\rOVER\nVWAP holds.\u{1b}"
        #expect(texts(evil) == ["Bias: long.FAKE  C1 rx.", "OVER", "VWAP holds."])
        for scalar in texts(evil).joined().unicodeScalars { #expect(scalar.value >= 0x20 && scalar.value < 0x7f) }
        #expect(texts("a\u{1b}]0;never ended\nb") == ["a0;never ended", "b"])
    }
}
