/// Which height of a chart stands for which value, linear, in rows from the upper edge.
package struct ValueScale: Hashable, Sendable {
    package let low: Double
    package let high: Double
    package let rows: Int

    /// A scale from `low` at the lower edge to `high` at the upper one. Equal or unordered limits are spread by one.
    package init(low: Double, high: Double, rows: Int) {
        let isUsable = low.isFinite && high.isFinite && low < high
        let middle = low.isFinite ? low : 0
        self.low = isUsable ? low : middle - 0.5
        self.high = isUsable ? high : middle + 0.5
        self.rows = max(1, rows)
    }

    /// The scale that shows a range of values with half a row of air at either edge.
    package init(showing range: ClosedRange<Double>, rows: Int) {
        let air = (range.upperBound - range.lowerBound) * 0.5 / Double(max(1, rows - 1))
        self.init(low: range.lowerBound - air, high: range.upperBound + air, rows: rows)
    }

    package func contains(_ value: Double) -> Bool { value >= low && value <= high }

    /// Rows below the upper edge.
    package func position(_ value: Double) -> Double {
        (high - value) / (high - low) * Double(rows)
    }

    /// The row a value stands in, held inside the chart.
    package func row(_ value: Double) -> Int { step(value, in: 1) }

    /// The dot row, four a row, held inside the chart.
    package func dot(_ value: Double) -> Int { step(value, in: 4) }

    /// The edge nearest to a value, in `parts` of a row from the upper edge of the chart.
    func edge(_ value: Double, in parts: Int) -> Int {
        clamped((position(value) * Double(parts)).rounded(), to: rows * parts)
    }

    private func step(_ value: Double, in parts: Int) -> Int {
        clamped((position(value) * Double(parts)).rounded(.down), to: rows * parts - 1)
    }

    private func clamped(_ place: Double, to limit: Int) -> Int {
        place > 0 ? place < Double(limit) ? Int(place) : limit : 0
    }
}
