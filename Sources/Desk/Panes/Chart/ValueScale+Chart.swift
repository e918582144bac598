import Canvas

extension ValueScale {
    /// The scale of some bars, stretched to the levels that are within a fifth of their range.
    package static func chart(_ range: ClosedRange<Double>, levels: [ChartLevel], rows: Int) -> ValueScale {
        let reach = (range.upperBound - range.lowerBound) / 5
        var low = range.lowerBound
        var high = range.upperBound
        for level in levels where level.isStretching {
            if level.value >= range.lowerBound - reach { low = min(low, level.value) }
            if level.value <= range.upperBound + reach { high = max(high, level.value) }
        }
        return ValueScale(showing: low...high, rows: rows)
    }
}
