import Market

/// The parts of a bar in ticks.
struct CandleShape: Hashable, Codable, Sendable {
    let open, high, low, close: Int

    init(_ bar: Bar) {
        open = bar.open.ticks
        high = bar.high.ticks
        low = bar.low.ticks
        close = bar.close.ticks
    }

    var range: Int { high - low }
    var body: Int { abs(close - open) }
    var top: Int { max(open, close) }
    var bottom: Int { min(open, close) }
    var upperWick: Int { high - top }
    var lowerWick: Int { bottom - low }
    /// 1 for a bar that closes above its open, −1 below; 0 where it closes on it.
    var colour: Int { (close - open).signum() }
}

/// What is usual before a bar: means of the ranges and bodies that TA-Lib's settings call for. Whole and exact.
struct CandleNorms: Hashable, Codable, Sendable {
    private var ranges = RollingSum(length: 10)
    private var bodies = RollingSum(length: 10)
    private var nearRanges = RollingSum(length: 5)

    mutating func add(_ shape: CandleShape) {
        ranges.add(shape.range)
        bodies.add(shape.body)
        nearRanges.add(shape.range)
    }

    /// Largest body of a doji: a tenth of the mean range of ten bars.
    var dojiBody: Double? { ranges.mean.map { 0.1 * $0 } }
    /// Largest wick that counts as none; the same.
    var noWick: Double? { dojiBody }
    /// A body below it is short: the mean body of ten bars.
    var shortBody: Double? { bodies.mean }
    /// Prices so close count as near: a fifth of the mean range of five bars.
    var near: Double? { nearRanges.mean.map { 0.2 * $0 } }
}
