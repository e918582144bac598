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
    /// One, or none where an equal study of the set lends what it finds. Lists, for these are worked on in place.
    private var waves: [WaveDominance]
    private var volatility: [VolatilityClusters]
    private var higherBars: HigherBars
    /// Of the higher time frame; not fed where the bars' own waves stand for them.
    private var higherWaves: WaveDominance
    private let usesHigherWaves: Bool
    /// What the other insights said after the last closed bar.
    private var inputs = SignalScore.Inputs()
    /// After the last closed bar; nil in the first bars.
    package var value: QualityReading? { core.reading(inputs) }

    package init(_ setup: StudySetup) {
        let multiple = setup.whole(Self.multiple)
        core = SignalScore(rules: setup.rules)
        waves = [WaveDominance(setup)]
        volatility = [VolatilityClusters(setup)]
        higherBars = HigherBars(frame: setup.frame, multiple: multiple)
        higherWaves = WaveDominance(setup)
        usesHigherWaves = multiple > 1 && setup.rules == .standard
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        var loans = StudyLoans()
        add(bar, day: day, among: &loans)
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        core.add(bar)
        for index in waves.indices { waves[index].add(bar, day: day) }
        for index in volatility.indices { volatility[index].add(bar, day: day) }
        if usesHigherWaves {
            if let whole = higherBars.close(before: bar, day: day) { addHigher(whole.bar, day: whole.day) }
            if let whole = higherBars.add(bar, day: day) { addHigher(whole.bar, day: whole.day) }
        }
        inputs = inputs(loans)
    }

    private mutating func addHigher(_ bar: Bar, day: TradingDay) {
        higherWaves.add(bar, day: day)
        inputs.higherBias = higherWaves.loan.bias
    }

    /// What the other insights say after a bar that they have taken. Inlined, as it would copy the whole study to look at
    /// it.
    @inline(__always)
    private func inputs(_ loans: StudyLoans) -> SignalScore.Inputs {
        var inputs = SignalScore.Inputs()
        if let waves = waves.isEmpty ? loans.waves : waves[0].loan {
            inputs.oscillation = waves.oscillation ?? 0
            if let phase = waves.phase {
                inputs.currentRatio = waves.currentRatio ?? 0
                inputs.phase = phase
                inputs.bias = waves.bias
            }
        }
        inputs.higherBias = usesHigherWaves ? self.inputs.higherBias : inputs.bias
        let percentile = volatility.isEmpty ? loans.percentile ?? nil : volatility[0].percentile
        if let percentile { inputs.percentile = percentile }
        return inputs
    }

    package var refit: (@Sendable () -> VolatilityScale)? { volatility.first?.refit }

    package mutating func prepare(_ fit: VolatilityScale) {
        for index in volatility.indices { volatility[index].prepare(fit) }
    }
}

// MARK: - Sharing
extension SignalQuality {
    package mutating func share(with earlier: EarlierStudies) -> Bool {
        if earlier.first(WaveDominance.self) == waves.first { waves = [] }
        if earlier.first(VolatilityClusters.self) == volatility.first { volatility = [] }
        return waves.isEmpty || volatility.isEmpty
    }

    package func whole(with earlier: EarlierStudies) -> SignalQuality {
        var study = self
        if waves.isEmpty, let lender = earlier.first(WaveDominance.self) { study.waves = [lender] }
        if volatility.isEmpty, let lender = earlier.first(VolatilityClusters.self) { study.volatility = [lender] }
        return study
    }
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

    package func write(to row: inout StudyRow.Writer) {
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
