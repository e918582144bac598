/// A name that wants to stand at the height of its value at the edge of a chart.
package struct EdgeLabel: Hashable, Sendable {
    package var value: Double
    /// Lower ranks are placed first.
    package var rank: Int
    /// Rows it may be off its own.
    package var reach: Int
    /// It finds a row as long as there are any, also beyond its reach.
    package var isKept: Bool

    package init(value: Double, rank: Int, reach: Int, isKept: Bool = false) {
        self.value = value
        self.rank = rank
        self.reach = reach
        self.isKept = isKept
    }
}

/// Places names at the edge of a chart: one a row, in the order of their values, the more important ones first.
package enum EdgeLabels {
    /// The row of each label, nil for those that find none. What is off the scale stands at the edge nearest to it, what
    /// is nearer to the scale first.
    package static func rows(_ labels: [EdgeLabel], scale: ValueScale) -> [Int?] {
        let distance = { (value: Double) in max(0, value - scale.high, scale.low - value) }
        let order = labels.indices.filter { labels[$0].value.isFinite }.sorted {
            (labels[$0].rank, distance(labels[$0].value), $0) < (labels[$1].rank, distance(labels[$1].value), $1)
        }
        var rows: [Int?] = Array(repeating: nil, count: labels.count)
        place(order, labels, scale, &rows)
        let kept = order.filter { labels[$0].isKept }
        if kept.contains(where: { rows[$0] == nil }) {
            rows = Array(repeating: nil, count: labels.count)
            crowd(Array(kept.prefix(scale.rows)), labels, scale, &rows)
            place(order.filter { rows[$0] == nil }, labels, scale, &rows)
        }
        return rows
    }

    /// Gives each label, in turn, the nearest row within its reach that keeps the order.
    private static func place(_ order: [Int], _ labels: [EdgeLabel], _ scale: ValueScale, _ rows: inout [Int?]) {
        var placed = labels.indices.compactMap { index in rows[index].map { (row: $0, value: labels[index].value) } }
        for index in order {
            let label = labels[index]
            let own = scale.row(label.value)
            for offset in offsets(label.reach) {
                let row = own + offset
                guard row >= 0, row < scale.rows else { continue }
                let isInOrder = placed.allSatisfy {
                    $0.row != row && (label.value == $0.value || (label.value > $0.value) == (row < $0.row))
                }
                guard isInOrder else { continue }
                rows[index] = row
                placed.append((row, label.value))
                break
            }
        }
    }

    /// Gives labels, no more than there are rows, each its own row, or the next one that those above leave.
    private static func crowd(_ kept: [Int], _ labels: [EdgeLabel], _ scale: ValueScale, _ rows: inout [Int?]) {
        let order = kept.sorted { (-labels[$0].value, $0) < (-labels[$1].value, $1) }
        var next = 0
        for (place, index) in order.enumerated() {
            // Those below need a row each.
            let row = min(max(next, scale.row(labels[index].value)), scale.rows - order.count + place)
            rows[index] = row
            next = row + 1
        }
    }

    /// 0, 1, −1, 2, −2 …
    private static func offsets(_ reach: Int) -> [Int] {
        reach < 1 ? [0] : [0] + (1...reach).flatMap { [$0, -$0] }
    }
}
