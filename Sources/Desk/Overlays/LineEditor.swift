import Canvas

/// One line of text being typed: a value, so that every key can be tested.
package struct LineEditor: Hashable, Sendable {
    package private(set) var characters: [Character]
    /// Characters before the cursor.
    package private(set) var cursor: Int

    /// The text is from before: a typed character replaces it, a cursor key takes it over.
    package private(set) var isKept = false

    package init(_ text: String = "") {
        characters = Array(text)
        cursor = characters.count
    }

    package init(kept text: String) {
        self.init(text)
        isKept = !text.isEmpty
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }
    /// Columns before the cursor.
    package var cursorColumn: Int { TextWidth.columns(String(characters[..<cursor])) }

    /// Replaces everything, with the cursor at the end.
    package mutating func set(_ text: String) { self = LineEditor(text) }

    /// Characters of the longest line: more is no line a person types, and every key searches it anew.
    static let limit = 400

    /// Inserts text where the cursor stands; line breaks and control characters do not get in, nor what has no room.
    package mutating func insert(_ text: String) {
        if isKept { self = LineEditor() }
        let room = max(0, Self.limit - characters.count)
        // Cut before it is cleaned: a paste may be a megabyte.
        let clean = OutsideText.line(String(text.prefix(Self.limit * 4))).prefix(room)
        characters.insert(contentsOf: clean, at: cursor)
        cursor += clean.count
    }

    /// Takes an editing key; false when the key edits nothing.
    package mutating func take(_ stroke: KeyStroke) -> Bool {
        let wasKept = isKept
        switch (stroke.key, stroke.modifiers) {
        case (.backspace, []) where wasKept, (.delete, []) where wasKept: set("")
        case (.character(let character), []): insert(String(character))
        case (.backspace, []): remove(from: cursor - 1)
        case (.delete, []): remove(from: cursor, count: 1)
        case (.left, []): cursor = max(0, cursor - 1)
        case (.right, []): cursor = min(characters.count, cursor + 1)
        case (.home, []), (.character("a"), .control): cursor = 0
        case (.end, []), (.character("e"), .control): cursor = characters.count
        case (.left, .control), (.left, .alt): cursor = wordStart
        case (.right, .control), (.right, .alt): cursor = wordEnd
        case (.character("w"), .control), (.backspace, .alt), (.backspace, .control): remove(from: wordStart)
        case (.character("u"), .control): remove(from: 0)
        case (.character("k"), .control): characters.removeSubrange(cursor...)
        default: return false
        }
        isKept = false
        return true
    }

    /// Removes what stands between `start` and the cursor, or `count` characters from `start`.
    private mutating func remove(from start: Int, count: Int? = nil) {
        let end = count.map { start + $0 } ?? cursor
        guard start >= 0, start < end, end <= characters.count else { return }
        characters.removeSubrange(start..<end)
        cursor = start
    }

    private var wordStart: Int {
        var at = cursor
        while at > 0, characters[at - 1] == " " { at -= 1 }
        while at > 0, characters[at - 1] != " " { at -= 1 }
        return at
    }

    private var wordEnd: Int {
        var at = cursor
        while at < characters.count, characters[at] == " " { at += 1 }
        while at < characters.count, characters[at] != " " { at += 1 }
        return at
    }
}
