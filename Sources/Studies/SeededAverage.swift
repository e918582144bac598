/// The recursion behind the moving averages: `average += weight × (value − average)`, started from the simple mean of the
/// first `length` values.
struct SeededAverage: Hashable, Sendable {
    let length: Int
    private let weight: Double
    private var count = 0
    private var sum = 0.0
    private var average = 0.0

    init(length: Int, weight: Double) {
        self.length = length
        self.weight = weight
    }

    var value: Double? { count == length ? average : nil }

    mutating func add(_ value: Double) {
        if count == length {
            average += weight * (value - average)
            return
        }
        count += 1
        sum += value
        if count == length { average = sum / Double(length) }
    }

    func preview(with value: Double) -> Double? {
        var copy = self
        copy.add(value)
        return copy.value
    }
}
