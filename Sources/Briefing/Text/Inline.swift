import State

/// The marks within a line: bold, code, links, HTML.
enum Inline {
    static func runs(_ text: some StringProtocol, isStrong: Bool = false) -> [ProseRun] {
        var reader = Reader(rest: Array(withoutTags(String(text)))[...], isStrong: isStrong)
        return reader.read()
    }

    private struct Reader {
        var rest: ArraySlice<Character>
        var isStrong: Bool
        private var runs: [ProseRun] = []
        private var pending = ""

        init(rest: ArraySlice<Character>, isStrong: Bool) {
            self.rest = rest
            self.isStrong = isStrong
        }

        mutating func read() -> [ProseRun] {
            let base = isStrong
            var before: Character = " "
            while let character = rest.popFirst() {
                defer { before = character }
                switch character {
                case "\\":
                    if let next = rest.first, "\\`*_[]#|~<>".contains(next) {
                        pending.append(rest.removeFirst())
                    } else {
                        pending.append(character)
                    }
                case "*", "_":
                    let isPair = rest.first == character
                    if isPair { rest.removeFirst() }
                    // A lone mark within a word or between blanks is a character like others: 2 * 3, snake_case.
                    let isMark =
                        isPair || (character == "*" ? !(before == " " && rest.first == " ") : !isInWord(before))
                    if !isMark { pending.append(character) }
                    if isPair {
                        flush()
                        isStrong = isStrong == base ? !base : base
                    }
                case "~" where rest.first == "~": rest.removeFirst()
                case "`":
                    let code = rest.prefix { $0 != "`" }
                    guard code.endIndex < rest.endIndex else {
                        pending.append(character)
                        continue
                    }
                    flush()
                    if !code.isEmpty { runs.append(ProseRun(String(code), isStrong: base, isCode: true)) }
                    rest = rest[(code.endIndex + 1)...]
                case "[": if let link = link() { pending += link } else { pending.append(character) }
                case "!" where rest.first == "[": break
                default: pending.append(character)
                }
            }
            flush()
            return runs
        }

        private func isInWord(_ before: Character) -> Bool {
            before.isLetter && rest.first?.isLetter == true || before.isNumber || rest.first?.isNumber == true
        }

        private mutating func flush() {
            if !pending.isEmpty { runs.append(ProseRun(pending, isStrong: isStrong)) }
            pending = ""
        }

        /// `text](https://host/path)` becomes `text (host)`.
        private mutating func link() -> String? {
            guard let close = rest.firstIndex(of: "]"), rest[close...].dropFirst().first == "(",
                let end = rest[close...].firstIndex(of: ")")
            else { return nil }
            let text = String(rest[..<close])
            let address = String(rest[(close + 2)..<end])
            rest = rest[(end + 1)...]
            let host = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst().first.map(String.init)
            return host.map { text.isEmpty ? $0 : "\(text) (\($0))" } ?? text
        }
    }

    /// HTML's tags and its common entities.
    private static func withoutTags(_ text: String) -> String {
        var kept = ""
        var rest = Substring(text)
        while let character = rest.first {
            rest.removeFirst()
            let isTag = character == "<" && (rest.first?.isLetter == true || rest.first == "/" || rest.first == "!")
            if isTag, let end = rest.firstIndex(of: ">"), rest[..<end].count <= 60 {
                rest = rest[rest.index(after: end)...]
            } else if character == "&", let entity = entities.first(where: { rest.hasPrefix($0.key) }) {
                kept += entity.value
                rest = rest.dropFirst(entity.key.count)
            } else {
                kept.append(character)
            }
        }
        return kept
    }

    private static let entities = ["amp;": "&", "lt;": "<", "gt;": ">", "nbsp;": " ", "quot;": "\"", "#39;": "'"]
}
