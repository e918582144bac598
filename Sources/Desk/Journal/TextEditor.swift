import Canvas

/// Several lines of text being typed: a value, so that every key can be tested.
package struct TextEditor: Hashable, Sendable {
    package private(set) var characters: [Character]
    /// Characters before the cursor.
    package private(set) var cursor: Int

    /// Characters of the longest text: more than a day's notes ever are, and little enough to wrap at every key.
    static let limit = 20_000

    package init(_ text: String = "") {
        characters = Array(OutsideText.lines(text).prefix(Self.limit))
        cursor = characters.count
    }

    package var text: String { String(characters) }
    package var isEmpty: Bool { characters.isEmpty }

    /// Inserts text where the cursor stands; control characters do not get in, nor what has no room.
    package mutating func insert(_ text: String) {
        let room = max(0, Self.limit - characters.count)
        // Cut before it is cleaned: a paste may be a megabyte.
        let clean = OutsideText.lines(String(text.prefix(Self.limit * 2))).prefix(room)
        characters.insert(contentsOf: clean, at: cursor)
        cursor += clean.count
    }

    /// Takes an editing key; false when the key edits nothing, as Up in the first line.
    ///
    /// - Parameter width: columns of a line on the screen, for Up, Down, Home and End.
    package mutating func take(_ stroke: KeyStroke, width: Int) -> Bool {
        switch (stroke.key, stroke.modifiers) {
        case (.character(let character), []): insert(String(character))
        case (.enter, []): insert("\n")
        case (.backspace, []): remove(cursor - 1..<cursor)
        case (.delete, []): remove(cursor..<cursor + 1)
        case (.left, []): cursor = max(0, cursor - 1)
        case (.right, []): cursor = min(characters.count, cursor + 1)
        case (.left, .control), (.left, .alt): cursor = wordStart
        case (.right, .control), (.right, .alt): cursor = wordEnd
        case (.character("w"), .control), (.backspace, .alt), (.backspace, .control): remove(wordStart..<cursor)
        case (.up, []): return move(rows: -1, width)
        case (.down, []): return move(rows: 1, width)
        case (.pageUp, []): return move(rows: -5, width)
        case (.pageDown, []): return move(rows: 5, width)
        case (.home, []), (.character("a"), .control): cursor = lines(width: width)[row(width: width)].lowerBound
        case (.end, []), (.character("e"), .control): cursor = lastPlace(of: row(width: width), width)
        case (.character("u"), .control): remove(lines(width: width)[row(width: width)].lowerBound..<cursor)
        case (.character("k"), .control): remove(cursor..<lastPlace(of: row(width: width), width))
        default: return false
        }
        return true
    }

    /// The text in lines of at most `width` columns less one for the cursor, broken after blanks. There is always one.
    package func lines(width: Int) -> [Range<Int>] {
        let room = max(1, width - 1)
        var lines: [Range<Int>] = []
        var (start, columns) = (0, 0)
        var blank: Int?
        for (index, character) in characters.enumerated() {
            if character == "\n" {
                lines.append(start..<index)
                (start, columns, blank) = (index + 1, 0, nil)
                continue
            }
            let wide = TextWidth.columns(String(character))
            if columns + wide > room, index > start {
                let end = blank.map { $0 + 1 } ?? index
                lines.append(start..<end)
                start = end
                blank = nil
                columns = characters[start..<index].reduce(0) { $0 + TextWidth.columns(String($1)) }
            }
            if character == " " { blank = index }
            columns += wide
        }
        lines.append(start..<characters.count)
        return lines
    }

    /// The line in which the cursor stands.
    package func row(width: Int) -> Int {
        lines(width: width).lastIndex { $0.lowerBound <= cursor } ?? 0
    }

    /// Columns before the cursor in its line.
    package func column(width: Int) -> Int {
        let line = lines(width: width)[row(width: width)]
        return characters[line.lowerBound..<max(line.lowerBound, cursor)].reduce(0) {
            $0 + TextWidth.columns(String($1))
        }
    }

    private mutating func move(rows: Int, _ width: Int) -> Bool {
        let lines = lines(width: width)
        let from = row(width: width)
        let target = min(max(0, from + rows), lines.count - 1)
        guard target != from else { return false }
        let column = cursor - lines[from].lowerBound
        cursor = min(lines[target].lowerBound + column, lastPlace(of: target, width))
        return true
    }

    /// The last place of the cursor in a line: before the blank at which it was broken.
    private func lastPlace(of row: Int, _ width: Int) -> Int {
        let lines = lines(width: width)
        let end = lines[row].upperBound
        let isBroken = row + 1 < lines.count && lines[row + 1].lowerBound == end
        return isBroken ? max(lines[row].lowerBound, end - 1) : end
    }

    private mutating func remove(_ range: Range<Int>) {
        guard range.lowerBound >= 0, range.upperBound <= characters.count else { return }
        characters.removeSubrange(range)
        cursor = range.lowerBound
    }

    private var wordStart: Int {
        var at = cursor
        while at > 0, characters[at - 1].isWhitespace { at -= 1 }
        while at > 0, !characters[at - 1].isWhitespace { at -= 1 }
        return at
    }

    private var wordEnd: Int {
        var at = cursor
        while at < characters.count, characters[at].isWhitespace { at += 1 }
        while at < characters.count, !characters[at].isWhitespace { at += 1 }
        return at
    }
}
