import Market

/// A stretch of prices with much or little volume, for a trading day's histogram.
package struct VolumeNode: Hashable, Codable, Sendable {
    /// High-volume node; else low-volume.
    package var isHigh: Bool
    package var low: Price
    package var high: Price
    /// The price in it with the most, or the least, contracts.
    package var price: Price

    /// The nodes of a histogram, from the lowest up: neighbouring rows whose volume, taken as the mean of five rows, is
    /// above `much` or below `little` times the mean row. The outermost rows are never a low-volume node, since there
    /// the day simply ends.
    package static func nodes(
        of histogram: PriceHistogram, much: Double = 1.5, little: Double = 0.5
    ) -> [VolumeNode] {
        guard histogram.rows.count >= 5, histogram.total > 0 else { return [] }
        return histogram.rows.withUnsafeBufferPointer { nodes(histogram, $0, much: much, little: little) }
    }

    private static func nodes(
        _ histogram: PriceHistogram, _ rows: UnsafeBufferPointer<Double>, much: Double, little: Double
    ) -> [VolumeNode] {
        let mean = histogram.total / Double(rows.count)
        var nodes: [VolumeNode] = []
        var first: Int?
        var kind = 0
        for row in 0...rows.count {
            let now = row < rows.count ? side(smoothed(rows, row) / mean, much, little) : 0
            if now == kind { continue }
            if let start = first, kind > 0 || (start > 0 && row < rows.count) {
                nodes.append(node(histogram, start, row - 1, isHigh: kind > 0))
            }
            kind = now
            first = now == 0 ? nil : row
        }
        return nodes
    }

    private static func side(_ multiple: Double, _ much: Double, _ little: Double) -> Int {
        multiple > much ? 1 : multiple < little ? -1 : 0
    }

    private static func smoothed(_ rows: UnsafeBufferPointer<Double>, _ row: Int) -> Double {
        let span = max(0, row - 2)...min(rows.count - 1, row + 2)
        var sum = 0.0
        for place in span { sum += rows[place] }
        return sum / Double(span.count)
    }

    private static func node(_ histogram: PriceHistogram, _ first: Int, _ last: Int, isHigh: Bool) -> VolumeNode {
        let rows = histogram.rows
        var best = first
        for row in first...last where isHigh ? rows[row] > rows[best] : rows[row] < rows[best] { best = row }
        return VolumeNode(
            isHigh: isHigh, low: histogram.price(of: first), high: histogram.price(of: last),
            price: histogram.price(of: best))
    }
}
