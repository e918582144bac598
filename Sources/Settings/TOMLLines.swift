/// The line on which each key and table of a TOML text stands, found by scanning: the parser tells lines only for what
/// it refuses. Knows comments, quoted and dotted keys, table heads and texts of several lines.
struct TOMLLines: Sendable {
    private var lines: [String: Int] = [:]
    /// What stands behind the `=`, for values on one line that are neither a list nor a text of several lines.
    private var sources: [String: String] = [:]

    init(_ text: String) {
        var prefix = ""
        var closing: String?
        var depth = 0
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if let quote = closing {
                if raw.contains(quote) { closing = nil }
                continue
            }
            let line = raw.drop { $0 == " " || $0 == "\t" }
            if depth == 0 {
                guard let first = line.first, first != "#" else { continue }
                if first == "[" {
                    let head = Self.key(line.drop { $0 == "[" }, end: "]")
                    prefix = head.name + "."
                    note(head.name, index + 1)
                    continue
                }
                let key = Self.key(line, end: "=")
                guard key.isComplete else { continue }
                note(prefix + key.name, index + 1, source: key.rest)
                closing = Self.openQuote(key.rest)
                depth = closing == nil ? Self.depthChange(key.rest) : 0
            } else {
                depth += Self.depthChange(line)
            }
        }
    }

    subscript(key: String) -> Int? { lines[key] }

    /// The text of a value as it was written, without blanks and comment; nil where it is not on its key's line.
    func source(of key: String) -> String? { sources[key] }

    private mutating func note(_ name: String, _ line: Int, source: Substring? = nil) {
        guard lines[name] == nil else { return }
        lines[name] = line
        guard let source else { return }
        let value = Self.trimmed(Self.parts(source, separator: "#").first ?? "")
        sources[name] = String(value)
        guard value.first == "{", value.last == "}" else { return }
        for part in Self.parts(value.dropFirst().dropLast(), separator: ",") {
            let key = Self.key(part, end: "=")
            if key.isComplete { note("\(name).\(key.name)", line, source: key.rest) }
        }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let text = text.drop { $0.isWhitespace }
        return text[..<(text.lastIndex { !$0.isWhitespace }.map(text.index(after:)) ?? text.startIndex)]
    }

    /// The text between separators that stand outside of quotes and brackets.
    private static func parts(_ text: Substring, separator: Character) -> [Substring] {
        var parts: [Substring] = []
        var (start, depth) = (text.startIndex, 0)
        var quote: Character?
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == separator, depth == 0 || separator == "#" {
                parts.append(text[start..<index])
                start = text.index(after: index)
            } else {
                depth += "[{".contains(character) ? 1 : "]}".contains(character) ? -1 : 0
            }
        }
        return parts + [text[start...]]
    }

    /// A dotted key up to `end`, without its quotes and blanks.
    private static func key(_ text: Substring, end: Character) -> (name: String, rest: Substring, isComplete: Bool) {
        var name = ""
        var quote: Character?
        for index in text.indices {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil } else { name.append(character) }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == end {
                return (name, text[text.index(after: index)...], true)
            } else if character != " ", character != "\t" {
                name.append(character)
            }
        }
        return (name, "", false)
    }

    /// The quote of a text that goes on in the next line.
    private static func openQuote(_ value: Substring) -> String? {
        for quote in ["\"\"\"", "'''"] where value.drop(while: { $0 == " " || $0 == "\t" }).hasPrefix(quote) {
            let parts = value.split(separator: quote, omittingEmptySubsequences: false)
            return parts.count == 2 ? quote : nil
        }
        return nil
    }

    /// Brackets opened less brackets closed, outside texts and comments.
    private static func depthChange(_ value: Substring) -> Int {
        var change = 0
        var quote: Character?
        for character in value {
            if let open = quote {
                if character == open { quote = nil }
            } else {
                switch character {
                case "\"", "'": quote = character
                case "#": return change
                case "[", "{": change += 1
                case "]", "}": change -= 1
                default: break
                }
            }
        }
        return change
    }
}
