import Market
import Testing

/// Rules that hold between dates, and what no recording at hand shows.
struct CalendarRuleTests {
    @Test func equitiesHaltedInTheAfternoonUntilJune2021() throws {
        let calendar = TradingCalendar(group: .equity)
        for (date, halts) in [("2020-06-10", true), ("2021-06-25", true), ("2021-06-28", false), ("2024-06-10", false)]
        {
            #expect(try calendar.isOpen(at: newYork("\(date) 16:14")))
            #expect(try calendar.isOpen(at: newYork("\(date) 16:15")) == !halts, "\(date)")
            #expect(try calendar.isOpen(at: newYork("\(date) 16:29")) == !halts)
            #expect(try calendar.isOpen(at: newYork("\(date) 16:30")))
            let day = try tradingDay(date)
            #expect(calendar.minutes(in: day) == (halts ? 1_365 : 1_380))
            #expect(try calendar.tradingDay(atOrAfter: newYork("\(date) 16:20")) == day)
        }
        #expect(try TradingCalendar(group: .metals).isOpen(at: newYork("2020-06-10 16:20")))
        // A short day has no such halt.
        #expect(try calendar.stretches(of: tradingDay("2020-11-27")).count == 1)
    }

    @Test func cryptoTradesRoundTheClockSinceMay2026() throws {
        let calendar = TradingCalendar(group: .crypto)
        #expect(try !calendar.isOpen(at: newYork("2026-05-23 12:00")))
        #expect(try !calendar.isOpen(at: newYork("2026-05-28 17:30")))
        #expect(try calendar.tradingDay(containing: newYork("2026-05-29 16:59")) == tradingDay("2026-05-29"))
        for (instant, day) in [
            ("2026-05-29 17:00", "2026-06-01"), ("2026-05-30 12:00", "2026-06-01"), ("2026-06-01 16:59", "2026-06-01"),
            ("2026-06-01 17:30", "2026-06-02"), ("2026-12-25 10:00", "2026-12-28"), ("2027-01-18 10:00", "2027-01-19"),
        ] {
            #expect(try calendar.tradingDay(containing: newYork(instant)) == tradingDay(day), "\(instant)")
        }
        #expect(try calendar.minutes(in: tradingDay("2026-06-01")) == 72 * 60)
        // Summer time ends on the Sunday: the weekend has an hour more.
        #expect(try calendar.minutes(in: tradingDay("2026-11-02")) == 73 * 60)
        let saturday = try newYork("2026-06-06 12:00")
        #expect(calendar.nextClose(after: saturday).map { $0 > saturday.adding(minutes: 500 * 1_440) } ?? true)
        #expect(try calendar.nextChange(after: saturday) == newYork("2026-06-08 17:00"))
    }

    @Test func goodFridayIsAMorningOnlyWithTheJobsReport() throws {
        for (date, equity, rates) in [("2021-04-02", "09:14", "11:14"), ("2026-04-03", "09:14", "11:14")] {
            let last = TradingCalendar(group: .equity).session(of: try tradingDay(date)).upperBound
            #expect(try last.adding(minutes: -1) == newYork("\(date) \(equity)"))
            let ratesLast = TradingCalendar(group: .rates).session(of: try tradingDay(date)).upperBound
            #expect(try ratesLast.adding(minutes: -1) == newYork("\(date) \(rates)"))
            #expect(try !TradingCalendar(group: .metals).isTradingDay(tradingDay(date)))
        }
    }

    @Test func aHolidaysSessionIsBookedOnTheNextBusinessDay() throws {
        let calendar = TradingCalendar(group: .equity)
        for (day, booked) in [
            ("2024-11-28", "2024-11-29"), ("2023-02-20", "2023-02-21"), ("2024-11-29", "2024-11-29"),
            ("2025-07-04", "2025-07-07"), ("2025-01-09", "2025-01-09"),
        ] {
            #expect(try calendar.bookingDay(of: tradingDay(day)) == tradingDay(booked))
        }
    }

    @Test func doubtIsStated() throws {
        let known = try #require(TradingCalendar(group: .equity).rule(on: CivilDate(year: 2025, month: 1, day: 9)))
        #expect(known.isCertain && known.note == nil && known.occasion == .mourning)
        let crypto = TradingCalendar(group: .crypto)
        #expect(crypto.rule(on: CivilDate(year: 2024, month: 7, day: 3))?.isCertain == true)
        #expect(crypto.rule(on: CivilDate(year: 2023, month: 7, day: 3))?.isCertain == false)
        let unsure = try #require(TradingCalendar(group: .metals).rule(on: CivilDate(year: 2027, month: 11, day: 26)))
        #expect(!unsure.isCertain)
        #expect(unsure.note?.contains("12:45") == true)
    }

