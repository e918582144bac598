import Canvas
import Testing

@Suite struct TextFitTests {
    @Test func freeTextEndsAtAWord() {
        #expect(TextFit.fit("Hold the runner; trail", to: 30) == "Hold the runner; trail")
        #expect(TextFit.fit("Hold the runner; trail", to: 17) == "Hold the runner…")
        #expect(TextFit.fit("Hold the runner; trail", to: 9) == "Hold the…")
        #expect(TextFit.fit("Extraordinarily", to: 6) == "Extra…")
        #expect(TextFit.fit("日本語です", to: 6) == "日本…")
        #expect(TextFit.fit("anything", to: 0) == "")
    }

    @Test func numbersAreNeverCut() {
        #expect(TextFit.fit("16,582.75", to: 8) == "…")
        #expect(TextFit.fit("trail under 16,561.00 now", to: 20) == "trail under…")
        for width in 1...40 {
            let fitted = TextFit.fit("stop 16,561.00 target 16,620.00 bust 16,494.75", to: width)
            #expect(TextWidth.columns(fitted) <= width)
            for word in fitted.dropLast().split(separator: " ") where word.contains(where: \.isNumber) {
                #expect(["16,561.00", "16,620.00", "16,494.75"].contains(String(word)))
            }
        }
    }

    @Test func runsKeepTheirPensWhenFitted() {
        let runs = [Run("PDH ", .dim), Run("16,577.25", .bright), Run(" held since", .text)]
        #expect(runs.fitted(to: 24) == runs)
        #expect(runs.fitted(to: 20).map(\.text) == ["PDH ", "16,577.25", " held…"])
        #expect(runs.fitted(to: 20).columns <= 20)
        #expect(runs.fitted(to: 13).map(\.text) == ["PDH ", "…"])
    }

    @Test func wrapsAtBlanksWithIndent() {
        #expect(
            TextFit.wrap("Hold the runner; trail under", to: 12, indent: 2) == [
                "Hold the", "  runner;", "  trail", "  under",
            ])
        #expect(TextFit.wrap("abcdefgh", to: 3) == ["abc", "def", "gh"])
        #expect(TextFit.wrap("a\nb", to: 5) == ["a", "b"])
        #expect(TextFit.wrap("", to: 5) == [""])
        #expect(TextFit.wrap("日本", to: 1).count <= 2)
        #expect(TextFit.wrap("one two", to: 0).isEmpty)
    }

    @Test func outsideTextCannotSteerTheTerminal() {
        #expect(OutsideText.line("a\u{1b}[2Jb\u{9b}31mc\u{7}") == "a[2Jb31mc")
        #expect(OutsideText.line("safe\u{202e}evil\u{2066}\u{200b}\u{feff}") == "safeevil")
        #expect(OutsideText.line("one\r\ntwo\tthree\u{2028}four") == "one two three four")
        #expect(OutsideText.lines("one\r\ntwo\u{1b}c") == "one\ntwoc")
        #expect(OutsideText.line("e\u{301}\u{302}\u{303}\u{304}").unicodeScalars.count == 3)
        #expect(OutsideText.line("Müller 日本 −1.5") == "Müller 日本 −1.5")
    }

    @Test func metersShowAnyPositiveValue() {
        func meter(_ value: Double) -> String {
            var grid = Grid(width: 10, height: 1)
            grid.meter(value, x: 0, y: 0, width: 10)
            return grid.text(row: 0)
        }
        #expect(meter(0) == "──────────")
        #expect(meter(0.001) == "╸─────────")
        #expect(meter(0.84) == "━━━━━━━━╸─")
        #expect(meter(0.999) == "━━━━━━━━━╸")
        #expect(meter(1) == "━━━━━━━━━━" && meter(7) == "━━━━━━━━━━")
        #expect(meter(.nan) == "──────────" && meter(-3) == "──────────")
    }

    @Test func bigDigitsAreWholeOrAbsent() {
        var grid = Grid(width: 30, height: 3)
        #expect(grid.put(bigDigits: "+205.46", x: 1, y: 0, Pen(.up)) == 26)
        #expect(grid.text(row: 0) == "     ▀▀█ █▀█ █▀▀   █ █ █▀▀    ")
        #expect(grid.text(row: 1) == " ▄█▄ █▀▀ █ █ ▀▀█   ▀▀█ █▀█    ")
        #expect(grid.text(row: 2) == "  ▀  ▀▀▀ ▀▀▀ ▀▀▀ ▀   ▀ ▀▀▀    ")
        var narrow = Grid(width: 20, height: 3)
        #expect(narrow.put(bigDigits: "+205.46", x: 0, y: 0, Pen(.up)) == nil)
        #expect(narrow == Grid(width: 20, height: 3))
        #expect(BigDigits.rows("12a") == nil)
    }
}
