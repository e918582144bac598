import Market

/// High and low of a bar, in ticks.
struct BarSpan: Hashable, Codable, Sendable {
    let high: Int
    let low: Int
}

/// Highest high and lowest low of the last `length` bars, in ticks.
struct RollingRange: Hashable, Codable, Sendable {
    private(set) var spans: RollingWindow<BarSpan>
    private(set) var high = Int.min
    private(set) var low = Int.max

    init(length: Int) { spans = RollingWindow(length: length) }

    var length: Int { spans.length }
    var isFull: Bool { spans.isFull }

    mutating func add(_ bar: Bar) {
        let span = BarSpan(high: bar.high.ticks, low: bar.low.ticks)
        spans.add(span)
        (high, low) = (span.high, span.low)
        for span in spans.unordered {
            high = max(high, span.high)
            low = min(low, span.low)
        }
    }

    /// Where a price stands in the range, 0 at the low to 1 at the high, 0.5 where there is no range; nil before the
    /// window is full.
    func share(of price: Price) -> Double? {
        guard isFull else { return nil }
        return high > low ? Double(price.ticks - low) / Double(high - low) : 0.5
    }
}
