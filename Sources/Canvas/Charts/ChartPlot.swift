/// The area of a chart in which candles and lines share cells. A cell belongs to whatever was drawn in it first, so the
/// order of the calls is the order of importance: candles, then lines, levels, marks.
package struct ChartPlot: Sendable {
    package let area: Rect
    package let scale: ValueScale
    /// Cells a candle, with its gap: 1 to 3.
    package let zoom: Int
    /// Who drew in each cell, row by row; 0 for nobody.
    var owners: [UInt8]
    /// Braille dots of each cell.
    var dots: [UInt8]
    private var lastOwner: UInt8 = ChartPlot.candleOwner

    static let candleOwner: UInt8 = 1

    package init(area: Rect, scale: ValueScale, zoom: Int) {
        self.area = area
        self.scale = scale
        self.zoom = min(3, max(1, zoom))
        owners = Array(repeating: 0, count: area.width * area.height)
        dots = Array(repeating: 0, count: area.width * area.height)
    }

    /// True when nothing has been drawn in a cell of the screen.
    package func isFree(x: Int, y: Int) -> Bool {
        area.contains(x: x, y: y) && owners[(y - area.y) * area.width + x - area.x] == 0
    }

    /// A level: one dot in every second free cell of its row. Nothing when it is off the scale.
    package mutating func level(_ value: Double, _ role: Role, on grid: inout Grid) {
        guard scale.contains(value), !area.isEmpty else { return }
        let owner = nextOwner()
        let dot = scale.dot(value)
        let glyph = Braille.glyph(Braille.bit(column: 0, row: dot % 4))
        for x in stride(from: 0, to: area.width, by: 2) {
            claim(x: x, row: dot / 4, owner: owner, glyph, Pen(role), on: &grid)
        }
    }

    /// A vertical line in the free cells of a column of the screen.
    package mutating func mark(x: Int, glyph: Unicode.Scalar = "┊", _ role: Role, on grid: inout Grid) {
        let owner = nextOwner()
        for row in 0..<area.height { claim(x: x - area.x, row: row, owner: owner, glyph, Pen(role), on: &grid) }
    }

    /// A horizontal line of one glyph through the free cells of a value's row, between two columns of the screen or from
    /// edge to edge. Nothing when it is off the scale.
    package mutating func horizontal(
        _ value: Double, _ glyph: Unicode.Scalar, _ role: Role, from start: Int = .min, to end: Int = .max,
        on grid: inout Grid
    ) {
        guard scale.contains(value) else { return }
        let owner = nextOwner()
        let row = scale.row(value)
        for x in 0..<area.width where area.x + x >= start && area.x + x < end {
            claim(x: x, row: row, owner: owner, glyph, Pen(role), on: &grid)
        }
    }

    /// Text that ends before a column of the screen, where all its cells are free and none lies left of `start`; false
    /// where it was not drawn.
    package mutating func name(
        _ text: String, endingAt end: Int, y: Int, from start: Int, _ role: Role, on grid: inout Grid
    ) -> Bool {
        let x = end - TextWidth.columns(text)
        guard x >= start, x < end, (x..<end).allSatisfy({ isFree(x: $0, y: y) }) else { return false }
        let owner = nextOwner()
        for (offset, glyph) in text.unicodeScalars.enumerated() {
            // A blank is nobody's.
            if glyph != " " {
                claim(x: x - area.x + offset, row: y - area.y, owner: owner, glyph, Pen(role), on: &grid)
            }
        }
        return true
    }

    /// Fills the free cells of a rectangle of the screen with `░`.
    package mutating func shade(_ rect: Rect, _ role: Role, on grid: inout Grid) {
        let owner = nextOwner()
        for y in rect.y..<rect.bottom {
            for x in rect.x..<rect.right {
                claim(x: x - area.x, row: y - area.y, owner: owner, "░", Pen(role), on: &grid)
            }
        }
    }

    /// Draws a glyph in a cell, counted from the corner of the area, unless somebody else has it.
    mutating func claim(
        x: Int, row: Int, owner: UInt8, _ glyph: Unicode.Scalar, _ pen: Pen, on grid: inout Grid
    ) {
        guard x >= 0, x < area.width, row >= 0, row < area.height else { return }
        let at = row * area.width + x
        guard owners[at] == 0 || owners[at] == owner else { return }
        owners[at] = owner
        grid.put(glyph, x: area.x + x, y: area.y + row, pen)
    }

    mutating func nextOwner() -> UInt8 {
        lastOwner = lastOwner == .max ? Self.candleOwner + 1 : lastOwner + 1
        return lastOwner
    }
}

/// Dots of a braille cell: two columns, four rows.
enum Braille {
    static func bit(column: Int, row: Int) -> UInt8 { bits[(column & 1) * 4 + (row & 3)] }

    static func glyph(_ dots: UInt8) -> Unicode.Scalar { Unicode.Scalar(0x2800 + UInt32(dots)) ?? " " }

    private static let bits: [UInt8] = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80]
}
