import Market
import State
import Support
import Testing
import Transport

@testable import Feeds

/// What the Yahoo feed asks, takes and tells.
@Suite struct YahooDeskTests {
    private let start = YahooHands.morning.adding(minutes: -30)

    @Test func minutesAreToldWhenTheyAreOver() throws {
        var hands = try YahooHands()
        let rows: [(Double, Double?, Int)] = [
            (17, 100.26, 5), (18, nil, 0), (19, 101, 7), (20, 102, 9), (20.7, 102.5, 0),
        ]
        let chart = YahooText.chart(rows, from: start, priceTime: start.adding(seconds: 1_242))
        // The month is told by the first answer, and the symbol is asked anew under it.
        try hands.answer(chart)
        #expect(hands.take().listed == [["NQ"], ["NQH4"]])
        try hands.answer(chart)
        let events = hands.take()
        #expect(events.bars.map(\.bar.time) == [start.adding(minutes: 17), start.adding(minutes: 19)])
        #expect(events.bars.first?.bar.close == Price(ticks: 401), "noise goes to the nearest tick")
        #expect(events.bars.map(\.bar.volume) == [5, 7])
        #expect(events.reports.last?.state == .live)
        #expect(events.reports.last?.delaySeconds == 600)

        // When the longest delay has passed, the last one is over too.
        hands.tick(seconds: 900)
        try hands.answer(chart)
        #expect(hands.take().corrected.map(\.bar.time) == [start.adding(minutes: 20)])
    }

    /// Else a new desk would stand a quarter of an hour behind, and for lost, until it asks again.
    @Test func theFirstQuestionReachesThePresentMinute() throws {
        var hands = try YahooHands(["NQH4"], historyDays: 15)
        let question = try hands.question()
        let end = try #require(question.span?.upperBound)
        #expect(end > hands.now.adding(minutes: -1), "\(end.utcText())")
    }

    @Test func whatIsToldOtherwiseIsACorrection() throws {
        var hands = try YahooHands(["NQH4"])
        try hands.answer(YahooText.chart([(20, 100, 5), (21, 101, 7), (22, 102, 1)], from: start))
        #expect(hands.take().bars.count == 2)
        try hands.answer(YahooText.chart([(20, 100, 6), (21, 101, 7), (22, 102, 1), (23, 102, 1)], from: start))
        let events = hands.take()
        #expect(events.corrected.map(\.bar.volume) == [6])
        #expect(events.bars.map(\.bar.time) == [start.adding(minutes: 22)])
        let series = ArchivedSeries(instrument: hands.desk.tracks[0].instrument, source: "yahoo")
        let kept = hands.archive.read(series, in: start..<YahooHands.morning)
        #expect(kept.bars.map(\.revision) == [1, 0, 0])
    }

