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
        let old = spans.add(span)
        // The window is searched only when its extreme has left it.
        if span.high >= high {
            high = span.high
        } else if old?.high == high {
            high = spans.unordered.reduce(span.high) { max($0, $1.high) }
        }
        if span.low <= low {
            low = span.low
        } else if old?.low == low {
            low = spans.unordered.reduce(span.low) { min($0, $1.low) }
        }
    }

    /// Where a price stands in the range, 0 at the low to 1 at the high, 0.5 where there is no range; nil before the
    /// window is full.
    func share(of price: Price) -> Double? {
        guard isFull else { return nil }
        return high > low ? Double(price.ticks - low) / Double(high - low) : 0.5
    }
}
