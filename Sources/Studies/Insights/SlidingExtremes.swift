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
        // The window is searched only when its extreme has left it and no other value is as far out.
        if isFirst || value < minimum {
            minimum = value
        } else if gone == minimum, value != minimum, !window.unordered.contains(minimum) {
            minimum = window.unordered.min() ?? value
        }
        if isFirst || value > maximum {
            maximum = value
        } else if gone == maximum, value != maximum, !window.unordered.contains(maximum) {
            maximum = window.unordered.max() ?? value
        }
    }
}