    @Test func aDatedContractIsAskedByItsOwnName() throws {
        var hands = try YahooHands(["NQH4", "6E", "MGC"])
        let paths = try (0..<3).map { _ in try hands.answer(YahooText.chart([], from: start, name: "x")).path }
        #expect(
            paths.map { String($0.prefix { $0 != "?" }) } == [
                "/v8/finance/chart/NQH24.CME", "/v8/finance/chart/6E%3DF", "/v8/finance/chart/MGC%3DF",
            ])
    }

    @Test func whatIsKeptIsToldBeforeAnythingIsAsked() throws {
        let archive = MemoryBarArchive()
        var first = try YahooHands(archive: archive)
        for _ in 0..<2 {
            try first.answer(YahooText.chart((0..<20).map { (Double($0), 100, 1) }, from: start))
        }
        var second = try YahooHands(archive: archive, now: YahooHands.morning.adding(minutes: 60))
        let events = second.take()
        #expect(events.listed == [["NQH4"]], "the month of the last run")
        #expect(events.bars.count == 19)
        let question = try second.question()
        #expect(question.span?.lowerBound == start.adding(minutes: 19 - 15), "from what is known, and a little before")
    }

    @Test func savedStudiesComeWithTheirMinutes() throws {
        let archive = MemoryBarArchive()
        var first = try YahooHands(archive: archive)
        for _ in 0..<2 {
            try first.answer(YahooText.chart((0..<20).map { (Double($0), 100, 1) }, from: start))
        }
        let series = try #require(archive.summaries(of: "yahoo").first?.series)
        let saved = SavedStudies(through: start.adding(minutes: 9), basis: "program", state: [1])
        archive.keep(saved, of: series)
        var second = try YahooHands(archive: archive, now: YahooHands.morning.adding(minutes: 60))
        let events = second.take()
        let histories = events.flatMap { event -> [RecalledHistory] in
            if case .historiesRecalled(let histories) = event { histories } else { [] }
        }
        #expect(histories.map(\.studies) == [[saved]] && histories.map(\.bars.count) == [19])
        #expect(events.bars.isEmpty)
    }

    @Test func aHoleIsFilledByCorrections() throws {
        let archive = MemoryBarArchive()
        let instrument = try #require(Instrument(symbol: "NQH4", near: CivilDate(year: 2024, month: 1, day: 5)))
        let series = ArchivedSeries(instrument: instrument, source: "yahoo")
        let bars = randomBars(200, from: start.adding(minutes: -200), seed: 4)
        archive.keep(
            Array(bars[..<50]), of: series, complete: bars[0].time..<bars[50].time, at: start)
        archive.keep(
            Array(bars[100...]), of: series, complete: bars[100].time..<start, at: start)
        var hands = try YahooHands(archive: archive)
        #expect(hands.take().bars.count == 150)
        // First what is new, then the hole.
        try hands.answer(YahooText.chart([(25, 100, 1), (26, 100, 1)], from: start))
        #expect(hands.take().bars.count == 1)
        let hole = try hands.answer(
            YahooText.chart((50..<100).map { (Double($0 - 200), 100, 1) }, from: start))
        #expect(hole.isHole && hole.span == bars[50].time..<bars[100].time)
        #expect(hands.take().corrected.map(\.bar.time) == bars[50..<100].map(\.time))
    }

    @Test func historyIsFetchedBackwards() throws {
        var hands = try YahooHands(historyDays: 15)
        var spans: [Range<Timestamp>] = []
        for _ in 0..<6 {
            let question = try hands.answer(YahooText.chart([], from: start))
            if let span = question.span, question.isHole { spans.append(span) }
        }
        #expect(spans.count >= 2)
        for (later, earlier) in zip(spans, spans.dropFirst()) { #expect(earlier.upperBound == later.lowerBound) }
        #expect(spans.allSatisfy { $0.upperBound - $0.lowerBound <= 7 * 86_400 * Timestamp.second })
        #expect(hands.take().corrected.isEmpty, "what comes before everything is for the next start")
    }

    @Test func aRollBeginsAnewWithItsOwnMonth() throws {
        var hands = try YahooHands()
        for _ in 0..<2 { try hands.answer(YahooText.chart([(0, 100, 1), (1, 100, 1)], from: start)) }
        #expect(hands.take().listed.last == ["NQH4"])
        for _ in 0..<2 {
            try hands.answer(
                YahooText.chart([(0, 300, 1), (1, 300, 1), (2, 300, 1)], from: start, name: "Nasdaq 100 Jun 24"))
        }
        let events = hands.take()
        #expect(events.listed == [["NQM4"]])
        #expect(events.bars.map(\.bar.close) == [1_200, 1_200, 1_200].map(Price.init(ticks:)))
        #expect(Set(hands.archive.summaries(of: "yahoo").map(\.series.instrument.symbol)) == ["NQH4", "NQM4"])
    }

    /// The month of the last run says nothing of prices whose month is not told any more.
    @Test func aMonthThatIsNotToldIsNotTakenFromTheLastRun() throws {
        let archive = MemoryBarArchive()
        var first = try YahooHands(archive: archive)
        for _ in 0..<2 { try first.answer(YahooText.chart([(0, 100, 1), (1, 100, 1)], from: start)) }
        let known = archive.summaries(of: "yahoo").map(\.series.instrument.symbol)
        #expect(known == ["NQH4"])
        var second = try YahooHands(archive: archive, now: YahooHands.morning.adding(minutes: 60))
        for _ in 0..<2 {
            try second.answer(YahooText.chart([(30, 300, 1), (31, 300, 1)], from: start, name: "Futures"))
        }
        let events = second.take()
        #expect(events.listed.first == ["NQH4"])
        #expect(events.listed.last != ["NQH4"])
        let kept = archive.summaries(of: "yahoo").first { $0.series.instrument.symbol == "NQH4" }
        let march = try #require(kept?.series)
        #expect(
            !archive.read(march, in: start..<start.adding(minutes: 60)).bars.contains {
                $0.bar.time >= start.adding(minutes: 30)
            })
    }

    @Test func lateMinutesComeAsCorrections() throws {
        var hands = try YahooHands(["NQH4"])
        try hands.answer(YahooText.chart([(20, 100, 1), (21, 100, 1)], from: start))
        #expect(hands.take().bars.count == 1)
        hands.tick(seconds: 3_600)
        try hands.answer(YahooText.chart((20..<60).map { (Double($0), 100, 1) }, from: start))
        let events = hands.take()
        #expect(events.bars.isEmpty)
        #expect(events.corrected.count == 39, "spans that hold them are over")
    }

    @Test func rowsWithoutFiguresAtTheEndAreAskedForAgain() throws {
        var hands = try YahooHands(["NQH4"])
        var rows: [(Double, Double?, Int)] = (0..<25).map { (Double($0), 100, 1) }
        for index in 10..<25 { rows[index].1 = nil }
        try hands.answer(YahooText.chart(rows, from: start, priceTime: YahooHands.morning))
        #expect(hands.take().bars.count == 10)
        hands.tick(seconds: 600)
        let question = try hands.answer(
            YahooText.chart((0..<25).map { (Double($0), 100, 1) }, from: start, priceTime: YahooHands.morning))
        #expect(question.span.map { $0.lowerBound <= start.adding(minutes: 10) } == true)
        #expect(hands.desk.tracks[0].last == start.adding(minutes: 24))
    }
}
