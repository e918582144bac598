/// Relative strength of closes, 0 to 100: Wilder's as in TA-Lib, or the original's with exponential averages.
struct CloseStrength: Hashable, Codable, Sendable {
    private var gain: Smoothing
    private var loss: Smoothing
    private var close: Int?

    init(rules: InsightRules) {
        gain =
            rules == .original
            ? .exponential(ExponentialAverage(length: 14, seed: 1)) : .wilder(WilderAverage(length: 14))
        loss = gain
    }

    /// Nil before there are enough closes, and while they have never changed.
    var value: Double? {
        guard let up = gain.value, let down = loss.value, up + down > 0 else { return nil }
        return 100 * up / (up + down)
    }

    mutating func add(_ ticks: Int) {
        if let close {
            let change = Double(ticks) - Double(close)
            gain.add(max(0, change))
            loss.add(max(0, -change))
        }
        close = ticks
    }
}
