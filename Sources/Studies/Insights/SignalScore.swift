import Market

/// Scores the conditions for an entry from closed bars and from what the other insights say.
package struct SignalScore: Hashable, Codable, Sendable {
    /// What the score takes from the other insights.
    package struct Inputs: Hashable, Codable, Sendable {
        /// Trend speed over the mean of its side's waves, signed.
        package var currentRatio = 0.0
        package var phase = WaveReading.Phase.accumulation
        /// The Awesome Oscillator, of which only the sign counts; 0 while there is none.
        package var oscillation = 0.0
        /// Share of past ranges below the present one.
        package var percentile = 0.5
        /// Whose waves go further on the bars scored: for the premium mark.
        package var bias = WaveReading.Bias.neutral
        /// The same on the higher time frame; the original takes the bars' own.
        package var higherBias = WaveReading.Bias.neutral

        package init() {}
    }

    private static let minimum = 20
    private static let threshold = 0.6
    private static let waveRatio = 1.5
    private static let momentum = 3

    private let rules: InsightRules
    private var closes = RollingWindow<Int>(length: momentum + 1)
    /// Change over three bars: in ticks, which holds below zero too; the original's is a fraction of the price.
    private var velocities = RollingWindow<Double>(length: 100)
    /// Of the velocities and their squares: whole ticks, and so exact. Not kept under the original's rules.
    private var sum = 0.0
    private var squares = 0.0
    private var strength = WilderStrength()
    private var previous: Bar?
    private var candle: CandleSignal?
    private var count = 0

    package init(rules: InsightRules = .standard) { self.rules = rules }

    /// Takes a closed bar.
    package mutating func add(_ bar: Bar) {
        count += 1
        candle = CandleSignal(bar, previous: previous)
        previous = bar
        strength.add(bar.close.ticks)
        closes.add(bar.close.ticks)
        guard closes.isFull else {
            if rules == .original { velocities.add(0) }
            return
        }
        let change = Double(bar.close.ticks - closes[0])
        if rules == .original {
            velocities.add(closes[0] == 0 ? 0 : change / Double(closes[0]))
            return
        }
        let gone = velocities.add(change) ?? 0
        sum += change - gone
        squares += change * change - gone * gone
    }

    /// The score after the last closed bar; nil in the first 20 bars, and by this program's rules in the first 23.
    package func reading(_ inputs: Inputs) -> QualityReading? {
        guard count >= Self.minimum, velocities.count >= Self.minimum, let candle else { return nil }
        let deviation = deviation
        let last = velocities[velocities.count - 1]
        let before = velocities[velocities.count - 1 - Self.momentum]
        let velocity = deviation > 0 ? last / deviation : 0
        let acceleration = deviation > 0 ? (last - before) / deviation : 0
        let context = context(inputs)
        let side = side(context, candle)
        let factors = factors(inputs, context, side, candle, velocity, acceleration)
        let score = score(factors)
        return QualityReading(
            score: score, factors: factors, context: context, side: side, strength: strength.value, velocity: velocity,
            acceleration: acceleration,
            isHigh: score >= Self.threshold && (rules == .original || side != .none),
            premium: premium(score, context, inputs))
    }

    /// Standard deviation of the population of velocities.
    private var deviation: Double {
        let count = Double(velocities.count)
        if rules == .standard { return max(0, count * squares - sum * sum).squareRoot() / count }
        let values = velocities.unordered
        let mean = values.reduce(0, +) / count
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    }

    private func context(_ inputs: Inputs) -> QualityReading.Context {
        switch inputs.phase {
        case .uptrend: .uptrend
        case .downtrend: .downtrend
        case .accumulation: inputs.oscillation > 0 && strength.value > 50 ? .uptrend : .ranging
        case .distribution: inputs.oscillation < 0 && strength.value < 50 ? .downtrend : .ranging
        }
    }

    private func side(_ context: QualityReading.Context, _ candle: CandleSignal) -> QualityReading.Side {
        switch context {
        case .uptrend: .long
        case .downtrend: .short
        case .ranging: candle.isBullish == candle.isBearish ? .none : candle.isBullish ? .long : .short
        }
    }

    private func factors(
        _ inputs: Inputs, _ context: QualityReading.Context, _ side: QualityReading.Side, _ candle: CandleSignal,
        _ velocity: Double, _ acceleration: Double
    ) -> QualityReading.Factors {
        let isQuiet = context == .ranging
        let percentile = inputs.percentile
        let isSweet = isQuiet ? percentile < 0.3 : percentile > 0.2 && percentile < 0.7
        let sign: Double = side == .long ? 1 : -1
        let drive = rules == .original ? 0.5 : 0.25
        let hasCandle =
            switch context {
            case .uptrend: candle.isBullish
            case .downtrend: candle.isBearish
            case .ranging: rules == .original ? candle.isBullish || candle.isBearish : side != .none
            }
        return QualityReading.Factors(
            volatility: isSweet ? 1.5 : rules == .original ? 0.5 : 0,
            velocity: (isQuiet ? abs(velocity) < 0.5 : sign * velocity > 0) ? 1 : 0,
            acceleration: (isQuiet ? abs(acceleration) < 0.2 : sign * acceleration > 0) ? drive : 0,
            trendSpeed: drive * trendSpeed(inputs.currentRatio, context, sign), candle: hasCandle ? 0.5 : 0,
            higherFrame: 0.5 * agreement(inputs.higherBias, context, side))
    }

    /// By the size of the running speed; in a trend a speed against the trend counts for nothing.
    private func trendSpeed(_ ratio: Double, _ context: QualityReading.Context, _ sign: Double) -> Double {
        if rules == .standard, context != .ranging, sign * ratio < 0 { return 0 }
        return switch abs(ratio) {
        case let ratio where ratio > Self.waveRatio: 1
        case let ratio where ratio > 0.7 * Self.waveRatio: 0.7
        case let ratio where ratio > 0.5 * Self.waveRatio: 0.4
        default: 0
        }
    }

    /// How far the higher frame's waves are on the side: 1, 0.5 when neutral, 0 against it.
    private func agreement(
        _ bias: WaveReading.Bias, _ context: QualityReading.Context, _ side: QualityReading.Side
    ) -> Double {
        if rules == .original, context == .ranging { return bias == .neutral ? 0.5 : 1 }
        if side == .none { return 0 }
        return switch bias {
        case .neutral: 0.5
        case .bullish: side == .long ? 1 : 0
        case .bearish: side == .short ? 1 : 0
        }
    }

    /// The original takes the better of acceleration and trend speed, this program the sum of two parts half as large.
    private func score(_ factors: QualityReading.Factors) -> Double {
        let drive =
            rules == .original
            ? max(factors.acceleration, factors.trendSpeed) : factors.acceleration + factors.trendSpeed
        let sum = factors.volatility + factors.velocity + drive + factors.candle + factors.higherFrame
        return min(1, max(0, sum / 4))
    }

    private func premium(
        _ score: Double, _ context: QualityReading.Context, _ inputs: Inputs
    ) -> QualityReading.Side {
        guard score > 0.8, inputs.percentile > 0.2, inputs.percentile < 0.8 else { return .none }
        if context == .uptrend, inputs.bias == .bullish { return .long }
        if context == .downtrend, inputs.bias == .bearish { return .short }
        return .none
    }
}
