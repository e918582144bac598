import Market

/// Trending, volatile or choppy: a hidden Markov model fitted on past bars once a trading day, and filtered forward bar by
/// bar, so that no bar's answer knows of a later one. Until there is a model true ranges alone answer.
package struct MarketRegime: RefittedStudy {
    private static let window = StudyParameter(
        "window", .whole(200...10_000), standard: 1_500, "past bars the model is fitted on")

    package static let kind = StudyKind(
        MarketRegime.self, name: "regime", title: "Market regime",
        help:
            "Gaussian hidden Markov model of three states over change, range and efficiency, fitted at 18:00 New York on "
            + "the past, filtered forward; a change needs three closed bars.",
        parameters: [window])

    /// Bars with figures before the first fit.
    static let minimum = 200

    /// A model for the coming day, and the chances of its states after the last bar it was fitted on.
    package struct Outlook: Hashable, Codable, Sendable {
        /// Bars of which the chances after a fit are made: of what lies further back nothing is left in them.
        static let memory = 500

        /// Bars with figures that the study had seen.
        let seen: Int
        /// States in the order of the regimes; nil where the figures do not vary.
        package let model: RegimeModel?
        package let logLikelihood: Double?
        let chances: SIMD3<Double>?
        let filter: RegimeFilter?

        init(_ figures: [SIMD3<Double>], seen: Int, previous: RegimeModel?) {
            self.seen = seen
            let fit = RegimeFit.fit(figures, from: previous)
            let model = fit.map { RegimeNaming.named($0.0, after: previous) }
            self.model = model
            logLikelihood = fit?.1
            let filter = model.map { RegimeFilter($0) }
            self.filter = filter
            let last = figures.suffix(Self.memory)
            chances = filter.flatMap { filter in last.reduce(nil as SIMD3<Double>?) { filter($0, $1) } }
        }
    }

    private var features: RegimeFeatures
    private var ratio = RangeRatio()
    private var figures: LongWindow<SIMD3<Double>>
    private var seen = 0
    private var outlook: Outlook?
    private var prepared: Outlook?
    private var chances: SIMD3<Double>?
    private var hysteresis = RegimeHysteresis()
    private var day: TradingDay?
    package init(_ setup: StudySetup) {
        features = RegimeFeatures(tick: setup.tick, rules: .standard)
        figures = LongWindow(length: setup.whole(Self.window))
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        if self.day != day {
            if self.day != nil { turn() }
            self.day = day
            prepared = nil
        }
        ratio.add(bar)
        features.add(bar)
        if let now = features.value {
            figures.add(now)
            seen += 1
            if let filter = outlook?.filter {
                let chances = filter(chances, now)
                self.chances = chances
                hysteresis.add(Self.likeliest(chances))
            } else if seen == Self.minimum {
                take(Outlook(figures.values, seen: seen, previous: nil))
                if let chances { hysteresis.add(Self.likeliest(chances)) }
            }
        }
    }

    /// After the last closed bar; nil before the first.
    package var value: RegimeReading? {
        guard day != nil else { return nil }
        guard let chances, let regime = hysteresis.regime else { return RegimeReading(fallback: ratio.label) }
        return RegimeReading(
            chances: chances, regime: regime, raw: Self.likeliest(chances), confidence: chances[regime.rawValue],
            persistence: hysteresis.persistence, fallback: ratio.label)
    }

    static func likeliest(_ chances: SIMD3<Double>) -> RegimeReading.Regime {
        // Of two that are as likely the first.
        let first: RegimeReading.Regime = chances[1] > chances[0] ? .volatile : .trending
        return chances[2] > chances[first.rawValue] ? .choppy : first
    }

    private mutating func turn() {
        guard seen >= Self.minimum else { return }
        if let prepared, prepared.seen == seen {
            take(prepared)
        } else {
            take(Outlook(figures.values, seen: seen, previous: outlook?.model))
        }
    }

    /// Takes a new model up; without one the last goes on.
    private mutating func take(_ new: Outlook) {
        guard new.model != nil else { return }
        outlook = new
        chances = new.chances
    }
}

// MARK: - Fitting
extension MarketRegime {
    package var refit: (@Sendable () -> Outlook)? {
        guard seen >= Self.minimum else { return nil }
        let (figures, seen, previous) = (figures.values, seen, outlook?.model)
        return { Outlook(figures, seen: seen, previous: previous) }
    }

    package mutating func prepare(_ fit: Outlook) { prepared = fit.seen == seen ? fit : nil }

    /// The model of the day; nil before the first fit.
    package var model: RegimeModel? { outlook?.model }
}

// MARK: - Fields
extension MarketRegime {
    package var fields: [StudyField] {
        let words = RegimeReading.Regime.allCases.map(\.name)
        return [
            StudyField("regime", .word(words), "kind of market, held until another lasts three bars"),
            StudyField("raw", .word(words), "the likeliest at this bar alone"),
            StudyField("trending", .ratio, "chance of the trending state, from bars up to this one"),
            StudyField("volatile", .ratio, "chance of the volatile state"),
            StudyField("choppy", .ratio, "chance of the choppy state"),
            StudyField("confidence", .ratio, "chance of the regime that is held"),
            StudyField("persistence", .bars, "bars in a row with the same raw regime"),
            StudyField("size", .ratio, "times the usual number of contracts"),
            StudyField("fallback", .word(RangeRatio.Label.allCases.map(\.name)), "what true ranges alone say"),
            StudyField("range_ratio", .ratio, "mean true range of 14 bars over that of 50"),
        ]
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let value else { return row.appendAbsent(10) }
        row.append(value.regime.map { Double($0.rawValue) })
        row.append(value.raw.map { Double($0.rawValue) })
        for place in 0..<3 { row.append(value.chances?[place]) }
        row.append(value.regime == nil ? nil : value.confidence)
        row.append(value.regime == nil ? nil : Double(value.persistence))
        row.append(value.positionMultiplier)
        row.append(Double(value.fallback.rawValue))
        row.append(ratio.value)
    }
}
