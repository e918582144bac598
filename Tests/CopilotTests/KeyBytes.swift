import Canvas

/// What an xterm sends for a key.
enum KeyBytes {
    /// The key is written as in keymap files.
    static func of(_ name: String) -> String {
        guard let stroke = KeyStroke(text: name) else { preconditionFailure("no key: \(name)") }
        return of(stroke)
    }

    static func of(_ stroke: KeyStroke) -> String {
        let bits =
            (stroke.modifiers.contains(.shift) ? 1 : 0) + (stroke.modifiers.contains(.alt) ? 2 : 0)
            + (stroke.modifiers.contains(.control) ? 4 : 0)
        let modified = bits == 0 ? "" : ";\(bits + 1)"
        switch stroke.key {
        case .character(let character):
            let alt = stroke.modifiers.contains(.alt) ? "\u{1b}" : ""
            guard stroke.modifiers.contains(.control), let ascii = character.asciiValue else {
                return alt + String(character)
            }
            return alt + String(Character(Unicode.Scalar(ascii & 0x1f)))
        case .up: return cursor("A", modified)
        case .down: return cursor("B", modified)
        case .right: return cursor("C", modified)
        case .left: return cursor("D", modified)
        case .home: return cursor("H", modified)
        case .end: return cursor("F", modified)
        case .tab: return bits & 1 == 0 ? "\t" : "\u{1b}[Z"
        case .enter: return "\r"
        case .escape: return "\u{1b}"
        case .backspace: return "\u{7f}"
        case .insert: return "\u{1b}[2\(modified)~"
        case .delete: return "\u{1b}[3\(modified)~"
        case .pageUp: return "\u{1b}[5\(modified)~"
        case .pageDown: return "\u{1b}[6\(modified)~"
        case .function(let number):
            if number <= 4 {
                let letter = Character(Unicode.Scalar(UInt8(0x4f + number)))
                return bits == 0 ? "\u{1b}O\(letter)" : "\u{1b}[1\(modified)\(letter)"
            }
            return "\u{1b}[\(codes[number - 5])\(modified)~"
        }
    }

    private static func cursor(_ letter: Character, _ modified: String) -> String {
        modified.isEmpty ? "\u{1b}O\(letter)" : "\u{1b}[1\(modified)\(letter)"
    }

    private static let codes = [15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34, 42, 43, 44, 45]
}
