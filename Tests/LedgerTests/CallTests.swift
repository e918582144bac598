import Ledger
import Market
import Testing

@Suite struct CallTests {
    private let calendar = TradingCalendar(group: .equity)
    private let day = TradingDay(CivilDate(year: 2024, month: 1, day: 5))
    /// 09:30:20 in New York.
    private let asked = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 570).adding(seconds: 20)

    /// Bars of a minute each from 09:31 on, as low, high and close; the last one ends with the session.
    private func bars(_ rows: [(low: Int, high: Int, close: Int)]) -> [Bar] {
        let start = asked.startOfMinute.adding(minutes: 1)
        let end = calendar.session(of: day).upperBound
        return rows.enumerated().map { index, row in
            let isLast = index == rows.count - 1
            return Bar(
                time: isLast ? end.adding(minutes: -1) : start.adding(minutes: Int64(index)),
                open: Price(ticks: row.close), high: Price(ticks: row.high), low: Price(ticks: row.low),
                close: Price(ticks: row.close), volume: 1)
        }
    }

    private func price(_ ticks: Int) -> Price { Price(ticks: ticks) }

    private func side(_ isLong: Bool, plan: (low: Int, high: Int, stop: Int, target: Int)? = nil) -> SideCall {
        SideCall(
            symbol: "NQH4", isLong: isLong, from: price(100),
            plan: plan.map {
                SideCall.Plan(
                    entryLow: price($0.low), entryHigh: price($0.high), stop: price($0.stop), target: price($0.target))
            })
    }

    private func level(_ ticks: Int, range: Int = 20) -> LevelCall? {
        LevelCall(symbol: "NQH4", name: "PDH", price: price(ticks), from: price(100), range: range)
    }

    private func plan(_ sides: [SideCall] = [], _ levels: [LevelCall] = [], writer: String? = nil) -> CalledPlan {
        CalledPlan(
            world: "live", writer: writer, askedAt: asked, day: day, figures: 10, flagged: 1, sides: sides,
            levels: levels)
    }

    @Test func theBestAndTheWorstMomentAndTheClose() {
        let moves = bars([(98, 103, 102), (90, 100, 95), (97, 120, 110)])
        var call = side(true)
        call.outcome = call.grade(moves)
        #expect(call.outcome == SideCall.Outcome(close: price(110), best: 20, worst: 10, plan: nil))
        #expect(call.result == 10)
        call = side(false)
        call.outcome = call.grade(moves)
        #expect(call.outcome == SideCall.Outcome(close: price(110), best: 10, worst: 20, plan: nil))
        #expect(call.result == -10)
        // A move that never went the call's way was best at its beginning.
        #expect(side(true).grade(bars([(80, 95, 90)]))?.best == 0)
        #expect(side(true).grade(bars([])) == nil)
    }

    @Test func aPlanEndsAtWhatItReachesFirst() {
        let plan = (low: 94, high: 96, stop: 90, target: 110)
        func end(_ rows: [(low: Int, high: Int, close: Int)]) -> SideCall.Outcome.Plan? {
            side(true, plan: plan).grade(bars(rows))?.plan
        }
        #expect(end([(97, 109, 100), (98, 115, 112)]) == .notFilled)
        #expect(end([(95, 100, 98), (97, 111, 110)]) == .target)
        #expect(end([(95, 100, 98), (89, 98, 92), (92, 120, 111)]) == .stop)
        #expect(end([(95, 100, 98), (93, 105, 104)]) == .neither)
        // Both in one minute, and the target in the minute of the fill: what is not known is told against it.
        #expect(end([(95, 100, 98), (88, 112, 111)]) == .stop)
        #expect(end([(95, 112, 105), (99, 106, 104)]) == .neither)
        // Called within its zone it is filled from the start.
        let inside = side(false, plan: (low: 99, high: 101, stop: 106, target: 92))
        #expect(inside.grade(bars([(91, 103, 95), (95, 108, 107)]))?.plan == .target)
    }

    @Test func aPlanInNoSoundOrderIsNone() {
        #expect(side(true, plan: (low: 94, high: 96, stop: 97, target: 110)).plan == nil)
        #expect(side(false, plan: (low: 94, high: 96, stop: 90, target: 110)).plan == nil)
        #expect(side(false, plan: (low: 94, high: 96, stop: 97, target: 90)).plan != nil)
    }

    @Test func aLevelHoldsBreaksOrStaysAlone() throws {
        let above = try #require(level(120))
        #expect(above.margin == 10)
        #expect(above.grade(bars([(99, 117, 110), (95, 112, 100)])) == .untouched)
        #expect(above.grade(bars([(99, 118, 116), (110, 117, 112)])) == .held)
        #expect(above.grade(bars([(99, 118, 116), (115, 130, 125)])) == .broke)
        #expect(above.grade(bars([(99, 118, 116), (111, 129, 120)])) == .undecided)
        // The touching minute may break it, but its low came before or after.
        #expect(above.grade(bars([(99, 131, 120), (100, 110, 105)])) == .broke)
        #expect(above.grade(bars([(99, 121, 120)])) == .undecided)
        let below = try #require(level(80))
        #expect(below.grade(bars([(82, 100, 84), (79, 90, 88)])) == .held)
        #expect(below.grade(bars([(82, 100, 84), (70, 91, 88)])) == .broke)
        #expect(level(102) == nil && level(98) == nil && level(103) != nil)
        #expect(level(120, range: 1)?.margin == 2)
    }

    @Test func onlyLaterMinutesOfTheSessionCount() throws {
        var called = plan([side(true)])
        let span = called.span(calendar)
        #expect(NewYork.local(span.lowerBound).clock == "09:31")
        #expect(NewYork.local(span.upperBound).clock == "17:00")
        let later = bars([(99, 101, 100), (99, 103, 102)])
        var before = later[0]
        before.time = asked.startOfMinute
        before.high = price(500)
        var after = later[1]
        after.time = span.upperBound
        after.close = price(1)
        called.grade("NQH4", calendar, bars: [before] + later + [after])
        #expect(called.sides[0].outcome == SideCall.Outcome(close: price(102), best: 3, worst: 1, plan: nil))
    }

    @Test func aDayWithoutItsCloseIsNotGraded() {
        var called = plan([side(true)], [level(120)].compactMap { $0 })
        var part = bars([(99, 101, 100), (99, 103, 102)])
        part[1].time = part[1].time.adding(minutes: -60)
        called.grade("NQH4", calendar, bars: part)
        #expect(!called.isGraded && called.sides[0].outcome == nil)
        called.grade("NQM4", calendar, bars: bars([(99, 101, 100)]))
        #expect(!called.isGraded)
        called.grade("NQH4", calendar, bars: bars([(99, 101, 100)]))
        #expect(called.isGraded)
    }

    @Test func countsTheFirstCallOfADay() throws {
        let up = bars([(95, 121, 110), (99, 118, 110)])
        var first = plan([side(true)], [try #require(level(120))], writer: "grok")
        first.grade("NQH4", calendar, bars: up)
        var second = plan([side(false)], [try #require(level(120)), try #require(level(140))], writer: "grok")
        second.askedAt = asked.adding(minutes: 5)
        second.grade("NQH4", calendar, bars: up)
        let own = plan([side(false)])
        let all = CallStatistics.all([first, second, own])
        #expect(all.map(\.writer) == ["grok", nil])
        #expect(all[0].days == 1)
        #expect(all[0].sides == CallStatistics.Rate(hits: 1, n: 1))
        #expect(all[0].touched == CallStatistics.Rate(hits: 1, n: 2))
        #expect(all[0].figures == CallStatistics.Rate(hits: 18, n: 20))
        // What is not graded yet counts nowhere.
        #expect(all[1].days == 0 && all[1].sides.n == 0)
    }

    @Test func aShareNeedsEnoughTries() throws {
        #expect(CallStatistics.Rate(hits: 19, n: 19).share == nil)
        let rate = CallStatistics.Rate(hits: 12, n: 20)
        #expect(rate.share == 0.6)
        // Wilson's interval of 12 in 20.
        let bounds = try #require(rate.bounds)
        #expect(abs(bounds.lowerBound - 0.3866) < 0.0001 && abs(bounds.upperBound - 0.7812) < 0.0001)
    }
}