    /// From a Friday's last ten minutes to the first twenty of the Sunday evening after it.
    @Test func openTimeLeavesOutWhatIsClosed() {
        let calendar = TradingCalendar(group: .equity)
        let friday = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 16 * 60 + 50)
        let sunday = NewYork.instant(CivilDate(year: 2024, month: 1, day: 7), minuteOfDay: 18 * 60 + 20)
        #expect(calendar.openTime(in: friday..<sunday) == 30 * Timestamp.minute)
        #expect(calendar.openTime(in: friday..<friday) == 0)
    }

    @Test func regularHours() throws {
        let equity = TradingCalendar(group: .equity)
        for (date, from, to) in [
            ("2024-03-08", "09:30", "16:00"), ("2024-11-29", "09:30", "13:00"), ("2024-07-03", "09:30", "13:00"),
        ] {
            let hours = try #require(equity.regularHours(of: try tradingDay(date)))
            #expect(try hours.lowerBound == newYork("\(date) \(from)") && hours.upperBound == newYork("\(date) \(to)"))
        }
        for date in ["2024-11-28", "2025-01-09", "2024-12-25", "2024-03-09", "2021-04-02"] {
            #expect(try equity.regularHours(of: tradingDay(date)) == nil, "\(date)")
        }
        let energy = TradingCalendar(group: .energy)
        let short = try #require(energy.regularHours(of: try tradingDay("2025-12-24")))
        #expect(try short.lowerBound == newYork("2025-12-24 09:00") && short.upperBound == newYork("2025-12-24 13:45"))
    }

    @Test(arguments: [
        ("ES", "2024-06-10", "15:59", "16:00"), ("ES", "2020-06-10", "16:14", "16:15"),
        ("GC", "2024-06-10", "13:29", "13:30"), ("SIL", "2024-06-10", "13:24", "13:25"),
        ("MHG", "2024-06-10", "12:59", "13:00"), ("CL", "2024-06-10", "14:28", "14:30"),
        ("ZN", "2024-06-10", "14:59", "15:00"), ("BTC", "2024-06-10", "15:59", "16:00"),
        ("ES", "2024-11-29", "13:14", "13:15"),
    ])
    func settlement(_ root: String, _ date: String, _ within: String, _ end: String) throws {
        let spec = try #require(ContractSpecs.byRoot[root])
        let window = try #require(Settlement.window(of: spec, on: try tradingDay(date)))
        #expect(try window.upperBound == newYork("\(date) \(end)"))
        #expect(try window.lowerBound >= (newYork("\(date) \(within)")))
    }

    @Test func noSettlementOnAHoliday() throws {
        let spec = try #require(ContractSpecs.byRoot["ES"])
        #expect(try Settlement.window(of: spec, on: tradingDay("2024-11-28")) == nil)
        #expect(try Settlement.window(of: spec, on: tradingDay("2024-03-09")) == nil)
    }

    @Test(arguments: [
        ("2024-06-10 02:59", SessionPhase.asia), ("2024-06-10 03:00", .london), ("2024-06-10 08:00", .preMarket),
        ("2024-06-10 09:30", .regular), ("2024-06-10 12:00", .lunch), ("2024-06-10 13:30", .regular),
        ("2024-06-10 15:00", .close), ("2024-06-10 16:00", .afterHours), ("2024-06-10 18:00", .asia),
        // New York is on summer time and London not yet.
        ("2024-03-12 03:59", .asia), ("2024-03-12 04:00", .london), ("2024-11-29 12:30", .close),
        ("2024-11-28 10:00", .afterHours),
    ])
    func phases(_ instant: String, _ phase: SessionPhase) throws {
        #expect(try TradingCalendar(group: .equity).phase(at: newYork(instant)) == phase)
    }

    @Test func theLastEveningOfTheKnownYearsLeadsIntoAHoliday() throws {
        let equity = TradingCalendar(group: .equity)
        let evening = try newYork("2028-12-31 18:30")
        #expect(!equity.isOpen(at: evening))
        #expect(try equity.nextOpen(after: evening) == newYork("2029-01-01 18:00"))
        #expect(try equity.tradingDay(atOrAfter: evening) == tradingDay("2029-01-02"))
        #expect(try equity.nextTradingDay(after: tradingDay("2028-12-29")) == tradingDay("2029-01-02"))
        #expect(try equity.isOpen(at: newYork("2029-01-02 10:00")))
        #expect(try TradingCalendar(group: .crypto).isOpen(at: newYork("2028-12-30 12:00")))
        // The first one does so too.
        #expect(try !equity.isOpen(at: newYork("2017-12-31 18:30")))
        #expect(try equity.nextOpen(after: newYork("2017-12-31 18:30")) == newYork("2018-01-01 18:00"))
    }

    @Test func whatIsNotAnnouncedIsADoubt() throws {
        for group in [ProductGroup.equity, .rates, .currencies] {
            let rule = try #require(TradingCalendar(group: group).rule(on: tradingDay("2027-03-26").date))
            #expect(rule.close == nil && !rule.isCertain, "\(group)")
        }
        #expect(try TradingCalendar(group: .metals).rule(on: tradingDay("2027-03-26").date)?.isCertain == true)
    }

    @Test func noPhaseWhileClosed() throws {
        #expect(try TradingCalendar(group: .equity).phase(at: newYork("2024-06-10 17:30")) == nil)
    }
}
