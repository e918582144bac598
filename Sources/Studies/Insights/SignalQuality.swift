import Market

/// Signal quality of the bars, with the wave and volatility insights it needs, and with the waves of a longer frame.
package struct SignalQuality: RefittedStudy {
    private static let multiple = StudyParameter(
        "higher", .whole(1...60), standard: 3, "how many bars make one of the higher time frame; 1 for the bars' own")

    package static let kind = StudyKind(
        SignalQuality.self, name: "quality", title: "Signal quality",
        help:
            "0 to 1: volatility 1.5, velocity 1, acceleration and trend speed 0.25 each, candle 0.5 and the higher time "
            + "frame's waves 0.5, over 4. It speaks for a side, or for none.",
        parameters: [multiple, .rules])

    private var core: SignalScore
    private var waves: WaveDominance
    private var volatility: VolatilityClusters
    private var higherBars: HigherBars
    /// Of the higher time frame; not fed where the bars' own waves stand for them.
    private var higherWaves: WaveDominance
    private let usesHigherWaves: Bool
    /// After the last closed bar; nil in the first bars.
    package private(set) var value: QualityReading?

    package init(_ setup: StudySetup) {
        let multiple = setup.whole(Self.multiple)
        core = SignalScore(tick: setup.tick, rules: setup.rules)
        waves = WaveDominance(setup)
        volatility = VolatilityClusters(setup)
        higherBars = HigherBars(frame: setup.frame, multiple: multiple)
        higherWaves = WaveDominance(setup)
        usesHigherWaves = multiple > 1 && setup.rules == .standard
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        core.add(bar)
        waves.add(bar, day: day)
        volatility.add(bar, day: day)
        if usesHigherWaves {
            if let whole = higherBars.close(before: bar, day: day) { higherWaves.add(whole.bar, day: whole.day) }
            if let whole = higherBars.add(bar, day: day) { higherWaves.add(whole.bar, day: whole.day) }
        }
        value = core.reading(inputs)
    }

    /// What the other insights say after the last closed bar.
    private var inputs: SignalScore.Inputs {
        var inputs = SignalScore.Inputs()
        // Field by field, for a reading is large.
        if let phase = waves.value?.phase {
            inputs.currentRatio = waves.value?.currentRatio ?? 0
            inputs.phase = phase
            inputs.bias = WaveReading.Bias(dominance: waves.value?.dominance)
        }
        inputs.higherBias =
            usesHigherWaves ? WaveReading.Bias(dominance: higherWaves.value?.dominance) : inputs.bias
        if let percentile = volatility.value?.percentile { inputs.percentile = percentile }
        return inputs
    }

    package var refit: (@Sendable () -> VolatilityScale)? { volatility.refit }

    package mutating func prepare(_ fit: VolatilityScale) { volatility.prepare(fit) }
}

// MARK: - Fields
extension SignalQuality {
    package var fields: [StudyField] {
        [
            StudyField("score", .ratio, "conditions for an entry, 0 to 1"),
            StudyField("side", .word(QualityReading.Side.allCases.map(\.name)), "the side the score speaks for"),
            StudyField("high", .flag, "score of 0.6 or more, for a side"),
            StudyField(
                "premium", .word(QualityReading.Side.allCases.map(\.name)), "score above 0.8 with the waves' trend"),
            StudyField("mark", .word(QualityReading.Mark.allCases.map(\.name)), "how the desk marks it"),
            StudyField("context", .word(QualityReading.Context.allCases.map(\.name)), "what the market does"),
            StudyField("volatility", .scale, "part for volatility in its middle, of 1.5"),
            StudyField("velocity_ok", .scale, "part for velocity to the side, of 1"),
            StudyField("acceleration_ok", .scale, "part for growing velocity, of 0.25"),
            StudyField("trend_speed", .scale, "part for speed against its waves, of 0.25"),
            StudyField("candle", .scale, "part for a reversal candle, of 0.5"),
            StudyField("higher_frame", .scale, "part for the higher frame's waves, of 0.5"),
            StudyField("rsi", .scale, "Wilder's relative strength, 14 bars"),
            StudyField("velocity", .ratio, "three-bar change in standard deviations"),
            StudyField("acceleration", .ratio, "change of the velocity over three bars"),
        ]
    }

    package func write(to row: inout StudyRow) {
        guard let value else { return row.appendAbsent(15) }
        row.append(value.score)
        row.append(Double(value.side.rawValue))
        row.append(value.isHigh)
        row.append(Double(value.premium.rawValue))
        row.append(Double(value.mark.rawValue))
        row.append(Double(value.context.rawValue))
        row.append(value.factors.volatility)
        row.append(value.factors.velocity)
        row.append(value.factors.acceleration)
        row.append(value.factors.trendSpeed)
        row.append(value.factors.candle)
        row.append(value.factors.higherFrame)
        row.append(value.strength)
        row.append(value.velocity)
        row.append(value.acceleration)
    }
}
