/// Exponential moving average with the weight 2 / (length + 1). As in TA-Lib it starts from the simple mean of the first
/// `length` values, and is nil before that, unless told to start from fewer.
package struct ExponentialAverage: Hashable, Codable, Sendable {
    private var core: SeededAverage

    /// - Parameters:
    ///   - length: span in bars; anything below 1 counts as 1.
    ///   - seed: how many values start it; `length` where it is not given.
    package init(length: Int, seed: Int? = nil) {
        let length = max(1, length)
        core = SeededAverage(length: length, weight: 2 / Double(length + 1), seed: seed)
    }

    package var length: Int { core.length }
    /// The average of the closed bars.
    package var value: Double? { core.value }

    /// Takes the value of a closed bar.
    package mutating func add(_ value: Double) { core.add(value) }
}
