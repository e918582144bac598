/// Wilder's smoothing, with the weight 1 / length. Starts from the simple mean of the first `length` values, and is nil
/// before that. Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978).
package struct WilderAverage: Hashable, Codable, Sendable {
    private var core: SeededAverage

    /// - Parameter length: bars; anything below 1 counts as 1.
    package init(length: Int) {
        let length = max(1, length)
        core = SeededAverage(length: length, weight: 1 / Double(length))
    }

    package var length: Int { core.length }
    /// The average of the closed bars.
    package var value: Double? { core.value }

    /// Takes the value of a closed bar.
    package mutating func add(_ value: Double) { core.add(value) }
}
