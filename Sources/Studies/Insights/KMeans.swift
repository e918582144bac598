/// Three clusters of numbers on a line.
enum KMeans {
    /// The centres, lowest first, with the least possible sum of squared distances; nil for fewer than three distinct
    /// values. Exact, by dynamic programming: the best cut moves to the right as the data grows, so that each pass is
    /// n log n. Source: H. Wang and M. Song, Ckmeans.1d.dp, The R Journal 3/2 (2011).
    /// - Parameter sorted: finite values in ascending order.
    static func optimum(_ sorted: [Double]) -> [Double]? {
        guard let first = sorted.first, let last = sorted.last, first < last else { return nil }
        guard let second = sorted.first(where: { $0 > first }), second < last else { return nil }
        let sums = Sums(sorted)
        let count = sorted.count
        // cuts[j]: where the best split of the first j values in two begins its second part.
        var cuts = [Int](repeating: 1, count: count + 1)
        var best = (cost: Double.infinity, end: 2)
        sums.withCosts { costs in
            cuts.withUnsafeMutableBufferPointer { fillCuts($0, costs, ends: 2..<count, candidates: 1..<count) }
            for end in 2..<count {
                let cost = costs.heads[cuts[end]] + costs.of(cuts[end], end) + costs.of(end, count)
                if cost < best.cost { best = (cost, end) }
            }
        }
        let cut = cuts[best.end]
        return [sums.mean(0..<cut), sums.mean(cut..<best.end), sums.mean(best.end..<count)]
    }

    /// Lloyd's rounds from fixed places between the extremes, as the original runs them; centres highest first.
    /// - Parameter places: of the first centres, from 0 at the least value to 1 at the greatest, highest first.
    static func lloyd(_ values: [Double], places: [Double] = [0.8, 0.5, 0.2], rounds: Int = 10) -> [Double] {
        guard let low = values.min(), let high = values.max() else { return [] }
        let span = high > low ? high - low : max(abs(high), 1e-8)
        var centres = places.map { low + span * $0 }
        let tolerance = 0.001 * values.reduce(0, +) / Double(values.count)
        for _ in 0..<rounds {
            var sums = [Double](repeating: 0, count: centres.count)
            var counts = [Int](repeating: 0, count: centres.count)
            for value in values {
                let place = nearest(value, centres)
                sums[place] += value
                counts[place] += 1
            }
            var isSettled = true
            for place in centres.indices where counts[place] > 0 {
                let mean = sums[place] / Double(counts[place])
                if abs(mean - centres[place]) >= tolerance { isSettled = false }
                centres[place] = mean
            }
            if isSettled { break }
        }
        return centres
    }

    /// The place of the centre nearest to a value; the earlier one of two as near.
    static func nearest(_ value: Double, _ centres: [Double]) -> Int {
        var best = 0
        for place in centres.indices.dropFirst() where abs(value - centres[place]) < abs(value - centres[best]) {
            best = place
        }
        return best
    }

    private static func fillCuts(
        _ cuts: UnsafeMutableBufferPointer<Int>, _ costs: Costs, ends: Range<Int>, candidates: Range<Int>
    ) {
        guard !ends.isEmpty else { return }
        let middle = ends.lowerBound + ends.count / 2
        var best = (cost: Double.infinity, cut: candidates.lowerBound)
        for cut in candidates.lowerBound..<min(middle, candidates.upperBound) {
            let cost = costs.heads[cut] + costs.of(cut, middle)
            if cost < best.cost { best = (cost, cut) }
        }
        cuts[middle] = best.cut
        fillCuts(cuts, costs, ends: ends.lowerBound..<middle, candidates: candidates.lowerBound..<best.cut + 1)
        fillCuts(cuts, costs, ends: middle + 1..<ends.upperBound, candidates: best.cut..<candidates.upperBound)
    }

    /// Running sums of values and squares, counted from the mean so that little is lost in differences.
    private struct Sums {
        private let base: Double
        private var values: [Double] = [0]
        private var squares: [Double] = [0]

        init(_ sorted: [Double]) {
            base = sorted.reduce(0, +) / Double(sorted.count)
            values.reserveCapacity(sorted.count + 1)
            squares.reserveCapacity(sorted.count + 1)
            var value = 0.0
            var square = 0.0
            for item in sorted {
                value += item - base
                square += (item - base) * (item - base)
                values.append(value)
                squares.append(square)
            }
        }

        func mean(_ range: Range<Int>) -> Double {
            base + (values[range.upperBound] - values[range.lowerBound]) / Double(range.count)
        }

        /// Lends what costs are read from; they are asked for some ten thousand times.
        func withCosts(_ body: (Costs) -> Void) {
            // Each is asked for of the first values at many cuts.
            var heads = [0.0]
            heads.reserveCapacity(values.count)
            for end in 1..<values.count { heads.append(squares[end] - values[end] * values[end] / Double(end)) }
            values.withUnsafeBufferPointer { values in
                squares.withUnsafeBufferPointer { squares in
                    heads.withUnsafeBufferPointer { body(Costs(values: values, squares: squares, heads: $0)) }
                }
            }
        }
    }

    /// Sums of squared distances of stretches from their means.
    private struct Costs {
        let values: UnsafeBufferPointer<Double>
        let squares: UnsafeBufferPointer<Double>
        /// Of the first values, by how many.
        let heads: UnsafeBufferPointer<Double>

        /// Of the values from a place to before another.
        func of(_ start: Int, _ end: Int) -> Double {
            let sum = values[end] - values[start]
            return squares[end] - squares[start] - sum * sum / Double(end - start)
        }
    }
}
