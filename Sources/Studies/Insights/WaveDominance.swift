import Market

/// Whose waves go further, and how fast price runs. A wave is a run of closes on one side of a dynamic average; its speed
/// is the running sum of what smoothed closes gain on smoothed opens, in average true ranges, so that instruments compare.
/// After the Trend Speed Analyzer of Zeiierman.
package struct WaveDominance: Study {
    private static let span = StudyParameter(
        "span", .whole(5...200), standard: 20, "longest span of the average, in bars")
    private static let acceleration = StudyParameter(
        "acceleration", .number(0...1), standard: 0, "how much a fast bar shortens the average; 0 for the product's own"
    )
    private static let lookback = StudyParameter(
        "lookback", .whole(0...5_000), standard: 0, "bars in which a wave counts; 0 for the product's own")

    package static let kind = StudyKind(
        WaveDominance.self, name: "wave", title: "Wave dominance and trend speed",
        help:
            "Runs of closes on one side of a dynamic average: mean speeds of buyers' and sellers' waves in average true "
            + "ranges, and the running speed (Hull 5).",
        parameters: [span, acceleration, lookback, .rules])

    private static let minimum = 30
    /// Of closes and opens, in Wilder's bars.
    private static let smoothing = 10.0

    private let rules: InsightRules
    private let tick: TickSize
    private var range: RangeAverage
    private var average: DynamicAverage
    private var smoothedClose: Double?
    private var smoothedOpen: Double?
    private var phases: PhaseFinder
    private var waves: WaveBook
    private var hull = HullOfFive()
    private var speeds = SlidingExtremes(length: 100)
    /// The running speed after the last three bars, smoothed, the newest first; nil in the first bars.
    package private(set) var speed: Double?
    private var speedBefore: Double?
    private var speedFirst: Double?
    /// Bars taken.
    private var count = 0
    private var crossing: AverageCrossing
    /// A wave counts only from its first bar on, so the first run is never recorded.
    private var isWhole = false
    private var start = 0
    private var running = 0.0
    private var peak = 0.0
    private var trough = 0.0
    /// The wave that ended last.
    private(set) var lastWave: WaveBook.Wave?
    /// The dynamic average that parts the waves, in points.
    package var line: Double? { average.value }
    /// The Awesome Oscillator in points; nil before 34 bars.
    @inline(__always)
    package var oscillator: Double? { phases.oscillation }

    package init(_ setup: StudySetup) {
        rules = setup.rules
        tick = setup.tick
        range = RangeAverage(tick: setup.tick)
        let product = WaveParameters.standard(setup.spec.group)
        let acceleration = setup[Self.acceleration]
        let lookback = setup.whole(Self.lookback)
        average = DynamicAverage(
            maximumLength: setup.whole(Self.span),
            acceleration: acceleration > 0 ? acceleration : product.acceleration, rules: rules)
        crossing = AverageCrossing(rules: rules)
        phases = PhaseFinder(tick: setup.tick, rules: rules)
        waves = WaveBook(lookback: lookback > 0 ? lookback : product.lookback, rules: rules)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        range.add(bar)
        phases.add(bar)
        let close = tick.points(bar.close)
        average.add(close)
        let gain = gain(of: bar, close: close)
        if let gain { takeGain(gain, gap: close - (average.value ?? close)) }
        count += 1
        waves.expire(at: count)
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        add(bar, day: day)
        if loans.waves == nil { loans.waves = loan }
    }

    /// What the smoothed close of a bar gains on its smoothed open, in ranges; the original takes the smoothed close
    /// before for the open, and counts in points. Nil while there is no range to measure with.
    private mutating func gain(of bar: Bar, close: Double) -> Double? {
        let before = smoothedClose ?? close
        let now = before + (close - before) / Self.smoothing
        smoothedClose = now
        if rules == .original { return now - before }
        let open = tick.points(bar.open)
        let opened = smoothedOpen.map { $0 + (open - $0) / Self.smoothing } ?? open
        smoothedOpen = opened
        return range.value.map { $0 > 0 ? (now - opened) / $0 : 0 }
    }

    private mutating func takeGain(_ gain: Double, gap: Double) {
        running += gain
        peak = max(peak, running)
        trough = min(trough, running)
        if let way = crossing.add(gap: gap) {
            if isWhole {
                let isBull = way == .down
                let wave = WaveBook.Wave(peak: isBull ? peak : trough, length: count - start, end: count)
                waves.add(wave, isBull: isBull)
                lastWave = wave
            }
            isWhole = true
            start = count
            running = gain
            // What buyers gained is never below zero, nor what sellers did above it: smoothed closes turn some bars after
            // price. The original takes the first gain whatever its sign.
            peak = rules == .original ? gain : max(0, gain)
            trough = rules == .original ? gain : min(0, gain)
        }
        hull.add(running)
        guard let speed = hull.value ?? (rules == .original ? 0 : nil) else { return }
        speeds.add(speed)
        (speedFirst, speedBefore, self.speed) = (speedBefore, self.speed, speed)
    }
}

