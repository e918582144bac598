/// Hull's average over five values: the weighted mean over 2 of twice the weighted mean over 2 less that over 5.
/// Source: A. Hull, Hull Moving Average (2005).
struct HullOfFive: Hashable, Codable, Sendable {
    private var window = RollingWindow<Double>(length: 5)
    private var inner: Double?
    /// Nil before six values.
    private(set) var value: Double?

    mutating func add(_ new: Double) {
        window.add(new)
        guard window.isFull else { return }
        let short = (2 * window[4] + window[3]) / 3
        let long = (5 * window[4] + 4 * window[3] + 3 * window[2] + 2 * window[1] + window[0]) / 15
        let now = 2 * short - long
        value = inner.map { (2 * now + $0) / 3 }
        inner = now
    }
}
