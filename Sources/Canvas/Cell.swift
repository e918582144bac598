/// One character cell. Equal cells look equal, so a frame is the difference of two grids.
package struct Cell: Hashable, Sendable {
    /// The scalar drawn; `Cell.continuation` in the right half of a double-width character.
    package var glyph: UInt32
    /// A combining mark on the glyph; 0 for none.
    package var mark: UInt32
    package var front: Role
    package var ground: Role
    package var emphasis: Emphasis

    package init(
        _ glyph: Unicode.Scalar = " ", front: Role = .text, ground: Role = .bg, emphasis: Emphasis = []
    ) {
        self.glyph = glyph.value
        mark = 0
        self.front = front
        self.ground = ground
        self.emphasis = emphasis
    }

    package static let continuation: UInt32 = 0
}

/// How text is drawn. A nil ground keeps what is there.
package struct Pen: Hashable, Sendable {
    package var front: Role
    package var ground: Role?
    package var emphasis: Emphasis

    package init(_ front: Role, on ground: Role? = nil, _ emphasis: Emphasis = []) {
        self.front = front
        self.ground = ground
        self.emphasis = emphasis
    }

    package static let text = Pen(.text)
    package static let dim = Pen(.dim)
    package static let faint = Pen(.faint)
    package static let bright = Pen(.bright)
    package static let strong = Pen(.bright, .bold)
    package static let accent = Pen(.accent)
    package static let key = Pen(.bright)

    package init(_ front: Role, _ emphasis: Emphasis) {
        self.init(front, on: nil, emphasis)
    }
}
