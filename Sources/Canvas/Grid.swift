/// A screenful of cells. Drawing outside it is clipped; control characters are never stored.
package struct Grid: Hashable, Sendable {
    package let width: Int
    package let height: Int
    /// Row by row.
    package private(set) var cells: [Cell]
    /// Where the terminal's cursor stands, in a field being edited; nil hides it.
    package var cursor: (x: Int, y: Int)? {
        get { cursorCell.map { ($0 % width, $0 / width) } }
        set { cursorCell = newValue.flatMap { contains($0.x, $0.y) ? $0.y * width + $0.x : nil } }
    }
    private var cursorCell: Int?

    package init(width: Int, height: Int, ground: Role = .bg) {
        self.width = max(1, width)
        self.height = max(1, height)
        cells = Array(repeating: Cell(ground: ground), count: self.width * self.height)
    }

    package var bounds: Rect { Rect(x: 0, y: 0, width: width, height: height) }
    package func contains(_ x: Int, _ y: Int) -> Bool { x >= 0 && y >= 0 && x < width && y < height }

    package subscript(x: Int, y: Int) -> Cell {
        get { cells[y * width + x] }
        set { if contains(x, y) { cells[y * width + x] = newValue } }
    }

    /// Draws one narrow scalar.
    package mutating func put(_ glyph: Unicode.Scalar, x: Int, y: Int, _ pen: Pen) {
        guard contains(x, y) else { return }
        let at = y * width + x
        detach(at)
        cells[at] = Cell(glyph, front: pen.front, ground: pen.ground ?? cells[at].ground, emphasis: pen.emphasis)
    }

    /// Draws text from left to right within the row and `limit` columns, and answers the column after it. A double-width
    /// character that does not fit whole is left out.
    @discardableResult
    package mutating func put(_ text: String, x: Int, y: Int, _ pen: Pen = .text, limit: Int = .max) -> Int {
        guard y >= 0, y < height else { return x + TextWidth.columns(text) }
        let end = limit == .max ? width : min(width, x + limit)
        var column = x
        for scalar in text.unicodeScalars {
            let columns = TextWidth.columns(scalar)
            if columns == 0 {
                if column > 0, column <= width, column > x, TextWidth.isCombining(scalar) {
                    let back = cells[y * width + column - 1].glyph == Cell.continuation ? 2 : 1
                    if column >= back { cells[y * width + column - back].mark = scalar.value }
                }
                continue
            }
            guard column + columns <= end else { return column }
            if column >= 0 {
                put(scalar, x: column, y: y, pen)
                if columns == 2 {
                    put(" ", x: column + 1, y: y, pen)
                    cells[y * width + column + 1].glyph = Cell.continuation
                }
            }
            column += columns
        }
        return column
    }

    /// Draws text so that it ends before column `right`.
    package mutating func put(_ text: String, endingAt right: Int, y: Int, _ pen: Pen = .text) {
        put(text, x: right - TextWidth.columns(text), y: y, pen)
    }

    /// Fills a rectangle with one glyph and ground.
    package mutating func fill(_ rect: Rect, _ glyph: Unicode.Scalar = " ", _ pen: Pen) {
        for y in max(0, rect.y)..<max(max(0, rect.y), min(height, rect.bottom)) {
            for x in max(0, rect.x)..<max(max(0, rect.x), min(width, rect.right)) { put(glyph, x: x, y: y, pen) }
        }
    }

    /// Changes the ground of a rectangle and keeps its characters.
    package mutating func tint(_ rect: Rect, _ ground: Role) {
        for y in max(0, rect.y)..<max(max(0, rect.y), min(height, rect.bottom)) {
            for x in max(0, rect.x)..<max(max(0, rect.x), min(width, rect.right)) {
                cells[y * width + x].ground = ground
            }
        }
    }

    /// Changes every cell of a rectangle.
    package mutating func restyle(_ rect: Rect, _ change: (inout Cell) -> Void) {
        for y in max(0, rect.y)..<max(max(0, rect.y), min(height, rect.bottom)) {
            for x in max(0, rect.x)..<max(max(0, rect.x), min(width, rect.right)) { change(&cells[y * width + x]) }
        }
    }

    /// A row as text, without the right halves of wide characters.
    package func text(row y: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for cell in cells[y * width..<(y + 1) * width] where cell.glyph != Cell.continuation {
            scalars.append(Unicode.Scalar(cell.glyph) ?? " ")
            if cell.mark != 0, let mark = Unicode.Scalar(cell.mark) { scalars.append(mark) }
        }
        return String(scalars)
    }

    /// Overwriting one half of a wide character blanks the other.
    private mutating func detach(_ at: Int) {
        let column = at % width
        if cells[at].glyph == Cell.continuation, column > 0 { cells[at - 1].glyph = 32 }
        if column + 1 < width, cells[at + 1].glyph == Cell.continuation { cells[at + 1].glyph = 32 }
    }
}
