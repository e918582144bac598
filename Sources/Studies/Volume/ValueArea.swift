import Market

/// Where most was traded, and the prices around it that hold most of the volume.
package struct ValueArea: Hashable, Codable, Sendable {
    /// How the area grows from the point of control.
    package enum Step: Int, Codable, Sendable {
        /// By the larger of the two neighbouring rows.
        case oneRow
        /// By the larger of the next two rows above and the next two below, as on the exchanges' own charts.
        case twoRows
    }

    /// Point of control: the row with the most contracts; among equals the one nearest to the middle of the range.
    package var control: Price
    package var high: Price
    package var low: Price
    /// Contracts at the point of control and in the area.
    package var controlVolume: Double
    package var volume: Double

    /// Nil for an empty histogram. Ties go up.
    package init?(_ histogram: PriceHistogram, share: Double = 0.7, step: Step = .twoRows) {
        let rows = histogram.rows
        guard histogram.total > 0, var best = rows.firstIndex(where: { $0 > 0 }) else { return nil }
        for row in (best + 1)..<max(best + 1, rows.count) where rows[row] >= rows[best] {
            if rows[row] > rows[best] || abs(2 * row - (rows.count - 1)) < abs(2 * best - (rows.count - 1)) {
                best = row
            }
        }
        var low = best
        var high = best
        var held = rows[best]
        let wanted = share * histogram.total
        let count = step == .twoRows ? 2 : 1
        while held < wanted, low > 0 || high < rows.count - 1 {
            let up = Self.sum(rows, high + 1, count)
            let down = Self.sum(rows, low - count, count)
            if high < rows.count - 1, low == 0 || up >= down {
                high = min(high + count, rows.count - 1)
                held += up
            } else {
                low = max(low - count, 0)
                held += down
            }
        }
        control = histogram.price(of: best)
        self.high = histogram.price(of: high)
        self.low = histogram.price(of: low)
        controlVolume = rows[best]
        volume = held
    }

    private static func sum(_ rows: [Double], _ start: Int, _ count: Int) -> Double {
        var sum = 0.0
        for row in start..<(start + count) where row >= 0 && row < rows.count { sum += rows[row] }
        return sum
    }
}
