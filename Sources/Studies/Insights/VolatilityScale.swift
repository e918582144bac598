/// Three clusters found in past ranges, and the ranges themselves to rank a new one by.
package struct VolatilityScale: Hashable, Codable, Sendable {
    /// How many values the study had seen when this was fitted.
    let seen: Int
    /// Ascending.
    let sorted: [Double]
    /// Lowest first; nil when the ranges differ by less than 2 % between the centres.
    let centres: [Double]?

    private static let leastSpread = 0.02

    init(values: [Double], seen: Int) {
        self.seen = seen
        sorted = values.sorted()
        centres = KMeans.optimum(sorted).flatMap { centres in
            centres[2] - centres[0] >= Self.leastSpread * abs(centres[1]) ? centres : nil
        }
    }

    /// Share of the values below `value`, those equal to it counted half.
    func percentile(_ value: Double) -> Double {
        guard !sorted.isEmpty else { return 0.5 }
        let below = countBelow(value)
        // Mostly no value is equal, and there is nothing more to seek.
        var upTo = below
        if below < sorted.count, sorted[below] == value { upTo = countBelow(value.nextUp) }
        return Double(below + upTo) / 2 / Double(sorted.count)
    }

    /// The cluster of a value. The border between two centres is half-way; to leave the cluster `previous` a value must
    /// be past it by `margin` times the distance of the centres.
    func cluster(_ value: Double, previous: VolatilityReading.Cluster?, margin: Double) -> VolatilityReading.Cluster {
        guard let centres else { return .medium }
        var level = 0
        for lower in 0...1 {
            let distance = centres[lower + 1] - centres[lower]
            var border = centres[lower] + distance / 2
            if let previous { border += previous.rawValue > lower ? -margin * distance : margin * distance }
            if value >= border { level = lower + 1 }
        }
        return VolatilityReading.Cluster(rawValue: level) ?? .medium
    }

    /// How many values are less than one. Without branches that could be guessed wrong, for it is asked at every bar.
    private func countBelow(_ value: Double) -> Int {
        sorted.withUnsafeBufferPointer { sorted in
            var base = 0
            var count = sorted.count
            while count > 1 {
                let half = count / 2
                base += sorted[base + half - 1] < value ? half : 0
                count -= half
            }
            return base + (sorted[base] < value ? 1 : 0)
        }
    }
}
