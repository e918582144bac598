import Market

/// Volume by price in a fixed number of bins, as charts without tick data draw it. The bins depend on the range of the
/// bars, so prices are off the tick grid and move as the range grows: for comparing with other programs; the desk draws
/// `SessionProfile`.
package struct BinnedProfile: Hashable, Sendable {
    /// Edges of the bins in points, one more than there are bins.
    package let edges: [Double]
    package let volumes: [Double]
    /// Centres of the fullest bin and of the ends of the value area.
    package let control: Double
    package let high: Double
    package let low: Double

    /// Nil without two bars, a range and volume.
    /// - Parameters:
    ///   - padding: part of the range added at both ends.
    ///   - share: part of the volume in the value area, which grows by the larger of the two neighbouring bins; ties go up.
    package init?(
        _ bars: some Collection<Bar>, tick: TickSize, bins: Int = 50, padding: Double = 0.001, share: Double = 0.7
    ) {
        guard bars.count >= 2, bins >= 1, let bottom = bars.map(\.low).min(), let top = bars.map(\.high).max(),
            bottom < top
        else { return nil }
        let pad = tick.points(ticks: Double(top - bottom)) * padding
        let start = tick.points(bottom) - pad
        let end = tick.points(top) + pad
        let width = (end - start) / Double(bins)
        let edges = (0...bins).map { $0 == bins ? end : start + Double($0) * width }
        var volumes = [Double](repeating: 0, count: bins)
        for bar in bars where bar.high > bar.low && bar.volume > 0 {
            let low = tick.points(bar.low)
            let high = tick.points(bar.high)
            let first = max(0, min(bins - 1, Int((low - start) / width) - 1))
            for bin in first..<bins {
                if edges[bin] >= high { break }
                let overlap = min(high, edges[bin + 1]) - max(low, edges[bin])
                if overlap > 0 { volumes[bin] += Double(bar.volume) * overlap / (high - low) }
            }
        }
        let total = volumes.reduce(0, +)
        guard total > 0 else { return nil }
        var best = 0
        for bin in 1..<max(1, bins) where volumes[bin] > volumes[best] { best = bin }
        var lowest = best
        var highest = best
        var held = volumes[best]
        while held < share * total, lowest > 0 || highest < bins - 1 {
            let up = highest < bins - 1 ? volumes[highest + 1] : 0
            let down = lowest > 0 ? volumes[lowest - 1] : 0
            if highest < bins - 1, lowest == 0 || up >= down {
                highest += 1
                held += up
            } else {
                lowest -= 1
                held += down
            }
        }
        self.edges = edges
        self.volumes = volumes
        control = (edges[best] + edges[best + 1]) / 2
        high = (edges[highest] + edges[highest + 1]) / 2
        low = (edges[lowest] + edges[lowest + 1]) / 2
    }

    package var total: Double { volumes.reduce(0, +) }

    /// Centres of the bins with more than `multiple` times the mean volume.
    package func highNodes(_ multiple: Double = 1.5) -> [Double] {
        let mean = total / Double(volumes.count)
        return volumes.indices.filter { volumes[$0] > multiple * mean }.map(centre)
    }

    /// Centres of the bins with some volume, but less than `multiple` times the mean.
    package func lowNodes(_ multiple: Double = 0.5) -> [Double] {
        let mean = total / Double(volumes.count)
        return volumes.indices.filter { volumes[$0] > 0 && volumes[$0] < multiple * mean }.map(centre)
    }

    private func centre(_ bin: Int) -> Double { (edges[bin] + edges[bin + 1]) / 2 }
}
