/// The recursion behind the moving averages: `average += weight × (value − average)`, started from the simple mean of the
/// first `seed` values.
struct SeededAverage: Hashable, Codable, Sendable {
    let length: Int
    private let seed: Int
    private let weight: Double
    private var count = 0
    private var sum = 0.0
    private var average = 0.0

    /// - Parameter seed: how many values start it, at least 1; `length` where it is not given.
    init(length: Int, weight: Double, seed: Int? = nil) {
        self.length = length
        self.seed = max(1, seed ?? length)
        self.weight = weight
    }

    var value: Double? { count == seed ? average : nil }

    mutating func add(_ value: Double) {
        if count == seed {
            average += weight * (value - average)
            return
        }
        count += 1
        sum += value
        if count == seed { average = sum / Double(seed) }
    }
}
