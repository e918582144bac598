/// A name that wants to stand at the height of its value at the edge of a chart.
package struct EdgeLabel: Hashable, Sendable {
    package var value: Double
    /// Lower ranks are placed first.
    package var rank: Int
    /// Rows it may be off its own.
    package var reach: Int

    package init(value: Double, rank: Int, reach: Int) {
        self.value = value
        self.rank = rank
        self.reach = reach
    }
}

/// Places names at the edge of a chart: one a row, in the order of their values, the more important ones first.
package enum EdgeLabels {
    /// The row of each label, nil for those that find none. What is off the scale stands at the edge nearest to it, what
    /// is nearer to the scale first.
    package static func rows(_ labels: [EdgeLabel], scale: ValueScale) -> [Int?] {
        var rows: [Int?] = Array(repeating: nil, count: labels.count)
        var placed: [(row: Int, value: Double)] = []
        let distance = { (value: Double) in max(0, value - scale.high, scale.low - value) }
        let order = labels.indices.sorted {
            (labels[$0].rank, distance(labels[$0].value), $0) < (labels[$1].rank, distance(labels[$1].value), $1)
        }
        for index in order where labels[index].value.isFinite {
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
        return rows
    }

    /// 0, 1, −1, 2, −2 …
    private static func offsets(_ reach: Int) -> [Int] {
        reach < 1 ? [0] : [0] + (1...reach).flatMap { [$0, -$0] }
    }
}
