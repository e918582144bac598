import Market
import Testing

/// What must hold on every day that the calendar knows, and a while beyond.
struct CalendarPropertyTests {
    private static let days =
        CivilDate(year: 2017, month: 12, day: 1)
        .daysSinceEpoch...CivilDate(year: 2029, month: 2, day: 1)
        .daysSinceEpoch

    @Test(arguments: ProductGroup.allCases)
    func sessionsFollowOneAnotherWithoutOverlap(_ group: ProductGroup) {
        let calendar = TradingCalendar(group: group)
        var last: (day: TradingDay, end: Timestamp)?
        for number in Self.days {
            let day = TradingDay(CivilDate(daysSinceEpoch: number))
            let session = calendar.session(of: day)
            #expect(calendar.isTradingDay(day) == !session.isEmpty)
            guard calendar.isTradingDay(day) else { continue }
            #expect(!day.date.isWeekend)
            #expect(calendar.tradingDay(containing: session.lowerBound) == day)
            #expect(calendar.tradingDay(containing: session.upperBound.adding(nanoseconds: -1)) == day)
            #expect(calendar.tradingDay(containing: session.upperBound) != day)
            if let last {
                #expect(last.end <= session.lowerBound, "\(day)")
                #expect(calendar.previousTradingDay(before: day) == last.day)
                #expect(calendar.nextTradingDay(after: last.day) == day)
                // In the pause before the session the coming day is the one at hand.
                if last.end < session.lowerBound {
                    #expect(calendar.tradingDay(containing: last.end) == nil)
                    #expect(calendar.tradingDay(atOrAfter: last.end) == day)
                    #expect(calendar.nextChange(after: last.end) == session.lowerBound)
                }
            }
            if let regular = calendar.regularHours(of: day) {
                #expect(session.lowerBound <= regular.lowerBound && regular.upperBound <= session.upperBound)
            }
            last = (day, session.upperBound)
        }
    }

    /// Every minute of the days around the changes of the clocks, the turns of years and months, and holidays.
    @Test(arguments: ProductGroup.allCases)
    func minutesAreNumberedWithoutGaps(_ group: ProductGroup) throws {
        let calendar = TradingCalendar(group: group)
        for date in [
            "2017-12-29", "2018-01-02", "2018-12-05", "2019-12-31", "2020-01-02", "2020-02-28", "2020-03-09",
            "2020-11-02", "2021-06-25", "2023-02-28", "2024-02-29", "2024-03-11", "2024-11-04", "2024-12-31",
            "2025-01-02", "2025-01-09", "2026-05-29", "2026-06-01", "2026-11-02", "2027-03-15", "2028-12-29",
            "2029-01-02",
        ] {
            let day = try tradingDay(date)
            let count = calendar.minutes(in: day)
            var expected = 0
            for stretch in calendar.stretches(of: day) {
                var time = stretch.lowerBound
                while time < stretch.upperBound {
                    let minute = SessionMinute(day: day, index: expected)
                    guard calendar.minute(of: time) == minute, calendar.start(of: minute) == time,
                        calendar.minute(of: time.adding(nanoseconds: 59_999_999_999)) == minute
                    else {
                        Issue.record("\(group) \(date) \(time.inNewYork)")
                        return
                    }
                    expected += 1
                    time = time.adding(minutes: 1)
                }
                #expect(calendar.minute(of: stretch.upperBound)?.day != day || calendar.stretches(of: day).count > 1)
            }
            #expect(expected == count, "\(group) \(date)")
            #expect(calendar.start(of: SessionMinute(day: day, index: count)) == nil)
            #expect(calendar.start(of: SessionMinute(day: day, index: -1)) == nil)
        }
    }

    @Test(arguments: ProductGroup.allCases)
    func openAndCloseAgreeWithTheSessions(_ group: ProductGroup) throws {
        let calendar = TradingCalendar(group: group)
        // Steps of a prime number of minutes meet every time of the day and of the week.
        var time = try utc("2017-12-20 00:00")
        let end = try utc("2029-01-20 00:00")
        while time < end {
            let isOpen = calendar.isOpen(at: time)
            if let close = calendar.nextClose(after: time), let open = calendar.nextOpen(after: time) {
                #expect(close > time && open > time)
                #expect(isOpen == (close < open), "\(time.inNewYork)")
                #expect(calendar.isOpen(at: open) && !calendar.isOpen(at: open.adding(nanoseconds: -1)))
                #expect(!calendar.isOpen(at: close) && calendar.isOpen(at: close.adding(nanoseconds: -1)))
            }
            #expect(calendar.nextChange(after: time) > time)
            #expect((calendar.minute(of: time) != nil) == isOpen)
            #expect((calendar.phase(at: time) != nil) == isOpen)
            time = time.adding(minutes: 1_009)
        }
    }

    @Test func clocksChangeBetweenSessionsOnly() throws {
        // A session is as long in the weeks of the change as in any other.
        let calendar = TradingCalendar(group: .metals)
        for year in 2018...2028 {
            for sunday in [CivilDate.nth(2, .sunday, year: year, month: 3), .nth(1, .sunday, year: year, month: 11)] {
                let session = calendar.session(of: TradingDay(sunday.adding(days: 1)))
                #expect(session.upperBound - session.lowerBound == 23 * 60 * Timestamp.minute)
                let before = calendar.session(of: TradingDay(sunday.adding(days: -2)))
                let hours = (session.lowerBound - before.lowerBound) / (60 * Timestamp.minute)
                #expect(hours == (sunday.components.month == 3 ? 71 : 73))
            }
        }
    }
}
