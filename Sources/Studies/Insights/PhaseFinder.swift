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
    /// Nil before 20 bars.
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
        guard let mean = closes.mean, let now = oscillators.newest else { return }
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
        if now > 0, now < then, close > Self.quantile(range.spans.unordered, { $0.high }, 0.75) {
            phase = .distribution
        } else if now < 0, now > then, close < Self.quantile(range.spans.unordered, { $0.low }, 0.25) {
            phase = .accumulation
        } else if now > 0 {
            phase = close > mean ? .uptrend : .accumulation
        } else if now < 0 {
            phase = close < mean ? .downtrend : .distribution
        } else {
            phase = .accumulation
        }
    }

    /// With linear interpolation between the two nearest of the sorted values.
    private static func quantile(_ spans: [BarSpan], _ edge: (BarSpan) -> Int, _ part: Double) -> Double {
        guard !spans.isEmpty else { return 0 }
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: spans.count) { sorted in
            // By insertion and on the stack: for a few values at each bar.
            for (count, span) in spans.enumerated() {
                let value = edge(span)
                var place = count
                while place > 0, sorted[place - 1] > value {
                    sorted[place] = sorted[place - 1]
                    place -= 1
                }
                sorted[place] = value
            }
            let place = Double(spans.count - 1) * part
            let lower = Int(place)
            let upper = min(lower + 1, spans.count - 1)
            return Double(sorted[lower]) + (place - Double(lower)) * Double(sorted[upper] - sorted[lower])
        }
    }
}
