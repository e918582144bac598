import Market

/// Highest high and lowest low of the last `length` bars, in ticks.
struct RollingRange: Hashable, Codable, Sendable {
    private(set) var highs: RollingWindow<Int>
    private(set) var lows: RollingWindow<Int>
    private(set) var high = Int.min
    private(set) var low = Int.max

    init(length: Int) {
        highs = RollingWindow(length: length)
        lows = RollingWindow(length: length)
    }

    var length: Int { highs.length }
    var isFull: Bool { highs.isFull }

    mutating func add(_ bar: Bar) {
        let (top, bottom) = (bar.high.ticks, bar.low.ticks)
        let oldHigh = highs.add(top)
        let oldLow = lows.add(bottom)
        // The window is searched only when its extreme has left it.
        if top >= high { high = top } else if oldHigh == high { high = highs.unordered.max() ?? top }
        if bottom <= low { low = bottom } else if oldLow == low { low = lows.unordered.min() ?? bottom }
    }

    /// Where a price stands in the range, 0 at the low to 1 at the high, 0.5 where there is no range; nil before the
    /// window is full.
    func share(of price: Price) -> Double? {
        guard isFull else { return nil }
        return high > low ? Double(price.ticks - low) / Double(high - low) : 0.5
    }
}
