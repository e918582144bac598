import Market
import Testing

struct ContractSpecsTests {
    /// Root, tick, dollars a point, dollars a tick: from the exchange's contract specifications.
    @Test(arguments: [
        ("ES", 0.25, 50, 12.5), ("MES", 0.25, 5, 1.25), ("NQ", 0.25, 20, 5), ("MNQ", 0.25, 2, 0.5),
        ("RTY", 0.1, 50, 5), ("M2K", 0.1, 5, 0.5), ("YM", 1, 5, 5), ("MYM", 1, 0.5, 0.5), ("CL", 0.01, 1_000, 10),
        ("MCL", 0.01, 100, 1), ("NG", 0.001, 10_000, 10), ("QG", 0.005, 2_500, 12.5), ("MNG", 0.001, 1_000, 1),
        ("GC", 0.1, 100, 10), ("MGC", 0.1, 10, 1), ("SI", 0.005, 5_000, 25), ("SIL", 0.005, 1_000, 5),
        ("HG", 0.0005, 25_000, 12.5), ("MHG", 0.0005, 2_500, 1.25), ("ZN", 0.015625, 1_000, 15.625),
        ("ZB", 0.03125, 1_000, 31.25), ("6E", 0.00005, 125_000, 6.25), ("M6E", 0.0001, 12_500, 1.25),
        ("6J", 0.0000005, 12_500_000, 6.25), ("BTC", 5, 5, 25), ("MBT", 5, 0.1, 0.5), ("ETH", 0.5, 50, 25),
        ("MET", 0.5, 0.1, 0.05),
    ])
    func ticksAndValues(_ root: String, _ tick: Double, _ point: Double, _ tickValue: Double) throws {
        let spec = try #require(ContractSpecs.byRoot[root])
        #expect(abs(spec.tick.points - tick) < tick / 1e9)
        #expect(Double(spec.pointValue.tenThousandths) / 10_000 == point)
        #expect(Double(spec.tickValue.tenThousandths) / 10_000 == tickValue)
        #expect(spec.currency == "USD")
    }

    @Test func twinsMoveAlike() throws {
        let pairs = ContractSpecs.all.filter { $0.fullSizeRoot != nil }
        #expect(pairs.count == 13)
        for micro in pairs {
            let full = try #require(micro.fullSizeRoot.flatMap { ContractSpecs.byRoot[$0] })
            #expect(micro.group == full.group && micro.months == full.months)
            #expect(micro.pointValue < full.pointValue)
            #expect(ContractSpecs.standard.twins(of: micro) == [full])
            #expect(ContractSpecs.standard.twins(of: full).contains(micro))
        }
    }

    @Test func settingsOverrideCostsAndKeepTheRest() throws {
        var specs = ContractSpecs.standard
        #expect(specs["NQ"]?.costPerSide == Money(dollars: 2, cents: 88))
        #expect(specs["BTC"]?.costPerSide == nil, "no figure is known")
        let isKnown = specs.override("NQ", costPerSide: Money(dollars: 1, cents: 55))
        let isUnknownKnown = specs.override("XYZ", costPerSide: .zero)
        #expect(isKnown && !isUnknownKnown)
        #expect(specs["NQ"]?.costPerSide == Money(dollars: 1, cents: 55))
        #expect(specs["NQ"]?.dayMargin == ContractSpecs.byRoot["NQ"]?.dayMargin)
        #expect(specs.list.count == ContractSpecs.all.count)
    }

    @Test(arguments: [
        ("ZN", "110'165", 7_073), ("ZN", "110'16", 7_072), ("ZN", "110'160", 7_072), ("ZN", "110.515625", 7_073),
        ("ZN", "-0'005", -1), ("ZB", "118'31", 3_807), ("ES", "5000.25", 20_001), ("6J", "0.0064325", 12_865),
    ])
    func pricesAreReadAndWrittenAlike(_ root: String, _ text: String, _ ticks: Int) throws {
        let spec = try #require(ContractSpecs.byRoot[root])
        let price = try #require(spec.price(text: text))
        #expect(price.ticks == ticks)
        #expect(spec.price(text: spec.text(price, style: .plain)) == price)
    }

    @Test(arguments: [
        ("ZN", "110'163"), ("ZN", "110'32"), ("ZN", "110'1"), ("ZN", "'16"), ("ZB", "118'315"), ("ES", "5000'16"),
        ("ZN", "110'+5"), ("ES", "5000.10"), ("ZN", "110'1655"), ("ZN", ""),
    ])
    func pricesOffTheTickAreRefused(_ root: String, _ text: String) throws {
        let spec = try #require(ContractSpecs.byRoot[root])
        #expect(spec.price(text: text) == nil)
    }

