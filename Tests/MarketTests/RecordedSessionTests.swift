import Market
import Testing

/// Sessions as recorded bars show them: the last minute that traded and the first one after it, New York time.
struct RecordedSessionTests {
    @Test(arguments: [
        (ProductGroup.equity, "2024-11-28 12:59", "2024-11-28 18:00"),
        (.equity, "2024-11-29 13:14", "2024-12-01 18:00"),
        (.equity, "2024-12-24 13:14", "2024-12-25 18:00"), (.equity, "2024-12-31 16:59", "2025-01-01 18:00"),
        (.equity, "2025-01-09 09:29", "2025-01-09 18:00"), (.equity, "2025-05-26 12:59", "2025-05-26 18:00"),
        (.equity, "2025-06-19 12:59", "2025-06-19 18:00"), (.equity, "2025-07-03 13:14", "2025-07-03 18:00"),
        (.equity, "2025-07-04 12:59", "2025-07-06 18:00"), (.equity, "2024-03-08 16:59", "2024-03-10 18:00"),
        (.equity, "2024-11-01 16:59", "2024-11-03 18:00"), (.equity, "2024-01-15 12:59", "2024-01-15 18:00"),
        (.currencies, "2024-01-15 16:59", "2024-01-15 18:00"), (.currencies, "2024-01-05 16:59", "2024-01-07 18:00"),
    ])
    func lastAndNextMinute(_ group: ProductGroup, _ last: String, _ next: String) throws {
        let calendar = TradingCalendar(group: group)
        let lastMinute = try newYork(last)
        let nextMinute = try newYork(next)
        #expect(calendar.isOpen(at: lastMinute))
        #expect(!calendar.isOpen(at: lastMinute.adding(minutes: 1)))
        #expect(!calendar.isOpen(at: nextMinute.adding(nanoseconds: -1)))
        #expect(calendar.isOpen(at: nextMinute))
        #expect(calendar.nextClose(after: lastMinute) == lastMinute.adding(minutes: 1))
        #expect(calendar.nextOpen(after: lastMinute) == nextMinute)
        #expect(calendar.nextChange(after: lastMinute.adding(minutes: 1)) == nextMinute)
    }

    @Test(arguments: [
        // The break moves by an hour in UTC when daylight time ends and begins.
        ("2024-11-01 20:59", "2024-11-01"), ("2024-11-03 23:00", "2024-11-04"), ("2024-03-10 22:00", "2024-03-11"),
        ("2024-03-08 21:59", "2024-03-08"), ("2024-01-01 23:00", "2024-01-02"), ("2023-12-25 23:00", "2023-12-26"),
    ])
    func tradingDaysOfRecordedMinutes(_ instant: String, _ day: String) throws {
        let calendar = TradingCalendar(group: .equity)
        #expect(try calendar.tradingDay(containing: utc(instant)) == tradingDay(day))
    }

    @Test(arguments: [
        "2024-11-01 21:00", "2024-11-03 22:59", "2024-03-10 21:59", "2024-03-08 22:00", "2024-12-25 12:00",
    ])
    func closedMinutes(_ instant: String) throws {
        let calendar = TradingCalendar(group: .equity)
        #expect(try calendar.tradingDay(containing: utc(instant)) == nil)
    }

    @Test(arguments: ["2024-03-29", "2025-04-18", "2024-12-25", "2025-01-01", "2018-03-30", "2022-04-15", "2021-12-24"])
    func closedForEverybody(_ date: String) throws {
        for group in ProductGroup.allCases {
            let day = try tradingDay(date)
            let calendar = TradingCalendar(group: group)
            #expect(!calendar.isTradingDay(day))
            #expect(calendar.session(of: day).isEmpty && calendar.stretches(of: day).isEmpty)
            #expect(calendar.regularHours(of: day) == nil && calendar.minutes(in: day) == 0)
            #expect(calendar.rule(on: day.date)?.close == nil && calendar.rule(on: day.date) != nil)
        }
    }
}
