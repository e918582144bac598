import Market

/// Cumulative volume delta: contracts bought less contracts sold at market since the trading day began.
package struct CVD: Study {
    private static let sides = StudyParameter(
        "sides", .choice(["told", "aggressor", "tick_rule"]), standard: 0,
        "how trades are sorted: by the side the feed tells else by the tick rule, or by one of them alone")
    private static let average = StudyParameter.length("average", 10, "span of the average in bars")
    private static let rise = StudyParameter.length("rise", 5, "bars over which the slope is taken")
    private static let spread = StudyParameter(
        "spread", .whole(2...1_000), standard: 20, "bars whose standard deviation the slope is measured in")
    private static let threshold = StudyParameter(
        "threshold", .number(0...10), standard: 0.5, "slope beyond which there is a bias")
    private static let reset = StudyParameter(
        "reset", .choice(["day", "never"]), standard: 0, "when the sum starts anew")
    private static let windows = StudyParameter(
        "windows", .choice(["day", "through"]), standard: 0,
        "whether average and slope begin anew with the sum or run through its reset")

    package static let kind = StudyKind(
        CVD.self, name: "cvd", title: "Cumulative volume delta",
        help: "Contracts bought less sold at market since 18:00 New York. From trades where the feed has them; else "
            + "estimated as volume × (close − low) / (high − low) bought, and marked `est.`. Slope: change over "
            + "`rise` bars in sample standard deviations of the last `spread` sums.",
        parameters: [sides, average, rise, spread, threshold, reset, windows])

    private static let told: [StudyField] = [
        StudyField("delta", .contracts, "bought less sold in the bar"),
        StudyField("bought", .contracts, "bought at market in the bar"),
        StudyField("sold", .contracts, "sold at market in the bar"),
        StudyField("sum", .contracts, "bought less sold since the day began"),
        StudyField("average", .contracts, "exponential mean of the sum"),
        StudyField("slope", .scale, "rise of the sum in its standard deviations"),
        StudyField("bias", .word(["neutral", "bullish", "bearish"]), "slope beyond its threshold"),
        StudyField(
            "source", .word(BarDelta.Source.allCases.map(\.name)), "the weakest way in which a bar of the sum is known"),
    ]

    package static let takesTrades = true

    package var fields: [StudyField] { Self.told }

    private let weight: Double
    private let rise: Int
    private let threshold: Double
    private let runsThrough: Bool
    private var delta: CumulativeDelta
    private var average: Double?
    private var sums: RollingWindow<Double>
    private let deviationLength: Int

    package init(_ setup: StudySetup) {
        weight = 2 / Double(setup.whole(Self.average) + 1)
        rise = setup.whole(Self.rise)
        deviationLength = setup.whole(Self.spread)
        threshold = setup[Self.threshold]
        runsThrough = setup.whole(Self.windows) == 1
        delta = CumulativeDelta(
            rule: TradeSplit.Rule(rawValue: setup.whole(Self.sides)) ?? .whatIsTold,
            startsDaily: setup.whole(Self.reset) == 0)
        sums = RollingWindow(length: max(deviationLength, rise + 1))
    }

    package mutating func add(_ trade: Trade, day: TradingDay) { delta.add(trade) }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        if delta.add(bar, day: day), !runsThrough {
            average = nil
            sums.removeAll()
        }
        average = average.map { weight * delta.sum + (1 - weight) * $0 } ?? delta.sum
        sums.add(delta.sum)
    }

    /// Nil before its windows are full, and where the sum has not moved at all.
    package var slope: Double? {
        guard sums.count >= deviationLength, sums.count > rise else { return nil }
        let first = sums.count - deviationLength
        var mean = 0.0
        sums.forEach(from: first) { mean += $0 }
        mean /= Double(deviationLength)
        var squares = 0.0
        sums.forEach(from: first) { squares += ($0 - mean) * ($0 - mean) }
        let deviation = (squares / Double(deviationLength - 1)).squareRoot()
        guard deviation > 0 else { return nil }
        return (sums[sums.count - 1] - sums[sums.count - 1 - rise]) / deviation
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let last = delta.last else { return row.appendAbsent(fields.count) }
        let slope = slope
        row.append(last.delta)
        row.append(last.bought)
        row.append(last.sold)
        row.append(delta.sum)
        row.append(average)
        row.append(slope)
        row.append(slope.map { $0 > threshold ? 1 : $0 < -threshold ? 2 : 0 })
        row.append(Double(delta.source.rawValue))
    }
}
