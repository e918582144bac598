import Canvas
import Market
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
    /// What a terminal sends, the whole at once and then nothing more.
    private func inputs(_ text: String, keys: [[UInt8]: KeyStroke] = [:]) -> [Input] {
        inputs(Array(text.utf8), keys: keys)
    }

    private func inputs(_ bytes: [UInt8], keys: [[UInt8]: KeyStroke] = [:]) -> [Input] {
        var decoder = InputDecoder(keys: keys)
        return decoder.feed(bytes) + decoder.flush()
    }

    private func key(_ text: String) -> Input? { KeyStroke(text: text).map { .key($0) } }

    @Test(arguments: [
        ("a", "a"), ("A", "A"), ("?", "?"), (" ", "Space"), ("é", "é"), ("日", "日"), ("\r", "Enter"), ("\t", "Tab"),
        ("\u{7f}", "Backspace"), ("\u{1}", "Ctrl-A"), ("\u{1a}", "Ctrl-Z"), ("\u{3}", "Ctrl-C"), ("\0", "Ctrl-Space"),
        ("\n", "Ctrl-J"), ("\u{1c}", "Ctrl-\\"), ("\u{1b}", "Esc"), ("\u{1b}x", "Alt-x"), ("\u{1b}\r", "Alt-Enter"),
        ("\u{1b}\u{1}", "Ctrl-Alt-A"), ("\u{1b}[A", "Up"), ("\u{1b}OB", "Down"), ("\u{1b}[1;5C", "Ctrl-Right"),
        ("\u{1b}[1;2D", "Shift-Left"), ("\u{1b}[1;3A", "Alt-Up"), ("\u{1b}\u{1b}[A", "Alt-Up"), ("\u{1b}[5~", "PageUp"),
        ("\u{1b}[6;5~", "Ctrl-PageDown"), ("\u{1b}[H", "Home"), ("\u{1b}OF", "End"), ("\u{1b}[1~", "Home"),
        ("\u{1b}[8~", "End"), ("\u{1b}[2~", "Insert"), ("\u{1b}[3;2~", "Shift-Delete"), ("\u{1b}[Z", "Shift-Tab"),
        ("\u{1b}OP", "F1"), ("\u{1b}[15~", "F5"), ("\u{1b}[24~", "F12"), ("\u{1b}[1;2P", "Shift-F1"),
        ("\u{1b}[34~", "F20"), ("\u{1b}[[A", "F1"), ("\u{1b}OM", "Enter"), ("\u{1b}Ok", "+"),
        ("\u{1b}[27;5;9~", "Ctrl-Tab"), ("\u{1b}[13;2u", "Shift-Enter"), ("\u{1b}[97;5u", "Ctrl-A"),
        ("\u{1b}[97;2u", "A"), ("\u{1b}[", "Alt-["), ("\u{1b}O", "Alt-O"), ("\u{1b}]", "Alt-]"),
    ])
    func readsKeys(sent: String, name: String) {
        #expect(inputs(sent) == [key(name)])
    }

    @Test func readsMouseInBothForms() {
        #expect(inputs("\u{1b}[<0;12;7M") == [.mouse(MouseEvent(x: 11, y: 6, action: .press))])
        #expect(inputs("\u{1b}[<0;12;7m") == [.mouse(MouseEvent(x: 11, y: 6, action: .release))])
        #expect(inputs("\u{1b}[<32;251;48M") == [.mouse(MouseEvent(x: 250, y: 47, action: .drag))])
        #expect(inputs("\u{1b}[<64;1;1M") == [.mouse(MouseEvent(x: 0, y: 0, action: .wheelUp))])
        let zoom = MouseEvent(x: 0, y: 0, action: .wheelDown, isControlHeld: true)
        #expect(inputs("\u{1b}[<81;1;1M") == [.mouse(zoom)])
        #expect(inputs([0x1b, 0x5b, 0x4d, 0x20, 0x2c, 0xe0]) == [.mouse(MouseEvent(x: 11, y: 191, action: .press))])
        #expect(inputs([0x1b, 0x5b, 0x4d, 0x23, 0x21, 0x21]) == [.mouse(MouseEvent(x: 0, y: 0, action: .release))])
        #expect(inputs("\u{1b}[32;12;7M") == [.mouse(MouseEvent(x: 11, y: 6, action: .press))])
    }

    @Test(arguments: ["\u{1b}[<2;3;3M", "\u{1b}[<35;3;3M", "\u{1b}[<0;0;3M", "\u{1b}[<0;3M", "\u{1b}[<66;3;3M"])
    func otherMouseReportsVanish(report: String) {
        #expect(inputs(report + "q") == [key("q")])
    }

    @Test func readsAPasteAsOneInput() {
        #expect(inputs("\u{1b}[200~one\rtwo\u{1b}[A\u{1b}[201~q") == [.paste("one\ntwo\u{1b}[A"), key("q")])
        #expect(inputs("\u{1b}[200~\u{1b}[201~") == [.paste("")])
        var decoder = InputDecoder()
        #expect(decoder.feed("\u{1b}[200~lost".utf8).isEmpty)
        #expect(decoder.flush().isEmpty)
        #expect(decoder.feed("\u{1b}".utf8).isEmpty)
        #expect(decoder.flush() == [.paste("lost")])
        #expect(decoder.feed("q".utf8) == [key("q")])
    }

    @Test func sequencesMayBeSplitAnywhere() {
        let sent = Array("a\u{1b}[1;5C日\u{1b}[<0;12;7M\u{1b}[200~p\u{e9}\u{1b}[201~\u{1b}OPz".utf8)
        let whole = inputs(sent)
        #expect(whole.count == 7)
        for cut in 1..<sent.count {
            var decoder = InputDecoder()
            let parts = decoder.feed(sent[..<cut]) + decoder.feed(sent[cut...]) + decoder.flush()
            #expect(parts == whole, "cut at \(cut)")
        }
        var decoder = InputDecoder()
        #expect(sent.flatMap { decoder.feed([$0]) } + decoder.flush() == whole)
    }

    @Test func answersAndUnknownSequencesVanish() {
        #expect(inputs("\u{1b}[?62;4cq") == [key("q")])
        #expect(inputs("\u{1b}]11;rgb:00/00/00\u{7}q") == [key("q")])
        #expect(inputs("\u{1b}P1$r0m\u{1b}\\q") == [key("q")])
        #expect(inputs("\u{1b}[Iq") == [key("q")])
        #expect(inputs([0xff, 0xc0, 0x80, 0x71]) == [key("q")])
        #expect(inputs([0xe6, 0x97]).isEmpty)
    }

    @Test func theTerminalsOwnDescriptionIsKnownToo() {
        let keys: [[UInt8]: KeyStroke] = [Array("\u{1b}Oa".utf8): KeyStroke(.up, .control), [8]: KeyStroke(.backspace)]
        #expect(inputs("\u{1b}Oa", keys: keys) == [key("Ctrl-Up")])
        #expect(inputs("\u{8}", keys: keys) == [key("Backspace")])
        #expect(inputs("\u{8}") == [key("Ctrl-H")])
    }

    @Test func noBytesEverBreakIt() {
        var random = SeededNumbers(seed: 7)
        let likely = Array("\u{1b}[<;M~0129OP]?u\u{7f}\u{0}é".utf8)
        for _ in 0..<2_000 {
            var decoder = InputDecoder()
            let bytes = (0..<24).map { _ in
                random.next() % 4 == 0 ? UInt8(random.next() & 255) : likely[Int(random.next() % UInt64(likely.count))]
            }
            _ = decoder.feed(bytes)
            _ = decoder.flush()
            // Whatever came before, keys work again; a paste that lost its end is over after an Escape.
            _ = decoder.feed([0x1b]) + decoder.flush() + decoder.feed([0x1b]) + decoder.flush()
            #expect(decoder.feed("q".utf8).last == key("q"), "\(bytes)")
        }
    }
}
