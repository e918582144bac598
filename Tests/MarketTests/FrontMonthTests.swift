import Market
import Testing

struct FrontMonthTests {
    @Test(arguments: [
        ("2026-11-22", "ES", "ESZ6"), ("2026-12-11", "ES", "ESZ6"), ("2026-12-14", "ES", "ESH7"),
        ("2026-11-20", "CL", "CLF7"), ("2026-11-20", "NG", "NGF7"), ("2026-11-18", "NG", "NGZ6"),
        ("2026-11-27", "GC", "GCG7"), ("2026-11-27", "SI", "SIH7"), ("2026-11-27", "HG", "HGH7"),
        ("2026-11-27", "ZN", "ZNH7"), ("2026-11-20", "ZN", "ZNZ6"), ("2026-11-22", "6E", "6EZ6"),
        ("2026-11-27", "BTC", "BTCX6"), ("2026-11-30", "BTC", "BTCZ6"), ("2026-11-24", "MCL", "MCLF7"),
        // In autumn gold goes from August straight to December, never into thin October or September.
        ("2026-07-31", "GC", "GCZ6"), ("2026-08-14", "MGC", "MGCZ6"), ("2026-06-30", "SI", "SIU6"),
        ("2025-12-31", "MES", "MESH6"), ("2026-01-02", "CL", "CLG6"),
    ])
    func frontByCalendar(_ date: String, _ root: String, _ expected: String) throws {
        let spec = try #require(ContractSpecs.byRoot[root])
        let day = try tradingDay(date)
        #expect(Instrument(spec: spec, month: spec.front(on: day)).symbol == expected)
    }

    @Test func frontIsAlwaysLiquidAndNeverGoesBack() throws {
        for spec in ContractSpecs.all {
            var day = try tradingDay("2024-01-02")
            var last: ContractMonth?
            while day.date.components.year < 2028 {
                let front = try #require(spec.front(on: day), "\(spec.root) \(day)")
                #expect(spec.isLiquid(front))
                #expect(try #require(spec.lastTradingDay(of: front)) >= day)
                if let last { #expect(last <= front, "\(spec.root) \(day)") }
                last = front
                day = TradingDay(BusinessDays.after(day.date, 1))
            }
        }
    }

    @Test func volumeOutranksTheCalendarButSerialMonthsDoNotCount() throws {
        let gold = try #require(ContractSpecs.byRoot["GC"])
        let day = try tradingDay("2026-11-23")
        let december = ContractMonth(year: 2026, month: 12)
        let january = ContractMonth(year: 2027, month: 1)
        let february = ContractMonth(year: 2027, month: 2)
        #expect(gold.front(on: day) == december)
        #expect(gold.front(on: day, volumes: [december: 60_000, february: 140_000, january: 500_000]) == february)
        #expect(gold.front(on: day, volumes: [january: 500_000]) == december, "no liquid month is known: the calendar")
        #expect(gold.front(on: day, volumes: [:]) == december)
        #expect(gold.front(on: day, volumes: [december: 5, february: 5]) == december, "the nearer of two alike")
    }

    @Test func anEndedMonthIsNoFront() throws {
        let nasdaq = try #require(ContractSpecs.byRoot["NQ"])
        let day = try tradingDay("2024-03-18")
        let march = ContractMonth(year: 2024, month: 3)
        let june = ContractMonth(year: 2024, month: 6)
        #expect(nasdaq.front(on: day, volumes: [march: 900, june: 1]) == june)
    }

    @Test func aRollByVolumeIsNotTakenBack() throws {
        let nasdaq = try #require(ContractSpecs.byRoot["NQ"])
        let day = try tradingDay("2024-03-12")
        let march = ContractMonth(year: 2024, month: 3)
        let june = ContractMonth(year: 2024, month: 6)
        let volumes = [march: 300_000, june: 299_000]
        #expect(nasdaq.front(on: day, volumes: volumes) == march)
        #expect(nasdaq.front(on: day, volumes: volumes, current: march) == march)
        #expect(nasdaq.front(on: day, volumes: volumes, current: june) == june)
        #expect(nasdaq.front(on: try tradingDay("2024-03-08"), volumes: [:], current: june) == june)
        #expect(nasdaq.front(on: try tradingDay("2024-03-18"), volumes: [:], current: march) == june, "it has ended")
    }

    @Test func nextAndPrevious() throws {
        let gold = try #require(ContractSpecs.byRoot["GC"])
        let december = ContractMonth(year: 2026, month: 12)
        #expect(gold.next(after: december) == ContractMonth(year: 2027, month: 2))
        #expect(gold.previous(before: december) == ContractMonth(year: 2026, month: 8))
        let day = try tradingDay("2026-11-23")
        #expect(gold.trading(on: day, count: 3).map(\.code) == ["Z6", "G7", "J7"])
        #expect(gold.trading(on: day, count: 4, onlyLiquid: false).map(\.code) == ["X6", "Z6", "F7", "G7"])
    }
}
