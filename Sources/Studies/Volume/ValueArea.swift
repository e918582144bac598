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
        guard histogram.total > 0, let best = Self.control(histogram) else { return nil }
        let found = histogram.rows.withUnsafeBufferPointer {
            Self.grow($0, from: best, until: share * histogram.total, step: step)
        }
        control = histogram.price(of: best)
        high = histogram.price(of: found.rows.upperBound)
        low = histogram.price(of: found.rows.lowerBound)
        controlVolume = histogram.rows[best]
        volume = found.held
    }

    /// Grows from a row until so much is held or no row is left.
    private static func grow(
        _ rows: UnsafeBufferPointer<Double>, from best: Int, until wanted: Double, step: Step
    ) -> (rows: ClosedRange<Int>, held: Double) {
        let top = rows.count - 1
        let count = step == .twoRows ? 2 : 1
        var low = best
        var high = best
        var held = rows[best]
        var up = Self.above(rows, high, count)
        var down = Self.below(rows, low, count)
        while held < wanted, low > 0 || high < top {
            if high < top, low == 0 || up >= down {
                high = min(high + count, top)
                held += up
                up = Self.above(rows, high, count)
            } else {
                low = max(low - count, 0)
                held += down
                down = Self.below(rows, low, count)
            }
        }
        return (low...high, held)
    }

    /// The fullest row, sought from the middle outward so that the nearest to it is found first; the lower of two that
    /// are equally near.
    private static func control(_ histogram: PriceHistogram) -> Int? {
        let rows = histogram.rows
        var low = (rows.count - 1) / 2
        var high = rows.count / 2
        while low >= 0 {
            if rows[low] == histogram.peak { return low }
            if rows[high] == histogram.peak { return high }
            low -= 1
            high += 1
        }
        return nil
    }

    private static func above(_ rows: UnsafeBufferPointer<Double>, _ row: Int, _ count: Int) -> Double {
        var sum = 0.0
        if row + 1 < rows.count { sum = rows[row + 1] }
        if count == 2, row + 2 < rows.count { sum += rows[row + 2] }
        return sum
    }

    private static func below(_ rows: UnsafeBufferPointer<Double>, _ row: Int, _ count: Int) -> Double {
        var sum = 0.0
        if row > 0 { sum = rows[row - 1] }
        if count == 2, row > 1 { sum += rows[row - 2] }
        return sum
    }
}
