/// An exponential average of closes whose span changes: shorter where price accelerates and, by this program's rules, the
/// nearer price is to an end of its 200-bar range. In the middle of the range the span is `maximumLength`.
///
/// The original takes the close itself against the greatest close for its place, which makes the span constant.
struct DynamicAverage: Hashable, Codable, Sendable {
    private static let window = 200
    private static let minimumLength = 5.0

    private let rules: InsightRules
    private let maximumLength: Double
    private let acceleration: Double
    /// Of closes, or of their absolute values under the original's rules.
    private var closes = SlidingExtremes(length: window)
    /// Of absolute changes of the close.
    private var changes = SlidingExtremes(length: window)
    private var previousClose: Double?
    private(set) var value: Double?

    init(maximumLength: Int, acceleration: Double, rules: InsightRules) {
        self.maximumLength = Double(max(5, maximumLength))
        self.acceleration = acceleration
        self.rules = rules
    }

    mutating func add(_ close: Double) {
        closes.add(rules == .original ? abs(close) : close)
        defer { previousClose = close }
        guard let previousClose, let average = value else {
            value = close
            return
        }
        let change = abs(close - previousClose)
        changes.add(change)
        let pace = change / max(changes.maximum, 1e-10)
        let weight = min(0.9, 2 / (length(close) + 1) * (1 + pace * acceleration * 0.8))
        value = average + weight * (close - average)
    }

    // Inlined, as it would copy all of this to look at it.
    @inline(__always)
    private func length(_ close: Double) -> Double {
        let place: Double
        switch rules {
        case .standard:
            let span = closes.maximum - closes.minimum
            place = span > 0 ? 1 - abs(2 * (close - closes.minimum) / span - 1) : 1
        case .original:
            place = closes.maximum > 0 ? (close + closes.maximum) / (2 * closes.maximum) : 1
        }
        return Self.minimumLength + place * (maximumLength - Self.minimumLength)
    }
}
