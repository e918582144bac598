extension Grid {
    /// Draws a title on a rule that is already there: `left` after one column of rule, `right` before the last one. Right
    /// items drop from the left end when room is short, so the last one, the age, goes last; the name is shortened at a
    /// word only when it stands alone.
    package mutating func title(
        left: [Run], right: [[Run]] = [], x: Int, y: Int, width: Int, separator: Run = Run(" · ", .dim)
    ) {
        let room = width - 4
        guard room > 0 else { return }
        var rest = right[...]
        var tail = Self.joined(rest, separator)
        while !rest.isEmpty, left.columns + tail.columns + 3 > room {
            rest = rest.dropFirst()
            tail = Self.joined(rest, separator)
        }
        let name = left.columns <= room ? left : left.fitted(to: room)
        guard !name.isEmpty else { return }
        put([Run(" ", .dim)] + name + [Run(" ", .dim)], x: x + 1, y: y)
        if !tail.isEmpty {
            put([Run(" ", .dim)] + tail + [Run(" ", .dim)], endingAt: x + width - 1, y: y)
        }
    }

    /// Draws an overlay's frame on raised ground with its title in the upper edge, and answers the area inside, one
    /// column in.
    package mutating func frame(_ rect: Rect, title left: [Run], right: [[Run]] = []) -> Rect {
        guard rect.width >= 2, rect.height >= 2 else { return Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
        fill(rect, " ", Pen(.text, on: .strip))
        let edge = Pen(.dim, on: .strip)
        for y in rect.y + 1..<rect.bottom - 1 {
            put("│", x: rect.x, y: y, edge)
            put("│", x: rect.right - 1, y: y, edge)
        }
        let top = Pen(.accent, on: .strip)
        for x in rect.x + 1..<rect.right - 1 {
            put("━", x: x, y: rect.y, top)
            put("─", x: x, y: rect.bottom - 1, edge)
        }
        put("╺", x: rect.x, y: rect.y, top)
        put("╸", x: rect.right - 1, y: rect.y, top)
        put("╰", x: rect.x, y: rect.bottom - 1, edge)
        put("╯", x: rect.right - 1, y: rect.bottom - 1, edge)
        self.title(left: left, right: right, x: rect.x + 1, y: rect.y, width: rect.width - 2)
        return rect.inset(left: 2, top: 1, right: 2, bottom: 1)
    }

    private static func joined(_ items: ArraySlice<[Run]>, _ separator: Run) -> [Run] {
        items.reduce(into: []) { joined, item in
            if !joined.isEmpty { joined.append(separator) }
            joined += item
        }
    }
}
