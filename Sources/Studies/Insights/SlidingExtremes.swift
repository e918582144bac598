/// The least and the greatest of the last `length` values.
struct SlidingExtremes: Hashable, Codable, Sendable {
    private var window: RollingWindow<Double>
    private(set) var minimum = 0.0
    private(set) var maximum = 0.0

    init(length: Int) { window = RollingWindow(length: length) }

    var isFull: Bool { window.isFull }
    var isEmpty: Bool { window.count == 0 }

    mutating func add(_ value: Double) {
        let isFirst = isEmpty
        let gone = window.add(value)
        if isFirst {
            (minimum, maximum) = (value, value)
        } else if let gone, gone == minimum || gone == maximum {
            let values = window.unordered
            minimum = values.min() ?? value
            maximum = values.max() ?? value
        } else {
            minimum = min(minimum, value)
            maximum = max(maximum, value)
        }
    }
}
