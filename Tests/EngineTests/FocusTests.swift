import Ledger
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

    /// What one market planned before it fell silent qualifies for nothing while others go on.
    @Test func aSilentMarketQualifiesForNothing() throws {
        var desk = Harness([Harness.nq, Harness.instrument("ES")])
        desk.bars(randomBars(900, from: open, seed: 34), slot: 0)
        desk.bars(randomBars(840, from: open, seed: 35), slot: 1)
        func objections(_ now: Timestamp) -> [NoTrade.Objection] {
            desk.clock(now)
            return desk.snapshot.noTrade?.leftOut.first { $0.symbol.hasPrefix("ES") }?.objections ?? []
        }
        let last = open.adding(minutes: 840)
        #expect(objections(open.adding(minutes: 900)) == [.silent(since: last)])
        #expect(
            desk.snapshot.noTrade?.leftOut.contains {
                $0.symbol.hasPrefix("NQ") && $0.objections.contains { if case .silent = $0 { true } else { false } }
            } == false)
        // With all of them it is the source that is silent.
        #expect(objections(open.adding(minutes: 960)).allSatisfy { if case .silent = $0 { false } else { true } })
    }

    /// Prices that come ten minutes late by contract make no market silent, nor does one that never had a price speak.
    @Test func lateMarketsAreNotSilent() {
        var desk = Harness([Harness.nq, Harness.instrument("ES"), Harness.instrument("CL")])
        desk.bars(randomBars(900, from: open, seed: 34), slot: 0)
        desk.bars(randomBars(895, from: open, seed: 35), slot: 1)
        desk.send(.sourceReported(SourceReport(name: "test", state: .live, delaySeconds: 600)))
        func isAnySilent(_ minutes: Int64) -> Bool {
            desk.clock(open.adding(minutes: minutes))
            return desk.snapshot.noTrade?.leftOut.contains {
                $0.objections.contains { if case .silent = $0 { true } else { false } }
            } == true
        }
        #expect(!isAnySilent(912) && isAnySilent(918) && !isAnySilent(930))
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

    /// A desk with a day's bars, at 09:00 of Monday, and its account's reports.
    private func trading() -> Harness {
        var desk = Harness([Instrument(spec: Harness.nq.spec, month: ContractMonth(year: 2024, month: 3))], mode: .live)
        var rules = FocusRules()
        rules.noTrade.dailyLoss = Money(dollars: 500)
        desk.use(rules)
        desk.send(.sourceReported(SourceReport(name: "test", state: .live)))
        desk.bars(randomBars(900, from: open, seed: 36))
        desk.clock(Harness.et(8, 9, 0))
        return desk
    }

    private func report(_ realised: Int64, long average: Double? = nil, at time: Timestamp) -> Event {
        let positions = average.map {
            [ReportedPosition(symbol: "NQ 03-24", side: .long, quantity: 1, averagePrice: $0)]
        }
        return .positionsReported(
            PositionReport(
                account: "A", positions: positions ?? [], sentAt: time, realised: Money(dollars: realised)),
            receivedAt: time)
    }

    private func grave(_ desk: inout Harness) -> [String] {
        (desk.snapshot.noTrade?.reasons ?? []).filter {
            switch $0 {
            case .dailyLoss, .dailyLow, .losingStreak: true
            default: false
            }
        }.map(\.description)
    }

    @Test func aDayThatLostTooMuchStaysOver() {
        var desk = trading()
        let time = Harness.et(8, 9, 0)
        let mark = desk.first.last?.price.ticks ?? 0
        desk.send(report(-100, long: Double(mark) / 4, at: time))
        #expect(grave(&desk).isEmpty)
        // 25 points against one contract are $500, which no report tells; the clock looks.
        desk.trade(mark - 100, at: time.adding(seconds: 5))
        desk.clock(time.adding(seconds: 6))
        #expect(grave(&desk) == ["The day stands at −$600.00, and −$500.00 ends it."])
        desk.trade(mark + 100, at: time.adding(seconds: 7))
        desk.clock(time.adding(seconds: 8))
        #expect(grave(&desk) == ["The day stood at −$600.00 at its lowest, and −$500.00 ends it."])
        desk.send(report(300, at: time.adding(seconds: 20)))
        #expect(grave(&desk) == ["The day stood at −$600.00 at its lowest, and −$500.00 ends it."])
        // It is kept with the account, so that a start anew does not open the day.
        let kept = desk.snapshot.accounts[0].account
        var again = trading()
        again.send(.storeOpened(StoredDesk(accounts: [kept])))
        #expect(grave(&again) == ["The day stood at −$600.00 at its lowest, and −$500.00 ends it."])
        desk.clock(Harness.et(8, 18, 0))
        #expect(grave(&desk).isEmpty, "the next trading day")
    }

    @Test func threeLossesInARowEndTheDay() {
        var desk = trading()
        var time = Harness.et(8, 9, 0)
        let average = Double(desk.first.last?.price.ticks ?? 0) / 4
        var realised: Int64 = 0
        for gain: Int64 in [-20, -20, 40, -20, -20, -20, 90] {
            desk.send(report(realised, long: average, at: time.adding(seconds: 1)))
            realised += gain
            desk.send(report(realised, at: time.adding(seconds: 2)))
            time = time.adding(seconds: 10)
            let isOver = realised == -60 || gain == 90
            #expect(grave(&desk) == (isOver ? ["3 losses in a row; 3 end the day."] : []), "at \(realised)")
        }
        desk.clock(Harness.et(8, 18, 0))
        #expect(grave(&desk).isEmpty)
    }

    @Test func aResetForgetsTheList() {
        var desk = Harness()
        desk.bars(randomBars(900, from: open, seed: 35))
        desk.clock(open.adding(minutes: 900))
        desk.send(.marketReset)
        #expect(desk.snapshot.focus == nil && desk.first.confluence == nil)
    }
}
