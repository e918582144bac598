/// Sequences that steer a terminal (ECMA-48), whole: taking out only their first character would leave their rest as text.
enum TerminalSequences {
    static func stripped(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\u{1b}":
                guard let next = rest.first else { break }
                switch next {
                case "[": skipControl(&rest, introducer: 1)
                case "]", "P", "X", "^", "_": skipString(&rest, introducer: 1)
                case "\u{20}"..."\u{2f}":
                    rest = rest.drop { ("\u{20}"..."\u{2f}").contains($0) }
                    _ = rest.popFirst()
                case "\u{30}"..."\u{7e}": rest.removeFirst()
                default: break
                }
            case "\u{9b}": skipControl(&rest, introducer: 0)
            case "\u{90}", "\u{98}", "\u{9d}", "\u{9e}", "\u{9f}": skipString(&rest, introducer: 0)
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// Parameters, intermediates and one final character.
    private static func skipControl(_ rest: inout Substring.UnicodeScalarView, introducer: Int) {
        rest = rest.dropFirst(introducer).drop { ("\u{20}"..."\u{3f}").contains($0) }
        if let last = rest.first, ("\u{40}"..."\u{7e}").contains(last) { rest.removeFirst() }
    }

    /// A string up to its terminator; one that is not ended on its line is left standing as text.
    private static func skipString(_ rest: inout Substring.UnicodeScalarView, introducer: Int) {
        let body = rest.dropFirst(introducer)
        rest = body
        guard let end = body.firstIndex(where: { ["\u{07}", "\u{1b}", "\u{9c}", "\n"].contains($0) }), body[end] != "\n"
        else { return }
        rest = body[body.index(after: end)...]
        if body[end] == "\u{1b}", rest.first == "\\" { rest.removeFirst() }
    }
}
