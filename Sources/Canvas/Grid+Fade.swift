extension Grid {
    /// Makes a part of the screen recede behind an overlay: shapes stay, colours become faint.
    package mutating func fade(_ rect: Rect) {
        restyle(rect) { cell in
            // Ground-coloured shapes on a coloured ground stay the shapes they are.
            if cell.front == .bg, cell.ground != .bg {
                cell.ground = .faint
            } else {
                if cell.front != .line { cell.front = .faint }
                if cell.ground != .strip { cell.ground = .bg }
            }
            // The lower end of a body is a reversed block.
            cell.emphasis.formIntersection(.reverse)
        }
    }
}
