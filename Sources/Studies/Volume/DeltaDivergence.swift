import Market

/// Price makes a new low while the cumulative delta does not, or a new high while it does not: the move lacks aggressors.
package struct DeltaDivergence: Study {
    private static let sides = StudyParameter(
        "sides", .choice(["told", "aggressor", "tick_rule"]), standard: 0,
        "how trades are sorted: by the side the feed tells else by the tick rule, or by one of them alone")
    private static let width = StudyParameter(
        "width", .whole(1...50), standard: 5, "bars on each side that a swing has to stand out from")
    private static let apart = StudyParameter("apart", .whole(1...500), standard: 5, "fewest bars between two swings")
    private static let within = StudyParameter(
        "within", .whole(2...1_000), standard: 60, "most bars between two swings")
    private static let prices = StudyParameter(
        "prices", .choice(["extremes", "closes"]), standard: 0, "which prices make a swing")
    private static let ties = StudyParameter(
        "ties", .choice(["first", "all"]), standard: 0, "which bars of a level stretch are swings")
    private static let reach = StudyParameter(
        "reach", .choice(["day", "any"]), standard: 0, "whether both swings must lie in one trading day")

    package static let kind = StudyKind(
        DeltaDivergence.self, name: "divergence", title: "Delta divergence",
        help:
            "Of two consecutive swing lows the later has the lower price and the higher cumulative delta (bullish), or of "
            + "two swing highs the higher price and the lower delta (bearish). Told when the later swing is confirmed, "
            + "`width` bars after it. Strength: the delta between the swings in percent of the volume between them.",
        parameters: [sides, width, apart, within, prices, ties, reach])

    /// Two swings that disagree with the delta. Nothing of it changes once it is told.
    package struct Event: Hashable, Codable, Sendable {
        package var isBullish: Bool
        /// Starts of the two swings' bars and of the bar that confirmed the second.
        package var firstAt: Timestamp
        package var formedAt: Timestamp
        package var confirmedAt: Timestamp
        package var firstPrice: Price
        package var price: Price
        package var firstDelta: Double
        package var delta: Double
        /// Contracts traded after the first swing's bar up to the second's.
        package var volume: Int
        /// Counted bars from the first swing to the second.
        package var bars: Int
        /// The delta at one of the swings rests on estimates from bars.
        package var isEstimated: Bool

        /// Delta between the swings in percent of the volume between them; nil where nothing traded.
        package var strength: Double? { volume > 0 ? abs(delta - firstDelta) / Double(volume) * 100 : nil }

        /// The original's measure: half the sum of both moves in percent of where they began, at most 100. It grows
        /// without bound where the delta began near zero, hence the other one.
        package var levelStrength: Double? {
            guard firstPrice.ticks != 0, firstDelta != 0 else { return nil }
            let moved = abs(Double(price.ticks - firstPrice.ticks) / Double(firstPrice.ticks))
            return min(100, (moved + abs((delta - firstDelta) / firstDelta)) * 50)
        }
    }

    /// What a bar's swing needs to be compared later.
    private struct Mark: Hashable, Codable, Sendable {
        var time: Timestamp
        var day: TradingDay
        var bar: Int
        var low: Price
        var high: Price
        var delta: Double
        /// Contracts since the study began.
        var volume: Int
        /// The delta so far rests on estimates.
        var isEstimated: Bool
    }

    /// Those that are kept for readers; one bar confirms two at most.
    package static let kept = 32

    private static let told: [StudyField] = [
        StudyField("side", .word(["none", "bullish", "bearish"]), "divergence that this bar confirmed"),
        StudyField("strength", .percent, "delta between the swings in percent of the volume between them"),
        StudyField("age", .bars, "bars since the last divergence was confirmed"),
    ]

    package static let takesTrades = true

    package var fields: [StudyField] { Self.told }
    /// The last divergences, oldest first.
    package private(set) var events: [Event] = []

    private let usesCloses: Bool
    private let apart: ClosedRange<Int>
    private let crossesDays: Bool
    private var delta: CumulativeDelta
    /// One, or none where the swings of an equal one are lent.
    private var finders: [SwingFinder]
    private var marks: RollingWindow<Mark>
    private var lastHigh: Mark?
    private var lastLow: Mark?
    private var bar = -1
    private var volume = 0
    private var confirmedBar: Int?

    package init(_ setup: StudySetup) {
        let width = setup.whole(Self.width)
        let least = setup.whole(Self.apart)
        usesCloses = setup.whole(Self.prices) == 1
        apart = least...max(least, setup.whole(Self.within))
        crossesDays = setup.whole(Self.reach) == 1
        delta = CumulativeDelta(rule: TradeSplit.Rule(rawValue: setup.whole(Self.sides)) ?? .whatIsTold)
        finders = [SwingFinder(left: width, right: width, allowsTies: setup.whole(Self.ties) == 1)]
        marks = RollingWindow(length: width + 1)
    }

    package mutating func add(_ trade: Trade, day: TradingDay) { delta.add(trade) }

    package mutating func add(_ closed: Bar, day: TradingDay) {
        var loans = StudyLoans()
        add(closed, day: day, among: &loans)
    }

    package mutating func add(_ closed: Bar, day: TradingDay, among loans: inout StudyLoans) {
        delta.add(closed, day: day)
        bar += 1
        volume += max(0, closed.volume)
        let low = usesCloses ? closed.close : closed.low
        let high = usesCloses ? closed.close : closed.high
        marks.add(
            Mark(
                time: closed.time, day: day, bar: bar, low: low, high: high, delta: delta.sum, volume: volume,
                isEstimated: delta.source == .estimate))
        let found =
            finders.isEmpty
            ? (isHigh: loans.swings?.hasNewHigh == true, isLow: loans.swings?.hasNewLow == true)
            : finders[0].add(high: high, low: low)
        guard marks.isFull else { return }
        let mark = marks[0]
        if found.isLow {
            if let first = lastLow, mark.low < first.low, mark.delta > first.delta {
                tell(first, mark, isBullish: true, at: closed.time)
            }
            lastLow = mark
        }
        if found.isHigh {
            if let first = lastHigh, mark.high > first.high, mark.delta < first.delta {
                tell(first, mark, isBullish: false, at: closed.time)
            }
            lastHigh = mark
        }
    }

    package func write(to row: inout StudyRow.Writer) {
        guard bar >= 0 else { return row.appendAbsent(fields.count) }
        let isNew = confirmedBar == bar
        row.append(isNew ? (events.last?.isBullish == true ? 1 : 2) : 0)
        row.append(isNew ? events.last?.strength : nil)
        row.append(confirmedBar.map { Double(bar - $0) })
    }

    private mutating func tell(_ first: Mark, _ second: Mark, isBullish: Bool, at time: Timestamp) {
        guard apart.contains(second.bar - first.bar), crossesDays || first.day == second.day else { return }
        events.append(
            Event(
                isBullish: isBullish, firstAt: first.time, formedAt: second.time, confirmedAt: time,
                firstPrice: isBullish ? first.low : first.high, price: isBullish ? second.low : second.high,
                firstDelta: first.delta, delta: second.delta, volume: second.volume - first.volume,
                bars: second.bar - first.bar, isEstimated: first.isEstimated || second.isEstimated), keeping: Self.kept)
        confirmedBar = bar
    }
}

// MARK: - Sharing
extension DeltaDivergence {
    package mutating func share(with earlier: EarlierStudies) -> Bool {
        if !usesCloses, earlier.first(Swings.self)?.wholeFinder == finders.first { finders = [] }
        return finders.isEmpty
    }

    package func whole(with earlier: EarlierStudies) -> DeltaDivergence {
        var study = self
        if finders.isEmpty, let lender = earlier.first(Swings.self)?.wholeFinder { study.finders = [lender] }
        return study
    }
}
