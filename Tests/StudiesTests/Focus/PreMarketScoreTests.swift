import Market
import Support
import Testing

@testable import Studies

/// The pre-market score under the original's rules against its figures, and what is mended.
@Suite struct PreMarketScoreTests {
    private static let spec = SyntheticMarket.spec

    /// A score of the original: what it was given, and what it says.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let bars: Int
        let days: Int
        var events: [String] = []
        /// Composite, then the five parts: range, volume, gap, catalyst, momentum.
        let scores: [Double]

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "intraday and 60 days", bars: 1_656, days: 60, scores: [15.7, 0, 53.8, 3, 0, 18.4]),
        Case(
            name: "with events", bars: 1_656, days: 60, events: ["CPI", "FOMC", "Durable Goods", "unknown"],
            scores: [35.7, 0, 53.8, 3, 100, 18.4]),
        Case(
            name: "no days", bars: 1_656, days: 0, events: ["Treasury Auction"],
            scores: [31.1, 59.6, 17.6, 2.8, 33, 18.4]),
        Case(
            name: "10 days, as shipped", bars: 1_656, days: 10, events: ["GDP"],
            scores: [37.8, 59.6, 17.6, 3, 66, 18.4]),
        Case(name: "18 bars", bars: 18, days: 60, scores: [0.4, 0, 0, 3, 0, 0]),
        Case(name: "24 bars, no days", bars: 24, days: 0, scores: [25.1, 42.8, 47.5, 2.8, 0, 0]),
        Case(name: "200 bars", bars: 200, days: 60, scores: [9.4, 0, 28.4, 3, 0, 19]),
    ]

    @Test(arguments: cases) func equalsTheOriginalUnderItsRules(_ test: Case) throws {
        let score = PreMarketScore(try OriginalScorer(test).figures, rules: .original)
        #expect(isEqual(score.value, test.scores[0], decimals: 1))
        for (part, expected) in zip(score.parts, test.scores.dropFirst()) {
            #expect(isEqual(part.points, expected, decimals: 1), "\(part.kind.name)")
        }
        #expect(score.signal == .weak)
    }

    @Test func linesAreThoseOfTheOriginal() {
        let scale = PreMarketScore.Kind.range.scale
        for (value, points) in [(0.2, 0.0), (0.5, 0), (0.75, 25), (1, 50), (1.5, 75), (2, 100), (9, 100)] {
            #expect(PreMarketScore.points(value, scale) == points)
        }
        #expect(PreMarketScore.points(.nan, scale) == 0)
        #expect(isEqual(PreMarketScore.points(0.2, PreMarketScore.Kind.gap.scale), 100.0 / 3))
        #expect(isEqual(PreMarketScore.points(1.5, PreMarketScore.Kind.volume.scale), 200.0 / 3))
    }

    @Test func whatIsNotKnownIsLeftOut() {
        // 0.30 × 50 + 0.25 × 100 + 0.15 × 0 + 0.10 × 50 = 45, of weights 0.8: 56.25; the original says 45.
        let figures = ScoreFigures(rangeRatio: 1, relativeVolume: 3, gapPercent: 0, displacement: -1)
        let score = PreMarketScore(figures)
        #expect(isEqual(score.value, 56.25) && isEqual(score.known, 0.8) && score.side == -1)
        #expect(isEqual(PreMarketScore(figures, rules: .original).value, 45))
        #expect(score.reasons.first == "Volume so far is 3.00 times the usual: 100 of 100.")
        #expect(score.reasons.last == "Not known: catalyst.")
        // An empty calendar is known, and scores 0.
        var quiet = figures
        quiet.events = []
        #expect(isEqual(PreMarketScore(quiet).value, 45))
        // Less than half of the weights is no score.
        #expect(PreMarketScore(ScoreFigures(rangeRatio: 2, gapPercent: 1)).value == nil)
    }

    @Test func eventsReachTheScore() throws {
        let events = EconomicEvents([
            EconomicEvent(time: newYork(2026, 2, 3, 8, 30), name: "CPI", impact: .high, reach: .roots(["ES"])),
            EconomicEvent(time: newYork(2026, 2, 3, 10), name: "EIA Crude", impact: .high, reach: .roots(["CL"])),
            EconomicEvent(time: newYork(2026, 2, 3, 9), name: "Housing", impact: .low, reach: .everything),
        ])
        let session = TradingCalendar(group: .equity).session(of: TradingDay(CivilDate(year: 2026, month: 2, day: 3)))
        let moving = events.events(in: session, moving: try #require(ContractSpecs.byRoot["MES"]))
        #expect(moving.map(\.name) == ["CPI", "Housing"])
        // The greatest impact and 5 for each of two, at most 100.
        #expect(ScoreFigures(events: moving).catalyst == 100)
        #expect(ScoreFigures(events: [moving[1]]).catalyst == 33)
        #expect(ScoreFigures(events: [moving[1], moving[1]]).catalyst == 43)
        #expect(
            PreMarketScore(ScoreFigures(rangeRatio: 1, relativeVolume: 1, events: moving)).reasons.contains(
                "Scheduled today: 08:30 CPI, 09:00 Housing: 100 of 100."))
    }

    @Test func rangesAndVolumeAreComparedWithTheirOwnTime() {
        // Three equal days of 5-minute bars, three an hour, then a fourth with twice the range and three times the volume.
        var measure = PreMarketMeasure(spec: Self.spec)
        var figures: ScoreFigures?
        let calendar = TradingCalendar(group: .equity)
        var day = TradingDay(CivilDate(year: 2026, month: 2, day: 3))
        for number in 0..<4 {
            let session = calendar.session(of: day)
            for index in 0..<69 {
                let size = number == 3 ? 2 : 1
                let bar = Bar(
                    time: session.lowerBound.adding(minutes: Int64(index) * 20), open: Price(ticks: 20_000),
                    high: Price(ticks: 20_000 + 4 * size), low: Price(ticks: 20_000 - 4 * size),
                    close: Price(ticks: 20_000), volume: number == 3 ? 300 : 100)
                measure.add(bar, day: day)
            }
            figures = measure.figures(events: nil)
            if number == 0 { #expect(figures?.rangeRatio == nil && figures?.relativeVolume == nil) }
            day = calendar.nextTradingDay(after: day)
        }
        // Wilder's average over 69 bars of twice the range: 2 − (13/14)^69 = 1.9940.
        #expect(isEqual(figures?.rangeRatio, 1.9940, decimals: 3))
        #expect(isEqual(figures?.relativeVolume, 3) && figures?.gapPercent == 0 && figures?.displacement == 0)
        #expect(figures?.events == nil)
    }

    @Test func measuringIsTheSameResumed() throws {
        let bars = try FlowMarket.fiveMinutes.bars()
        var straight = PreMarketMeasure(spec: Self.spec)
        var resumed = straight
        for (index, bar) in bars.enumerated() {
            straight.add(bar, day: bar.session)
            resumed.add(bar, day: bar.session)
            if index % 500 == 499 { resumed = try savedAndRead(resumed) }
            #expect(straight.figures(events: []) == resumed.figures(events: []))
        }
        #expect(straight.figures(events: []).rangeRatio != nil)
    }
}

