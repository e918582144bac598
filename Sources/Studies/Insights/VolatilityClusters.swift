import Market

/// Average true range sorted into three k-means clusters: how wide the market swings, compared with what is usual at this
/// time of the day.
///
/// The scale (centres and percentiles from the same past values) is fitted at the turn of each trading day and stands for
/// the day; while its window fills it is also fitted whenever the values have doubled. Clusters change with hysteresis.
package struct VolatilityClusters: RefittedStudy {
    private static let length = StudyParameter(
        "length", .whole(1...1_000), standard: 14, "bars in the average true range")
    private static let window = StudyParameter(
        "window", .whole(50...10_000), standard: 1_380, "past values the scale is fitted on")
    private static let margin = StudyParameter(
        "margin", .number(0...0.5), standard: 0.15, "how far past a border a cluster changes, in distances of centres")

    package static let kind = StudyKind(
        VolatilityClusters.self, name: "volatility", title: "Volatility clusters",
        help: "Wilder's average true range over its mean in the same half hour of past days, in three clusters (exact "
            + "one-dimensional k-means), fitted at 18:00 New York.",
        parameters: [length, window, margin, .rules])

    /// Bars before the first reading, and values before the first fit.
    private static let originalMinimum = 20
    private static let minimum = 60
    private static let originalTraining = 250
    private static let originalHistory = 500

    private let rules: InsightRules
    private let margin: Double
    private var range: RangeAverage
    private var norm = ClockNorm()
    /// What is clustered: the range over what is usual; under the original's rules the range itself.
    private var measures: LongWindow<Double>
    private var seen = 0
    private var nextEarlyFit = Self.minimum
    private var scale: VolatilityScale?
    private var prepared: VolatilityScale?
    private var day: TradingDay?
    private var last: Measured?

    /// The last closed bar on the scale.
    private struct Measured: Hashable, Codable, Sendable {
        /// The average true range, in points.
        var range: Double
        /// The range that turns centres into points.
        var unit: Double
        var percentile = 0.5
        var cluster = VolatilityReading.Cluster.medium
    }

    package init(_ setup: StudySetup) {
        rules = setup.rules
        margin = setup[Self.margin]
        range = RangeAverage(
            length: setup.whole(Self.length), smoothing: rules == .original ? .wilderFromFirstBar : .wilder,
            tick: setup.tick)
        measures = LongWindow(length: rules == .original ? Self.originalHistory : setup.whole(Self.window))
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        turn(to: day)
        range.add(bar)
        guard let points = range.value else { return }
        if rules == .original {
            takeOriginal(points)
            return
        }
        let slot = norm.slot(of: bar.time)
        norm.add(points, slot: slot)
        let usual = norm.usual(slot: slot) ?? 0
        let measure = usual > 0 ? points / usual : 1
        measures.add(measure)
        seen += 1
        if seen == nextEarlyFit, scale == nil || seen < measures.length {
            scale = VolatilityScale(values: measures.values, seen: seen)
            nextEarlyFit *= 2
        }
        guard let scale else { return }
        last = Measured(
            range: points, unit: usual > 0 ? usual : points,
            percentile: scale.centres == nil ? 0.5 : scale.percentile(measure),
            cluster: scale.cluster(measure, previous: last?.cluster, margin: margin))
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        add(bar, day: day)
        if loans.percentile == nil { loans.percentile = .some(percentile) }
    }

    /// Share of past ranges below the present one; nil while there is too little to compare with.
    var percentile: Double? { rules == .original ? value?.percentile : last?.percentile }

    /// After the last closed bar; nil while there is too little to compare with.
    package var value: VolatilityReading? {
        guard let last else { return nil }
        if rules == .original { return originalReading(last.range) }
        let centres = scale?.centres
        let regime =
            centres == nil ? .medium : VolatilityReading.Regime(cluster: last.cluster, percentile: last.percentile)
        return VolatilityReading(
            range: last.range, cluster: last.cluster,
            typicalRange: centres.map { $0[last.cluster.rawValue] * last.unit } ?? last.range, scaleCentres: centres,
            unit: last.unit, percentile: last.percentile, regime: regime, hint: regime.hint,
            positionMultiplier: last.cluster.positionMultiplier, stopMultiplier: last.cluster.stopMultiplier)
    }

    private mutating func turn(to day: TradingDay) {
        guard self.day != day else { return }
        defer {
            self.day = day
            prepared = nil
        }
        guard self.day != nil, rules == .standard else { return }
        norm.endDay()
        guard seen >= Self.minimum else { return }
        if let prepared, prepared.seen == seen {
            scale = prepared
        } else {
            scale = VolatilityScale(values: measures.values, seen: seen)
        }
    }
}

