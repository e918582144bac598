/// Exponential moving average with the weight 2 / (length + 1). As in TA-Lib it starts from the simple mean of the first
/// `length` values, and is nil before that.
package struct ExponentialAverage: Hashable, Sendable {
    private var core: SeededAverage

    /// - Parameter length: span in bars; anything below 1 counts as 1.
    package init(length: Int) {
        let length = max(1, length)
        core = SeededAverage(length: length, weight: 2 / Double(length + 1))
    }

    package var length: Int { core.length }
    /// The average of the closed bars.
    package var value: Double? { core.value }

    /// Takes the value of a closed bar.
    package mutating func add(_ value: Double) { core.add(value) }

    /// What the average would be if the forming bar closed at `value`; changes nothing.
    package func preview(with value: Double) -> Double? { core.preview(with: value) }
}