/// The original's figures from the studies that it reckons by: exponential ranges, its daily mean, its bare last bar.
private struct OriginalScorer {
    let figures: ScoreFigures

    init(_ test: PreMarketScoreTests.Case) throws {
        let bars = Array(try FlowMarket.fiveMinutes.bars().prefix(test.bars)).map { (bar: $0, day: $0.session) }
        let days = Array(try Self.days().suffix(test.days))
        let exponential = ["smoothing": 1.0]
        let ranges = try values("atr", exponential, over: bars).compactMap { $0["percent"] }
        let dailyRanges = try values("atr", exponential, over: days).compactMap { $0["percent"] }
        let average = try values("ema", ["length": 20, "start": 1], over: bars).compactMap { $0["20"] }
        let points = try values("atr", exponential, over: bars).compactMap { $0["14"] }
        func mean(_ values: some Collection<Double>) -> Double { values.reduce(0, +) / Double(values.count) }

        let last = bars[bars.count - 1].bar
        let usualRange = days.count >= 34 ? mean(dailyRanges.suffix(20)) : mean(ranges.suffix(1_560))
        let today = bars.filter { $0.bar.dateInUTC == last.dateInUTC }.reduce(0) { $0 + $1.bar.volume }
        let relativeVolume =
            days.count >= 20
            ? Double(today) / mean(days.suffix(20).map { Double($0.bar.volume) })
            : Double(last.volume) / mean(bars.suffix(1_560).map { Double($0.bar.volume) })
        let (open, close) =
            days.count >= 2
            ? (days[days.count - 1].bar.open, days[days.count - 2].bar.close) : (bars[0].bar.open, bars[0].bar.close)
        let events = test.events.compactMap { name in
            EventCatalogue.entry(named: name).map {
                EconomicEvent(time: last.time, name: name, impact: $0.impact, reach: $0.reach)
            }
        }
        let tick = FlowMarket.spec.tick
        figures = ScoreFigures(
            rangeRatio: bars.count < 19 ? nil : (ranges.last ?? 0) / usualRange, relativeVolume: relativeVolume,
            gapPercent: 100 * Double(open - close) / Double(close.ticks),
            events: events.filter { $0.reach.holds(FlowMarket.spec) },
            displacement: bars.count < 25
                ? nil : (tick.points(last.close) - average[average.count - 1]) / points[points.count - 1])
    }

    private static func days() throws -> [(bar: Bar, day: TradingDay)] {
        try VectorList("focus_daily").rows.map { row in
            let day = try row.whole("day")
            func price(_ column: String) throws -> Price { FlowMarket.spec.price(points: try row.number(column)) }
            let bar = Bar(
                time: Timestamp(seconds: Int64(day) * 86_400), open: try price("open"), high: try price("high"),
                low: try price("low"), close: try price("close"), volume: try row.whole("volume"))
            return (bar, TradingDay(CivilDate(daysSinceEpoch: Int32(day))))
        }
    }
}