// MARK: - Fitting
extension VolatilityClusters {
    package var refit: (@Sendable () -> VolatilityScale)? {
        guard rules == .standard, seen >= Self.minimum else { return nil }
        let values = measures.values
        let seen = seen
        return { VolatilityScale(values: values, seen: seen) }
    }

    package mutating func prepare(_ fit: VolatilityScale) {
        prepared = fit.seen == seen ? fit : nil
    }
}

// MARK: - The original's rules
extension VolatilityClusters {
    /// Clusters anew at each bar from the last 250 ranges, ranks among the last 500.
    private mutating func takeOriginal(_ points: Double) {
        measures.add(points)
        seen += 1
        last = Measured(range: points, unit: 1)
    }

    private func originalReading(_ points: Double) -> VolatilityReading? {
        guard seen >= Self.originalMinimum, points > 0 else { return nil }
        let first = max(0, measures.count - Self.originalTraining)
        let training = (first..<measures.count).map { measures[$0] }.filter { $0 > 0 }
        guard training.count >= 10 else { return nil }
        let centres = KMeans.lloyd(training)
        let cluster: VolatilityReading.Cluster = [.high, .medium, .low][KMeans.nearest(points, centres)]
        let below = measures.values.reduce(0) { $0 + ($1 < points ? 1 : 0) }
        let percentile = Double(below) / Double(measures.count)
        return VolatilityReading(
            range: points, cluster: cluster, typicalRange: centres[2 - cluster.rawValue],
            scaleCentres: centres.reversed(), unit: 1,
            percentile: percentile, regime: VolatilityReading.Regime(percentile: percentile),
            hint: VolatilityReading.Hint(percentile: percentile), positionMultiplier: cluster.positionMultiplier,
            stopMultiplier: cluster.originalStopMultiplier)
    }
}

// MARK: - Fields
extension VolatilityClusters {
    package var fields: [StudyField] {
        [
            StudyField("atr", .points, "average true range"),
            StudyField(
                "cluster", .word(VolatilityReading.Cluster.allCases.map(\.name)), "k-means cluster of the range"),
            StudyField("typical", .points, "range typical of the cluster at this time of the day"),
            StudyField("low", .points, "centre of the low cluster"),
            StudyField("medium", .points, "centre of the medium cluster"),
            StudyField("high", .points, "centre of the high cluster"),
            StudyField("percentile", .ratio, "share of past ranges below this one, against the time of the day"),
            StudyField("regime", .word(VolatilityReading.Regime.allCases.map(\.name)), "cluster and its extremes"),
            StudyField("hint", .word(VolatilityReading.Hint.allCases.map(\.name)), "what it means for stops"),
            StudyField("size", .ratio, "times the usual number of contracts"),
            StudyField("stop", .ratio, "times the usual distance of the stop"),
            StudyField("entry", .flag, "percentile from 0.2 to 0.9: neither dead nor extreme"),
        ]
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let value else {
            row.append(range.value)
            row.appendAbsent(11)
            return
        }
        row.append(value.range)
        row.append(Double(value.cluster.rawValue))
        row.append(value.typicalRange)
        for place in 0..<3 { row.append(value.scaleCentres.map { $0[place] * value.unit }) }
        row.append(value.percentile)
        row.append(Double(value.regime.rawValue))
        row.append(Double(value.hint.rawValue))
        row.append(value.positionMultiplier)
        row.append(value.stopMultiplier)
        row.append(value.isEntryAllowed)
    }
}
