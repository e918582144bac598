import Market
import Testing

struct ExpiryTests {
    @Test func everyProductEndsWhenTheTableSays() throws {
        var checked: Set<String> = []
        for rule in ExpiryTable.byRule {
            for root in rule.roots.split(separator: " ").map(String.init) {
                let spec = try #require(ContractSpecs.byRoot[root])
                checked.insert(root)
                for (year, line) in rule.years {
                    for (letter, text) in zip(rule.months, line.split(separator: " ")) {
                        let number = try #require(ContractMonth.letters.firstIndex(of: letter)) + 1
                        // A December date of a January contract lies in the year before.
                        let isYearBefore = number == 1 && text.hasPrefix("12")
                        let expected = CivilDate(iso: "\(isYearBefore ? year - 1 : year)-\(text)")
                        let month = ContractMonth(year: year, month: number)
                        #expect(spec.lastTradingDay(of: month)?.date == expected, "\(root)\(month.code)")
                    }
                }
            }
        }
        #expect(checked == Set(ContractSpecs.all.map(\.root)), "every product stands in the table")
    }

    @Test(arguments: ContractSpecs.all)
    func expiriesRiseAndFallOnTradingDays(_ spec: ContractSpec) throws {
        let calendar = spec.calendar
        var last: TradingDay?
        var month = ContractMonth(year: 2018, month: 2)
        while month < ContractMonth(year: 2028, month: 12) {
            defer { month = month.adding(months: 1) }
            guard spec.isListed(month) else { continue }
            let day = try #require(spec.lastTradingDay(of: month))
            #expect(calendar.isTradingDay(day), "\(spec.root)\(month.code) \(day)")
            if let last { #expect(last < day) }
            last = day
            let moment = try #require(spec.lastTrade(of: month))
            // The last trade ends the minute before its moment.
            #expect(calendar.tradingDay(containing: moment.adding(minutes: -1)) == day, "\(spec.root)\(month.code)")
            let roll = try #require(spec.rollDay(of: month))
            if spec.expiry != .crypto { #expect(roll <= day) }
            if let notice = spec.firstNotice(of: month) { #expect(roll < notice && notice < day) }
        }
    }

    @Test(arguments: [
        ("ESZ6", "2026-12-18 14:30"), ("CLF7", "2026-12-21 19:30"), ("NGZ6", "2026-11-25 19:30"),
        ("GCZ6", "2026-12-29 18:30"), ("SIZ6", "2026-12-29 18:25"), ("HGZ6", "2026-12-29 18:00"),
        ("MHGZ6", "2026-11-25 18:00"), ("ZNZ6", "2026-12-21 18:01"), ("6EZ6", "2026-12-14 15:16"),
        // London keeps summer time until the last Sunday of October, New York a week longer.
        ("BTCX6", "2026-11-27 16:00"), ("BTCZ5", "2025-12-26 16:00"), ("BTCH4", "2024-03-28 16:00"),
        ("BTCV6", "2026-10-30 16:00"),
        ("BTCN6", "2026-07-31 15:00"),
    ])
    func lastTradesInUTC(_ name: String, _ expected: String) throws {
        let near = try #require(CivilDate(iso: expected.prefix(10)))
        let instrument = try #require(Instrument(symbol: name, near: near))
        let month = try #require(instrument.month)
        #expect(try instrument.spec.lastTrade(of: month) == utc(expected))
    }

    @Test(arguments: [
        ("GCZ6", "2026-11-30"), ("GCG7", "2027-01-29"), ("HGH5", "2025-02-28"), ("ZNH7", "2027-02-26"),
        ("ZBM6", "2026-05-29"), ("SIK4", "2024-04-30"), ("ZNZ4", "2024-11-29"),
    ])
    func firstNotices(_ name: String, _ expected: String) throws {
        let near = try #require(CivilDate(iso: expected))
        let instrument = try #require(Instrument(symbol: name, near: near))
        let month = try #require(instrument.month)
        #expect(instrument.spec.firstNotice(of: month)?.date == near)
    }

    @Test func contractsSettledAfterTheirEndGiveNoNotice() throws {
        for root in ["ES", "CL", "NG", "6E", "BTC", "MHG"] {
            let spec = try #require(ContractSpecs.byRoot[root])
            #expect(spec.firstNotice(of: ContractMonth(year: 2026, month: 12)) == nil)
        }
    }
}
