import Market

/// The middle frame: whether price has come back to its fast average and holds there.
struct SetupLayer: Hashable, Codable, Sendable {
    static let minimum = 30
    private static let recent = 5
    private static let trend = 20

    private let rules: InsightRules
    private let tick: TickSize
    /// In ticks.
    private var fast: ExponentialAverage
    private var middle: ExponentialAverage
    private var range: RangeAverage
    private var strength: CloseStrength
    /// The last five bars: how far low and high lie beyond the fast average of their bar, in ticks.
    private var lows = RollingWindow<Double>(length: recent)
    private var highs = RollingWindow<Double>(length: recent)
    /// Of the last 20 closes, on which side of its average each lies: the fast one under the original's rules.
    private var sides = RollingWindow<Int>(length: trend)
    private var close = 0
    private var count = 0

    init(tick: TickSize, rules: InsightRules) {
        let seed = rules == .original ? 1 : nil
        self.rules = rules
        self.tick = tick
        fast = ExponentialAverage(length: 10, seed: seed)
        middle = ExponentialAverage(length: 20, seed: seed)
        range = RangeAverage(smoothing: rules == .original ? .exponentialFromFirstBar : .wilder, tick: tick)
        strength = CloseStrength(rules: rules)
    }

    mutating func add(_ bar: Bar) {
        count += 1
        close = bar.close.ticks
        let price = Double(close)
        fast.add(price)
        middle.add(price)
        range.add(bar)
        strength.add(close)
        guard let fast = fast.value, let middle = middle.value else { return }
        lows.add(Double(bar.low.ticks) - fast)
        highs.add(Double(bar.high.ticks) - fast)
        let line = rules == .original ? fast : middle
        sides.add(price > line ? 1 : price < line ? -1 : 0)
    }

    /// Nil in the first 30 bars.
    @inline(__always)
    var figures: SetupFigures? {
        guard count >= Self.minimum, let fast = fast.value, let middle = middle.value, let range = range.value,
            lows.isFull
        else { return nil }
        let side = fast > middle ? 1 : fast < middle ? -1 : 0
        let pullback = pullback(side, range)
        let isHeld = side > 0 ? Double(close) > fast : Double(close) < fast
        let strength = strength.value ?? 50
        let isStrengthFit = side > 0 ? strength > 45 && strength < 70 : strength > 30 && strength < 55
        let trendBars = side == 0 ? 0 : trendBars(side)
        let isPullbackHeld = pullback != nil && (rules == .original || isHeld)
        var evidence = 0
        var quality = 0.4
        for (share, speaks) in [(0.3, isPullbackHeld), (0.15, isStrengthFit), (0.15, trendBars >= 3)] where speaks {
            evidence += 1
            quality += share
        }
        return SetupFigures(
            side: side, fast: tick.points(ticks: fast), middle: tick.points(ticks: middle),
            close: tick.points(ticks: Double(close)), pullback: side == 0 ? nil : pullback, isHeld: isHeld,
            strength: strength, isStrengthFit: side != 0 && isStrengthFit, trendBars: trendBars,
            isSetup: side != 0 && (rules == .original || evidence >= 2), quality: side == 0 ? 0 : quality)
    }

    /// How many bars ago a wick last came to the fast average, or less than half a range beyond it.
    private func pullback(_ side: Int, _ range: Double) -> Int? {
        guard side != 0 else { return nil }
        return (0..<lows.count).first { ago in
            let place = lows.count - 1 - ago
            let depth = side > 0 ? -lows[place] : highs[place]
            return depth >= 0 && tick.points(ticks: depth) < range / 2
        }
    }

    /// Closes in a row on the side; the original counts all of the last 20, wherever they lie.
    private func trendBars(_ side: Int) -> Int {
        if rules == .original { return sides.unordered.count { $0 == side } }
        var bars = 0
        while bars < sides.count, sides[sides.count - 1 - bars] == side { bars += 1 }
        return bars
    }
}

/// What the middle frame shows; prices in points.
package struct SetupFigures: Hashable, Codable, Sendable {
    /// 1 where the fast average is above the middle one, −1 below, 0 where they are equal.
    package var side: Int
    package var fast, middle: Double
    package var close: Double
    /// Bars since a wick came to the fast average; nil where none of the last five did.
    package var pullback: Int?
    /// The close is back on the side of the fast average.
    package var isHeld: Bool
    /// Relative strength, 0 to 100.
    package var strength: Double
    /// Between 45 and 70 for buyers, 30 and 55 for sellers.
    package var isStrengthFit: Bool
    /// Closes in a row on the side of the middle average, 20 at most.
    package var trendBars: Int
    /// Two of the three speak for it: a pullback that held, fitting strength, three closes in a row.
    package var isSetup: Bool
    /// 0 to 1
    package var quality: Double
}
