import Market

/// The slow frame: whether the averages 10, 20 and 50 are stacked.
struct BiasLayer: Hashable, Codable, Sendable {
    static let minimum = 55
    /// Bars over which the slow average's slope is taken.
    private static let span = 4

    private let rules: InsightRules
    private let tick: TickSize
    /// In ticks.
    private var fast: ExponentialAverage
    private var middle: ExponentialAverage
    private var slow: ExponentialAverage
    private var range: RangeAverage
    private var slows = RollingWindow<Double>(length: span + 1)
    private var close = 0
    private var count = 0

    init(tick: TickSize, rules: InsightRules) {
        let seed = rules == .original ? 1 : nil
        self.rules = rules
        self.tick = tick
        fast = ExponentialAverage(length: 10, seed: seed)
        middle = ExponentialAverage(length: 20, seed: seed)
        slow = ExponentialAverage(length: 50, seed: seed)
        range = RangeAverage(smoothing: rules == .original ? .exponentialFromFirstBar : .wilder, tick: tick)
    }

    mutating func add(_ bar: Bar) {
        count += 1
        close = bar.close.ticks
        let price = Double(close)
        fast.add(price)
        middle.add(price)
        slow.add(price)
        range.add(bar)
        if let slow = slow.value { slows.add(slow) }
    }

    /// Nil in the first 55 bars.
    @inline(__always)
    var figures: BiasFigures? {
        guard count >= Self.minimum, slows.isFull, let fast = fast.value, let middle = middle.value,
            let slow = slow.value, let range = range.value
        else { return nil }
        let price = Double(close)
        let side = fast > middle && middle > slow ? 1 : fast < middle && middle < slow ? -1 : 0
        let isBeyond = side >= 0 ? price > max(fast, middle, slow) : price < min(fast, middle, slow)
        let points = { (ticks: Double) in tick.points(ticks: ticks) }
        let separation = points(abs(fast - slow))
        let change = slow - slows[0]
        return BiasFigures(
            side: side, fast: points(fast), middle: points(middle), slow: points(slow), close: points(price),
            isBeyond: isBeyond, range: range, separation: range > 0 ? separation / range : nil,
            slope: rules == .original
                ? (slows[0] == 0 ? 0 : change / slows[0])
                : range > 0 ? points(change) / Double(Self.span) / range : nil,
            quality: quality(side, fast, slow, separation, range, isBeyond))
    }

    /// The averages' distance, at its best from two ranges on, and a third for a close beyond all three. The original
    /// takes 500 × the distance over the price, which is full at 0.14 % whatever the product.
    private func quality(
        _ side: Int, _ fast: Double, _ slow: Double, _ separation: Double, _ range: Double, _ isBeyond: Bool
    ) -> Double {
        guard side != 0 else { return 0 }
        let beyond = isBeyond ? 0.3 : 0
        if rules == .original { return slow == 0 ? 0 : min(1, 500 * abs((fast - slow) / slow) + beyond) }
        return range > 0 ? 0.7 * min(1, separation / range / 2) + beyond : 0
    }
}

/// What the slow frame shows; prices in points, distances in average true ranges.
package struct BiasFigures: Hashable, Codable, Sendable {
    /// 1 where the fast average is above the middle and that above the slow one, −1 the other way, else 0.
    package var side: Int
    package var fast, middle, slow: Double
    package var close: Double
    /// The close lies beyond all three on the side (above them where there is none).
    package var isBeyond: Bool
    /// Average true range in points.
    package var range: Double
    /// Between the fast and the slow average; nil in a market without range.
    package var separation: Double?
    /// Change of the slow average a bar (under the original's rules over four bars, as a fraction).
    package var slope: Double?
    /// 0 to 1
    package var quality: Double
}
