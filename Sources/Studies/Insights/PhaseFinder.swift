import Market

/// Finds the part of Wyckoff's cycle from ten bars of highs and lows, twenty closes and the Awesome Oscillator.
struct PhaseFinder: Hashable, Codable, Sendable {
    private let rules: InsightRules
    private let tick: TickSize
    private var range = RollingRange(length: 10)
    private var closes = RollingSum(length: 20)
    private var oscillator: AwesomeMomentum
    /// Zero stands for a bar without a value, as in the original.
    private var oscillators = RollingWindow<Double>(length: 11)
    /// Nil before the oscillator's first value; under the original's rules before 20 bars.
    private(set) var phase: WaveReading.Phase?

    init(tick: TickSize, rules: InsightRules) {
        self.tick = tick
        self.rules = rules
        oscillator = AwesomeMomentum(tick: tick)
    }

    /// The Awesome Oscillator in points; nil before 34 bars.
    @inline(__always)
    var oscillation: Double? { oscillator.value }

    /// Takes a closed bar.
    mutating func add(_ bar: Bar) {
        // A close can only break the range of the bars before it; the original counts the bar itself and never sees one.
        let before = (high: range.high, low: range.low, isFull: range.isFull)
        range.add(bar)
        closes.add(bar.close.ticks)
        oscillator.add(bar)
        oscillators.add(oscillator.value ?? 0)
        let close = Double(bar.close.ticks)
        guard let mean = closes.mean, let now = oscillators.newest, rules == .original || oscillator.value != nil
        else { return }
        if rules == .standard, before.isFull {
            if bar.close.ticks > before.high, now > 0 {
                phase = .uptrend
                return
            }
            if bar.close.ticks < before.low, now < 0 {
                phase = .downtrend
                return
            }
        }
        let then = oscillators[0]
        if now > 0, now < then, isInTopQuarter(bar.close.ticks) {
            phase = .distribution
        } else if now < 0, now > then, isInBottomQuarter(bar.close.ticks) {
            phase = .accumulation
        } else if now > 0 {
            phase = close > mean ? .uptrend : .accumulation
        } else if now < 0 {
            phase = close < mean ? .downtrend : .distribution
        } else {
            phase = .accumulation
        }
    }

    /// Above the upper quartile of the highs. Mostly counting tells, and nothing has to be sorted.
    private func isInTopQuarter(_ close: Int) -> Bool {
        let spans = range.spans.unordered
        let place = Quartile(0.75, of: spans.count)
        let below = spans.reduce(0) { $1.high < close ? $0 + 1 : $0 }
        if below <= place.lower { return false }
        return below > place.upper || Double(close) > place.value(of: spans.map(\.high))
    }

    /// Below the lower quartile of the lows.
    private func isInBottomQuarter(_ close: Int) -> Bool {
        let spans = range.spans.unordered
        let place = Quartile(0.25, of: spans.count)
        let above = spans.reduce(0) { $1.low > close ? $0 + 1 : $0 }
        if above < spans.count - place.upper { return false }
        return above >= spans.count - place.lower || Double(close) < place.value(of: spans.map(\.low))
    }

    /// A quartile, with linear interpolation between the two nearest of the sorted values.
    private struct Quartile {
        /// Places of the two.
        let lower: Int
        let upper: Int
        private let share: Double

        init(_ part: Double, of count: Int) {
            let place = Double(count - 1) * part
            lower = Int(place)
            upper = min(lower + 1, count - 1)
            share = place - Double(lower)
        }

        func value(of values: [Int]) -> Double {
            let sorted = values.sorted()
            return Double(sorted[lower]) + share * Double(sorted[upper] - sorted[lower])
        }
    }
}
