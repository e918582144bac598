import Canvas

/// Text on its way into the terminal's control sequences.
enum TerminalText {
    /// A window title: one line of at most 200 columns. A terminal multiplexer reads `#[`, `#{` and `#(` as its own.
    static func title(_ text: String) -> String {
        var title = ""
        for character in OutsideText.line(text) {
            if title.last == "#", "[{(".contains(character) { title.append(" ") }
            title.append(character)
        }
        return TextFit.cut(title, to: 200)
    }

    /// The sequence that puts text on the clipboard (OSC 52); nil above the 74,994 bytes that terminals take.
    static func clipboard(_ text: String) -> String? {
        guard text.utf8.count <= 74_994 else { return nil }
        return "\u{1b}]52;c;\(base64(Array(text.utf8)))\u{07}"
    }

    /// The sequence for a desktop notice (OSC 9), wrapped so that tmux hands it on.
    static func notice(_ text: String, isInTmux: Bool) -> String {
        let words = TextFit.cut(OutsideText.line(text), to: 400)
        return isInTmux ? "\u{1b}Ptmux;\u{1b}\u{1b}]9;\(words)\u{07}\u{1b}\\" : "\u{1b}]9;\(words)\u{07}"
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                text.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
