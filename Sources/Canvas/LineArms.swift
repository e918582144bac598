/// The directions in which a line glyph leaves its cell.
package struct LineArms: Hashable, Sendable {
    package var up = false
    package var down = false
    package var left = false
    package var right = false

    package init(up: Bool = false, down: Bool = false, left: Bool = false, right: Bool = false) {
        self.up = up
        self.down = down
        self.left = left
        self.right = right
    }

    /// Reads a line glyph, with whether its horizontal arms are heavy; nil for any other.
    package init?(glyph: UInt32, isHeavy: inout Bool) {
        // From the most arms down: a plain line has two.
        for bits in (1..<16).reversed() {
            let arms = LineArms(bits: bits)
            for heavy in [false, true] where arms.glyph(heavy: heavy).value == glyph {
                self = arms
                isHeavy = heavy && arms.left && arms.right
                return
            }
        }
        guard glyph == 0x254c else { return nil }
        isHeavy = false
        self.init(left: true, right: true)
    }

    /// The glyph, with heavy or light horizontal arms; a single arm is drawn as a whole line.
    package func glyph(heavy: Bool) -> Unicode.Scalar {
        switch (up, down, left, right) {
        case (false, false, _, _): heavy ? "━" : "─"
        case (_, _, false, false): "│"
        case (false, true, true, true): heavy ? "┯" : "┬"
        case (true, false, true, true): heavy ? "┷" : "┴"
        case (true, true, true, true): heavy ? "┿" : "┼"
        case (true, true, false, true): "├"
        case (true, true, true, false): "┤"
        case (false, true, false, true): "┌"
        case (false, true, true, false): "┐"
        case (true, false, false, true): "└"
        case (true, false, true, false): "┘"
        }
    }

    private init(bits: Int) {
        self.init(up: bits & 1 != 0, down: bits & 2 != 0, left: bits & 4 != 0, right: bits & 8 != 0)
    }
}

extension Grid {
    /// Joins a line that a pane draws itself (a chart's gutter) to the rule at a cell. Nothing happens where the cell is
    /// not a line, as under a title.
    package mutating func joinRule(x: Int, y: Int, up: Bool = false, down: Bool = false) {
        var isHeavy = false
        guard contains(x, y), var arms = LineArms(glyph: self[x, y].glyph, isHeavy: &isHeavy) else { return }
        arms.up = arms.up || up
        arms.down = arms.down || down
        self[x, y].glyph = arms.glyph(heavy: isHeavy).value
    }
}
