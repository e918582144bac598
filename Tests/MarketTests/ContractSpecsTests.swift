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
}
