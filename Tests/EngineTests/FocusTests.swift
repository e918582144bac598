import Market
import State
import Studies
import Support
import Testing

@testable import Engine

/// Confluence, scores, plans and reasons not to trade, as the engine puts them into its pictures.
@Suite struct FocusTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    @Test func confluenceIsThatOfTheClosedBars() throws {
        var desk = Harness()
        let minutes = randomBars(900, from: open, seed: 31)
        desk.bars(minutes)
        desk.clock(open.adding(minutes: 900))
        let state = desk.first
        var expected = Confluence(spec: Harness.nq.spec)
        let frames: [TimeFrame] = [.fiveMinutes, .fifteenMinutes]
        for bar in minutes { expected.add(bar, day: Harness.monday, frame: .oneMinute) }
        for frame in frames {
            let series = try #require(state.frames[frame]?.bars)
            for bar in all(series) { expected.add(bar, day: Harness.monday, frame: frame) }
        }
        let reading = try #require(state.confluence)
        #expect(reading.verdicts == expected.reading.verdicts)
        #expect(reading.score == expected.reading.score && reading.missing.isEmpty)
        #expect(reading.closedAt == open.adding(minutes: 900))
    }

    /// Events that are saved while the desk runs count at once.
    @Test func theCalendarOfEventsCanChange() throws {
        var desk = Harness()
        let now = open.adding(minutes: 900)
        desk.bars(randomBars(900, from: open, seed: 33))
        desk.clock(now)
        #expect(desk.snapshot.events == nil)
        let event = EconomicEvent(time: now.adding(minutes: 5), name: "FOMC", impact: .high, reach: .everything)
        desk.send(.eventsKnown(EconomicEvents([event])))
        #expect(desk.snapshot.events?.list == [event])
        #expect("\(String(describing: desk.snapshot.noTrade))".contains("FOMC"))
        #expect(desk.snapshot.focus?.rows.first?.score.parts.first { $0.kind == .catalyst }?.points != nil)
        desk.send(.eventsKnown(nil))
        #expect(desk.snapshot.events == nil)
    }

    /// A recorded market must not know of what was published later.
    @Test func headlinesComeWithTheirTime() {
        let now = open.adding(minutes: 900)
        var news = NewsState(toldAt: now.adding(minutes: 100_000))
        news.headlines = [1, -1].map { minutes in
            Headline(time: now.adding(minutes: minutes), title: "\(minutes)", source: "wire")
        }
        for (mode, titles) in [(RunMode.replay, ["-1"]), (.live, ["1", "-1"])] {
            var desk = Harness(mode: mode)
            desk.bars(randomBars(900, from: open, seed: 33))
            desk.clock(now)
            desk.send(.newsTold(news))
            #expect(desk.snapshot.news?.headlines.map(\.title) == titles)
        }
    }

    @Test func theFormingBarChangesNothing() {
        var desk = Harness()
        desk.bars(randomBars(900, from: open, seed: 32))
        desk.clock(open.adding(minutes: 900))
        let before = desk.first.confluence
        desk.trade(90_000, size: 500, at: open.adding(minutes: 900).adding(seconds: 10))
        #expect(desk.first.confluence == before)
        desk.clock(open.adding(minutes: 901))
        #expect(desk.first.confluence != before)
    }

    @Test func theListIsMadeWithTheScan() throws {
        var desk = Harness([Harness.nq, Harness.instrument("CL")])
        #expect(desk.snapshot.focus == nil && desk.snapshot.noTrade == nil)
        desk.bars(randomBars(900, from: open, seed: 33))
        desk.clock(open.adding(minutes: 900))
        let list = try #require(desk.snapshot.focus)
        #expect(list.time == open.adding(minutes: 900) && list.rows.count == 2)
        let row = try #require(list.rows.first { $0.symbol == "NQ" })
        #expect(row.card?.inputs.time == open.adding(minutes: 900))
        #expect(row.card?.inputs.quality != nil && row.card?.inputs.range != nil && row.score.figures.events == nil)
        #expect(list.rows.first { $0.symbol == "CL" }?.card == nil)
        // One day alone has no like time to compare with.
        #expect(list.summary == "No product has enough bars for a score yet, so none is in focus.")
    }

    @Test func eventsReachScoresAndReasons() throws {
        var desk = Harness()
        var rules = FocusRules()
        rules.events = EconomicEvents([
            EconomicEvent(time: Harness.et(8, 9, 5), name: "CPI", impact: .high, reach: .everything)
        ])
        desk.use(rules)
        desk.bars(randomBars(900, from: open, seed: 34))
        desk.clock(Harness.et(8, 9, 0))
        let picture = desk.snapshot
        #expect(picture.focus?.rows[0].score.figures.events?.map(\.name) == ["CPI"])
        let noTrade = try #require(picture.noTrade)
        #expect(
            noTrade.reasons.map(\.description)
                == ["CPI at 09:05, in 5 min; within 10 min nothing is traded."])
        // The clock alone ends it.
        desk.clock(Harness.et(8, 9, 15, 1))
        #expect(desk.snapshot.noTrade?.reasons.contains { if case .eventNear = $0 { true } else { false } } == false)
        desk.clock(Harness.et(8, 10, 0))
        #expect(desk.snapshot.noTrade?.reasons.first == .afterEntries(now: 600, to: 600))
    }

    @Test func aResetForgetsTheList() {
        var desk = Harness()
        desk.bars(randomBars(900, from: open, seed: 35))
        desk.clock(open.adding(minutes: 900))
        desk.send(.marketReset)
        #expect(desk.snapshot.focus == nil && desk.first.confluence == nil)
    }
}
