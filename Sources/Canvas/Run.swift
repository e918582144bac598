/// A stretch of text in one pen.
package struct Run: Hashable, Sendable {
    package var text: String
    package var pen: Pen

    package init(_ text: String, _ pen: Pen = .text) {
        self.text = text
        self.pen = pen
    }

    package init(_ text: String, _ role: Role, _ emphasis: Emphasis = []) {
        self.init(text, Pen(role, emphasis))
    }

    package var columns: Int { TextWidth.columns(text) }
}

extension [Run] {
    package var columns: Int { reduce(0) { $0 + $1.columns } }
}

extension Grid {
    /// Draws runs one after the other and answers the column after them. A nil ground in their pens keeps what is there.
    @discardableResult
    package mutating func put(_ runs: [Run], x: Int, y: Int, limit: Int = .max) -> Int {
        let end = limit == .max ? width : min(width, x + limit)
        var column = x
        for run in runs {
            guard column < end else { break }
            let next = put(run.text, x: column, y: y, run.pen, limit: end - column)
            // A run cut short ends the row: what follows must not move into its place.
            if next != column + run.columns { return next }
            column = next
        }
        return column
    }

    /// Draws runs so that they end before column `right`.
    package mutating func put(_ runs: [Run], endingAt right: Int, y: Int) {
        put(runs, x: right - runs.columns, y: y)
    }
}
