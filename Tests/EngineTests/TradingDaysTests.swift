import Market
import State
import Support
import Testing

@testable import Engine

@Suite struct TradingDaysTests {
    private let calendar = Harness.calendar
    private let monday = Harness.monday

    /// Bars every ten minutes of a day, flat at `ticks`, from and to so many minutes after the open.
    private func day(_ day: TradingDay, _ ticks: Int, from: Int64 = 0, to: Int64 = 1_380) -> [Bar] {
        let open = calendar.session(of: day).lowerBound
        return stride(from: from, to: to, by: 10).map { bar(open.adding(minutes: $0), ticks) }
    }

    @Test func aDayBeginsAtSixInTheEvening() {
        var desk = Harness()
        desk.bars([bar(Harness.et(8, 16, 59), 100)])
        #expect(desk.first.day == monday)
        desk.bars([bar(Harness.et(8, 18, 0), 110)])
        #expect(desk.first.day == calendar.nextTradingDay(after: monday))
        #expect(desk.first.previousClose == Price(ticks: 100))
        #expect(desk.first.changePercent == 10)
        #expect(desk.first.today == bar(Harness.et(8, 18, 0), 110))
        #expect(desk.first.vwap == 27.5)
    }

    @Test func pivotsComeFromTheDayBefore() throws {
        var desk = Harness()
        let tuesday = calendar.nextTradingDay(after: monday)
        desk.bars(day(monday, 400))
        desk.bars(day(tuesday, 500, to: 1_080))
        let levels = try #require(desk.first.previousDay)
        #expect(levels.day == monday)
        #expect(levels.high == Price(ticks: 401))
        #expect(levels.low == Price(ticks: 399))
        #expect(levels.pivots.pivot == 100)
        #expect(levels.pivots.r1 == 100.25)
        // Nobody knows what came after 12:00 of Tuesday.
        desk.bars(day(calendar.nextTradingDay(after: tuesday), 600, to: 10))
        #expect(desk.first.previousClose == Price(ticks: 500))
        #expect(desk.first.previousDay == nil)
    }

    /// The Friday after Thanksgiving ends early, and is a day whose levels count.
    @Test func levelsOfTheDeskAreThoseOfTheStudies() throws {
        var desk = Harness()
        var date = TradingDay(CivilDate(year: 2024, month: 11, day: 26))
        for ticks in 0..<5 {
            let minutes = calendar.session(of: date).minutes
            desk.bars(day(date, 400 + 10 * ticks, to: minutes))
            date = calendar.nextTradingDay(after: date)
        }
        let levels = try #require(desk.first.previousDay)
        #expect(levels.day == TradingDay(CivilDate(year: 2024, month: 11, day: 29)))
        let studies = try #require(desk.first.frames[.oneMinute]).studies
        let spec = desk.first.spec
        #expect(studies["previous.day_high"] == spec.points(levels.high))
        #expect(studies["previous.day_close"] == spec.points(levels.close))
        #expect(studies["session_levels.prior_low"] == spec.points(levels.low))
        #expect(studies["pivots.floor_r3"] == levels.pivots.r3)
    }

    @Test func aHolidaysShortSessionMakesNoPivotsAndItsHaltNoBars() {
        let holiday = TradingDay(CivilDate(year: 2024, month: 1, day: 15))
        let friday = calendar.previousTradingDay(before: holiday)
        var desk = Harness()
        desk.bars(day(friday, 400))
        desk.bars(day(holiday, 500, to: calendar.session(of: holiday).minutes))
        #expect(desk.refused() == 0)
        desk.bars([bar(calendar.session(of: holiday).upperBound, 500)])
        #expect(desk.refused() == 1)
        desk.bars(day(calendar.nextTradingDay(after: holiday), 600, to: 10))
        #expect(desk.first.previousClose == Price(ticks: 500))
        #expect(desk.first.previousDay?.day == friday)
    }

    @Test func aRecordingThatBeginsLateMakesNoPivots() {
        let tuesday = calendar.nextTradingDay(after: monday)
        for (from, isFull) in [(Int64(120), true), (130, false)] {
            var desk = Harness()
            desk.bars(day(monday, 400, from: from))
            desk.bars(day(tuesday, 400, to: 10))
            #expect((desk.first.previousDay != nil) == isFull)
        }
    }

    @Test func theFirstTradeOfADayTurnsIt() {
        var desk = Harness()
        desk.bars(day(monday, 400))
        desk.trade(440, size: 5, at: Harness.et(8, 18, 0, 3))
        #expect(desk.first.day == calendar.nextTradingDay(after: monday))
        #expect(desk.first.previousClose == Price(ticks: 400))
        #expect(desk.first.changePercent == 10)
        #expect(desk.first.previousDay?.day == monday)
        #expect(desk.first.today?.volume == 5)
    }

    @Test func sessionsFollowDaylightTime() {
        // On the Sunday of 2024-03-10 the clocks went forward: 18:00 New York is 22:00 UTC, not 23:00.
        let march = TradingDay(CivilDate(year: 2024, month: 3, day: 11))
        let open = Timestamp(seconds: Int64(march.date.daysSinceEpoch) * 86_400 - 2 * 3_600)
        var desk = Harness()
        desk.bars([bar(open.adding(minutes: -1), 1), bar(open, 100), bar(open.adding(minutes: 60), 100)])
        #expect(desk.refused() == 1)
        #expect(desk.first.day == march)
        #expect(desk.first.frames[.oneHour]?.bars.lastTime == open)
    }

    @Test func onlySoManyDaysAreKept() throws {
        var desk = Harness(keptDays: 3)
        // Eight days on end without a holiday.
        var day = TradingDay(CivilDate(year: 2024, month: 1, day: 22))
        for count in 1...8 {
            desk.bars(self.day(day, 400))
            day = calendar.nextTradingDay(after: day)
            for frame in TimeFrame.allCases {
                let state = try #require(desk.first.frames[frame])
                #expect(state.bars.days.count == min(count, 3))
                #expect(past("vwap.value", state).count == state.bars.count)
                #expect(past("vwap.value", state).allSatisfy { $0 == 100 })
                // The past of other values is kept over the last two days of minutes.
                let oldest = try #require(past("bollinger.upper", state).firstIndex { $0 != nil })
                #expect((oldest >= 138) == (frame == .oneMinute && count > 2))
            }
        }
        #expect(desk.first.frames[.oneMinute]?.bars.count == 3 * 138)
    }
}

extension Range<Timestamp> {
    fileprivate var minutes: Int64 { (upperBound - lowerBound) / Timestamp.minute }
}