    /// Quarters and eighths of a 32nd, as the five- and the two-year note have them.
    @Test(arguments: [
        (128, 4, "109'16", "109'160", 14_016), (128, 4, "109'162", "109'162", 14_017),
        (128, 4, "109'165", "109'165", 14_018), (128, 4, "109'167", "109'167", 14_019),
        (256, 8, "103'003", "103'003", 26_371), (256, 8, "103'318", "103'318", 26_623),
        (256, 8, "-0'001", "-0'001", -1),
    ])
    func partsOfA32ndAreReadAndWritten(_ parts: Int, _ split: Int, _ text: String, _ written: String, _ ticks: Int)
        throws
    {
        let tick = TickSize(1, parts)
        #expect(tick.partsOfThirtySecond == split)
        let spec = ContractSpec(
            root: "ZF", name: "Note", exchange: "CBOT", group: .rates, tick: tick,
            tickValue: Money(tenThousandths: 78_125), display: .thirtySeconds(parts: split), months: "HMUZ")
        #expect(spec.price(text: text) == Price(ticks: ticks))
        #expect(spec.text(Price(ticks: ticks), style: .plain) == written)
        #expect(spec.price(text: "109'163") == nil || split == 8)
        #expect(spec.price(text: "109'164") == nil && spec.price(text: "109'169") == nil)
    }

    @Test(arguments: [
        ("0.25", 25, 2), ("1_500", 1_500, 0), ("+2.50", 25, 1), ("5e-7", 5, 7), ("0.0", 0, 0), ("1.5e3", 1_500, 0),
        ("007", 7, 0), ("2E2", 200, 0), ("123456789012345", 123_456_789_012_345, 0),
    ])
    func decimalsAreExact(text: String, digits: Int, scale: Int) throws {
        let number = try #require(ExactDecimal(text))
        #expect(number.digits == digits && number.scale == scale)
    }

    @Test(arguments: [
        "", ".", "-1", "1.", ".5", "1__0", "_1", "1,5", "1e", "1e99", "nan", "inf", "0x10", "1234567890123456", "１",
        "0.0000000000001", "1 ",
    ])
    func whatIsNoDecimalIsRefused(text: String) {
        #expect(ExactDecimal(text) == nil && Money(decimal: text) == nil && TickSize(text: text) == nil)
    }

    @Test func ticksAreReducedAndBounded() {
        #expect(TickSize(text: "2/256") == TickSize(1, 128) && TickSize(text: "0.250") == TickSize(1, 4))
        for text in ["0", "0/4", "1/0", "1/2/3", "1/1.5", "/4", "1/", "2000000", "0.0000000001"] {
            #expect(TickSize(text: text) == nil, "\(text)")
        }
        #expect(TickSize(1, 128).value(point: Money(dollars: 1_000)) == Money(tenThousandths: 78_125))
        #expect(TickSize(1, 3).value(point: Money(dollars: 1)) == nil)
        #expect(TickSize(1, 128).decimals == 7 && TickSize(1, 3).decimals == nil && TickSize(5, 1).decimals == 0)
    }

    /// CME ends the two-, three- and five-year notes on the last business day of their month.
    @Test func shortNotesEndWithTheMonth() throws {
        let spec = ContractSpec(
            root: "ZF", name: "Note", exchange: "CBOT", group: .rates, tick: TickSize(1, 128),
            tickValue: Money(tenThousandths: 78_125), display: .thirtySeconds(parts: 4), months: "HMUZ",
            expiry: .shortTreasury)
        for (month, last, notice) in [(12, "2026-12-31", "2026-11-30"), (9, "2026-09-30", "2026-08-31")] {
            let contract = ContractMonth(year: 2026, month: month)
            #expect(spec.lastTradingDay(of: contract)?.description == last)
            #expect(spec.firstNotice(of: contract)?.description == notice)
        }
        let may = ContractMonth(year: 2027, month: 6)
        #expect(spec.rollDay(of: may)?.description == "2027-05-26", "Memorial Day lies after the notice of 28 May")
        #expect(spec.lastTrade(of: may) == NewYork.instant(CivilDate(year: 2027, month: 6, day: 30), minuteOfDay: 781))
    }
}
