/// An item of a row that is drawn whole or not at all, in the longest of its forms that fits.
package struct RowItem: Hashable, Sendable {
    /// One way to write the item, and how long it is kept: lower priorities give way first.
    package struct Form: Hashable, Sendable {
        package var runs: [Run]
        package var priority: Int
    }

    /// Longest first.
    package private(set) var forms: [Form]

    package init(_ runs: [Run], priority: Int) {
        forms = [Form(runs: runs, priority: priority)]
    }

    package init(_ text: String, _ pen: Pen = .text, priority: Int) {
        self.init([Run(text, pen)], priority: priority)
    }

    /// The same item with a shorter form, taken when the form before it has given way.
    package func or(_ runs: [Run], priority: Int) -> RowItem {
        var item = self
        item.forms.append(Form(runs: runs, priority: priority))
        return item
    }
}

/// Where an item of a row came to stand.
package struct PlacedItem: Hashable, Sendable {
    /// Position in the list that was given.
    package var index: Int
    package var runs: [Run]
    package var rect: Rect
}

extension [RowItem] {
    /// The items that fit into `width` columns, `gap` apart, each whole: the form of lowest priority gives way first, of
    /// equal ones the last in the row, or with `droppingFirst` the first.
    package func fitting(_ width: Int, gap: Int = 2, droppingFirst: Bool = false) -> [(index: Int, runs: [Run])] {
        var chosen: [(index: Int, form: Int)] = indices.map { ($0, 0) }
        func columns() -> Int {
            chosen.reduce(0) { $0 + self[$1.index].forms[$1.form].runs.columns } + Swift.max(0, chosen.count - 1) * gap
        }
        while !chosen.isEmpty, columns() > width {
            let priority = { (at: Int) in self[chosen[at].index].forms[chosen[at].form].priority }
            var weakest = 0
            for at in chosen.indices.dropFirst()
            where priority(at) < priority(weakest) || (priority(at) == priority(weakest) && !droppingFirst) {
                weakest = at
            }
            if chosen[weakest].form + 1 < self[chosen[weakest].index].forms.count {
                chosen[weakest].form += 1
            } else {
                chosen.remove(at: weakest)
            }
        }
        return chosen.map { ($0.index, self[$0.index].forms[$0.form].runs) }
    }
}

extension Grid {
    /// Draws a row of items: `left` from the left, `right` flush with the right edge of `rect` (its first line). Whole
    /// items give way by priority over both sides until all fits. Answers where each stands, left ones first; the
    /// indices of right items follow those of the left.
    @discardableResult
    package mutating func put(left: [RowItem], right: [RowItem] = [], in rect: Rect, gap: Int = 2) -> [PlacedItem] {
        let fitting = (left + right).fitting(rect.width, gap: gap)
        let lefts = fitting.filter { $0.index < left.count }
        let rights = fitting.filter { $0.index >= left.count }
        let rightColumns = rights.reduce(0) { $0 + $1.runs.columns } + max(0, rights.count - 1) * gap
        return place(lefts, x: rect.x, y: rect.y, gap: gap)
            + place(rights, x: rect.right - rightColumns, y: rect.y, gap: gap)
    }

    private mutating func place(_ items: [(index: Int, runs: [Run])], x: Int, y: Int, gap: Int) -> [PlacedItem] {
        var column = x
        return items.map { item in
            let end = put(item.runs, x: column, y: y)
            defer { column = end + gap }
            return PlacedItem(
                index: item.index, runs: item.runs, rect: Rect(x: column, y: y, width: end - column, height: 1))
        }
    }
}
