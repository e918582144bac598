/// Hull's average over five values: the weighted mean over 2 of twice the weighted mean over 2 less that over 5.
/// Source: A. Hull, Hull Moving Average (2005).
struct HullOfFive: Hashable, Codable, Sendable {
    /// The four values before, the newest first.
    private var before = SIMD4<Double>()
    /// Values taken, up to five.
    private var count = 0
    private var inner: Double?
    /// Nil before six values.
    private(set) var value: Double?

    mutating func add(_ new: Double) {
        let last = before
        before = SIMD4(new, last.x, last.y, last.z)
        if count < 5 { count += 1 }
        guard count == 5 else { return }
        let short = (2 * new + last.x) / 3
        let long = (5 * new + 4 * last.x + 3 * last.y + 2 * last.z + last.w) / 15
        let now = 2 * short - long
        value = inner.map { (2 * now + $0) / 3 }
        inner = now
    }
}
