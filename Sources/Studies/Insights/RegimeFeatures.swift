import Glibc
import Market

/// Three figures a bar that the regime model looks at. None for a bar that does not give all of them.
///
/// This program's: the change of the close in long average true ranges; the logarithm of the short range over the long
/// one; and the efficiency ratio over twenty bars (P. Kaufman), which is what tells a trend from a chop. They hold for
/// any instrument, also below zero. The original's: logarithm of the change, range over price, volume over its mean.
struct RegimeFeatures: Hashable, Codable, Sendable {
    /// Place of the figure that orders the states by volatility.
    static let volatility = 1
    /// Place of the efficiency ratio.
    static let efficiency = 2

    private static let window = 20

    private let rules: InsightRules
    private let tick: TickSize
    private var short: RangeAverage
    private var long: RangeAverage
    private var closes = RollingWindow<Int>(length: window + 1)
    private var path = RollingSum(length: window)
    private var volumes = RollingSum(length: window)
    /// Of the last closed bar.
    private(set) var value: SIMD3<Double>?

    init(tick: TickSize, rules: InsightRules) {
        self.tick = tick
        self.rules = rules
        short = RangeAverage(smoothing: rules == .original ? .exponentialFromFirstBar : .wilder, tick: tick)
        long = RangeAverage(length: 100, tick: tick)
    }

    mutating func add(_ bar: Bar) {
        let previous = closes.newest
        closes.add(bar.close.ticks)
        if rules == .original { volumes.add(bar.volume) }
        short.add(bar)
        long.add(bar)
        guard let previous else { return }
        let change = bar.close.ticks - previous
        path.add(abs(change))
        value = rules == .original ? original(bar, previous) : standard(change)
    }

    // Inlined, as it would copy all of this to look at it.
    @inline(__always)
    private func standard(_ change: Int) -> SIMD3<Double>? {
        guard let short = short.value, let long = long.value, long > 0, closes.isFull else { return nil }
        let way = Double(abs(closes[Self.window] - closes[0]))
        return SIMD3(
            tick.points(ticks: Double(change)) / long, log(max(short / long, 0.01)),
            path.sum > 0 ? way / Double(path.sum) : 0)
    }

    private func original(_ bar: Bar, _ previous: Int) -> SIMD3<Double>? {
        guard let short = short.value, let mean = volumes.mean, mean > 0, bar.close.ticks > 0, previous > 0 else {
            return nil
        }
        return SIMD3(
            log(Double(bar.close.ticks) / Double(previous)), short / tick.points(bar.close), Double(bar.volume) / mean)
    }
}