// MARK: - Reading
extension WaveDominance {
    /// After the last closed bar; nil in the first 30.
    package var value: WaveReading? {
        guard let (speed, phase) = standing, let speedFirst, let speedBefore else { return nil }
        let (bull, bear) = averages
        let bullMaximum = waves.bulls.extreme ?? tiny
        let bearMaximum = waves.bears.extreme ?? tiny.map { -$0 }
        let span = speeds.maximum - speeds.minimum
        return WaveReading(
            ratio: Self.quotient(bull, bear), maximumRatio: Self.quotient(bullMaximum, bearMaximum),
            dominance: Self.dominance(bull, bear), currentRatio: Self.quotient(speed, speed > 0 ? bull : bear),
            speed: speed, normalizedSpeed: span > 0 ? (speed - speeds.minimum) / span : 0.5,
            bullAverage: bull, bearAverage: bear, bullMaximum: bullMaximum, bearMaximum: bearMaximum,
            bullCount: waves.bulls.waves.count, bearCount: waves.bears.waves.count,
            momentum: WaveReading.Momentum(speedFirst, speedBefore, speed), phase: phase)
    }

    // Inlined, like what it asks, as it would copy the whole study to look at it.
    /// What a signal's score asks for, which is less than a reading.
    @inline(__always)
    var loan: WaveLoan {
        guard let (speed, phase) = standing else { return WaveLoan(oscillation: oscillator) }
        let (bull, bear) = averages
        return WaveLoan(
            phase: phase, currentRatio: Self.quotient(speed, speed > 0 ? bull : bear),
            dominance: Self.dominance(bull, bear), oscillation: oscillator)
    }

    /// What there is from the 30th bar on.
    @inline(__always)
    private var standing: (speed: Double, phase: WaveReading.Phase)? {
        guard count >= Self.minimum, speedFirst != nil, let speed, let phase = phases.phase else { return nil }
        return (speed, phase)
    }

    /// The original puts a tiny wave where there is none.
    @inline(__always)
    private var tiny: Double? { rules == .original ? 0.0001 : nil }

    @inline(__always)
    private var averages: (bull: Double?, bear: Double?) {
        (waves.bulls.average ?? tiny, waves.bears.average ?? tiny.map { -$0 })
    }

    private static func dominance(_ bull: Double?, _ bear: Double?) -> Double? {
        guard let bull, let bear, bull + abs(bear) != 0 else { return nil }
        return (bull - abs(bear)) / (bull + abs(bear))
    }

    private static func quotient(_ part: Double?, _ whole: Double?) -> Double? {
        guard let part, let whole, whole != 0 else { return nil }
        return part / abs(whole)
    }
}

// MARK: - Fields
extension WaveDominance {
    package var fields: [StudyField] {
        [
            StudyField("ratio", .ratio, "mean speed of buyers' waves over that of sellers'"),
            StudyField("ratio_max", .ratio, "the same of the fastest waves"),
            StudyField("dominance", .scale, "from -1, sellers only, to 1, buyers only"),
            StudyField("bias", .word(WaveReading.Bias.allCases.map(\.name)), "whose waves go further, past 0.05"),
            StudyField("speed", .ratio, "running speed in average true ranges, smoothed"),
            StudyField("direction", .word(WaveReading.Bias.allCases.map(\.name)), "where price runs now"),
            StudyField("current", .ratio, "speed now over the mean of its side's waves"),
            StudyField("strength", .word(WaveReading.Strength.allCases.map(\.name)), "how fast that is"),
            StudyField("normalized", .ratio, "place of the speed in the last 100 bars, 0 to 1"),
            StudyField("momentum", .word(WaveReading.Momentum.allCases.map(\.name)), "what the last three speeds do"),
            StudyField("phase", .word(WaveReading.Phase.allCases.map(\.name)), "part of Wyckoff's cycle"),
            StudyField("bulls", .bars, "buyers' waves counted"),
            StudyField("bears", .bars, "sellers' waves counted"),
            StudyField("average", .price, "dynamic average that parts the waves"),
        ]
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let value else {
            row.appendAbsent(13)
            row.append(average.value)
            return
        }
        row.append(value.ratio)
        row.append(value.maximumRatio)
        row.append(value.dominance)
        row.append(Double(value.bias.rawValue))
        row.append(value.speed)
        row.append(Double(value.direction.rawValue))
        row.append(value.currentRatio)
        row.append(Double(value.strength.rawValue))
        row.append(value.normalizedSpeed)
        row.append(Double(value.momentum.rawValue))
        row.append(Double(value.phase.rawValue))
        row.append(Double(value.bullCount))
        row.append(Double(value.bearCount))
        row.append(average.value)
    }
}
