/// A column of a table: what it is called, how wide its widest value ever was, and how long it is kept.
package struct TableColumn: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable {
        /// Text.
        case left
        /// Numbers of one kind.
        case right
        /// Numbers with different decimals, flush on the point. `fraction` is the widest part from the point on.
        case decimal(fraction: Int)
    }

    package var name: String
    package var heading: String
    package var alignment: Alignment
    /// Columns of the widest value; the heading widens it.
    package var width: Int
    /// Lower ones are dropped first.
    package var priority: Int
    /// Free text that takes what room is left, down to `width`, and may end in `…`.
    package var isFlexible: Bool

    package init(
        _ name: String, heading: String? = nil, _ alignment: Alignment = .left, width: Int, priority: Int,
        isFlexible: Bool = false
    ) {
        self.name = name
        self.heading = heading ?? name
        self.alignment = alignment
        self.width = width
        self.priority = priority
        self.isFlexible = isFlexible
    }

    var columns: Int { max(width, TextWidth.columns(heading)) }
}

/// The widest text ever seen in each column, so that digits do not wander.
package struct ColumnWidths: Hashable, Sendable {
    private var widths: [String: Int] = [:]

    package init() {}

    package mutating func see(_ text: String, in column: String) {
        widths[column] = max(widths[column] ?? 0, TextWidth.columns(text))
    }

    package subscript(column: String) -> Int { widths[column] ?? 0 }
}

/// A table laid out for a width: whole columns are dropped by priority, those that stay are two apart, one when tight.
package struct Table: Sendable {
    package struct Place: Hashable, Sendable {
        /// Position in the list of columns that was given.
        package var index: Int
        package var x: Int
        package var width: Int
    }

    package let columns: [TableColumn]
    package let places: [Place]
    package let gap: Int

    package init(_ columns: [TableColumn], x: Int, width: Int) {
        var kept = Array(columns.indices)
        var gap = 2
        func needed(_ gap: Int) -> Int { kept.reduce(0) { $0 + columns[$1].columns } + max(0, kept.count - 1) * gap }
        while !kept.isEmpty {
            gap = needed(2) <= width ? 2 : 1
            if needed(gap) <= width { break }
            var weakest = kept.count - 1
            for at in kept.indices where columns[kept[at]].priority < columns[kept[weakest]].priority { weakest = at }
            kept.remove(at: weakest)
        }
        var spare = max(0, width - needed(gap))
        var column = x
        var places: [Place] = []
        for index in kept {
            var wide = columns[index].columns
            if columns[index].isFlexible {
                wide += spare
                spare = 0
            }
            places.append(Place(index: index, x: column, width: wide))
            column += wide + gap
        }
        self.columns = columns
        self.places = places
        self.gap = gap
    }

    package func place(of name: String) -> Place? { places.first { columns[$0.index].name == name } }

    /// The column a heading or value at `x` belongs to.
    package func column(at x: Int) -> TableColumn? {
        places.first { x >= $0.x && x < $0.x + $0.width }.map { columns[$0.index] }
    }
}

extension Grid {
    /// Draws the headings, flush with their values.
    package mutating func headings(_ table: Table, y: Int, pen: (TableColumn) -> Pen = { _ in .dim }) {
        for place in table.places {
            let column = table.columns[place.index]
            let x = column.alignment == .left ? place.x : place.x + place.width - TextWidth.columns(column.heading)
            put(column.heading, x: x, y: y, pen(column))
        }
    }

    /// Draws one row; `cells` gives each column's value by position in the table's list, which is asked only for the
    /// columns that are shown. A number too wide for its column is left out; text ends in `…` at a word.
    package mutating func row(_ table: Table, y: Int, cells: (Int) -> [Run]) {
        for place in table.places {
            let column = table.columns[place.index]
            var runs = cells(place.index)
            if column.isFlexible || column.alignment == .left { runs = runs.fitted(to: place.width) }
            let wide = runs.columns
            guard wide <= place.width else { continue }
            switch column.alignment {
            case .left: put(runs, x: place.x, y: y)
            case .right: put(runs, endingAt: place.x + place.width, y: y)
            case .decimal(let fraction):
                let text = runs.map(\.text).joined()
                let own = text.firstIndex(of: ".").map { TextWidth.columns(String(text[$0...])) } ?? 0
                let right = place.x + place.width - max(0, fraction - own)
                put(runs, endingAt: max(right, place.x + wide), y: y)
            }
        }
    }
}
