import Market
import Testing

@testable import Settings

private func examine(_ text: String, flags: [String: String] = [:]) -> (settings: ResolvedSettings, faults: [String]) {
    let (settings, faults) = SettingsReader(flags: flags, file: TextFile(path: "copilot.conf", text: text)).examine()
    return (settings, faults.map(\.description))
}

/// An own instrument of some lines more.
private func own(_ lines: String) -> String {
    """
    [instrument.ZF]
    exchange = "CBOT"
    group = "rates"
    months = "HMUZ"
    \(lines)
    """
}

@Suite("Instruments in the settings file")
struct InstrumentReaderTests {
    @Test func withoutTablesTheProductsAreAsTheyAreBuiltIn() throws {
        let settings = examine("theme = \"dark\"").settings
        #expect(settings.specs.list == ContractSpecs.all && settings.instruments.origins.isEmpty)
        #expect(settings.specs["NQ"]?.costPerSide == ContractSpecs.byRoot["NQ"]?.costPerSide)
    }

    @Test func costsAndMarginOfABuiltInProductAreOverridden() throws {
        let (settings, faults) = examine(
            """
            symbols = "MNQ"

            [instrument.MNQ]
            cost-per-side = 0.62
            day-margin = 100
            [instrument.nq]
            cost-per-side = "1.55"
            """)
        #expect(faults.isEmpty)
        let micro = try #require(settings.specs["MNQ"])
        #expect(micro.costPerSide == Money(dollars: 0, cents: 62) && micro.dayMargin == Money(dollars: 100))
        #expect(settings.specs["NQ"]?.costPerSide == Money(dollars: 1, cents: 55))
        #expect(settings.specs["NQ"]?.dayMargin == ContractSpecs.byRoot["NQ"]?.dayMargin)
        let origin = try #require(settings.instruments.origins["MNQ"])
        #expect(origin.text == "cost-per-side, day-margin from copilot.conf:3")
        #expect(origin.keys["day-margin"] == .file(path: "copilot.conf", line: 5) && !origin.isOwn)
        #expect(settings.instruments.origins["MES"] == nil)
    }

    /// Nearest Doubles of these would not be exact: the text of the file counts.
    @Test(arguments: [
        ("cost-per-side = 0.0001", 1), ("cost-per-side = 99999999999.9999", 999_999_999_999_999),
        ("cost-per-side = 2_000.5 # a side", 20_005_000), ("cost-per-side = +0.62", 6_200),
        ("cost-per-side = 62e-2", 6_200), ("cost-per-side = \"0.62\"", 6_200), ("cost-per-side = 0", 0),
        ("cost-per-side = 0.1000000", 1_000),
    ])
    func figuresAreExact(line: String, tenThousandths: Int64) {
        for text in ["[instrument.MNQ]\n\(line)", "instrument.MNQ.\(line)"] {
            let (settings, faults) = examine(text)
            #expect(faults.isEmpty, "\(faults)")
            #expect(settings.specs["MNQ"]?.costPerSide == Money(tenThousandths: tenThousandths))
        }
    }

    @Test func inlineTablesAreReadAlike() throws {
        let (settings, faults) = examine(
            "instrument.MNQ = { day-margin = 99.95, cost-per-side = 0.6201 }\n[instrument]\n".replacing(
                "[instrument]\n", with: ""))
        #expect(faults.isEmpty, "\(faults)")
        #expect(settings.specs["MNQ"]?.costPerSide == Money(tenThousandths: 6_201))
        #expect(settings.specs["MNQ"]?.dayMargin == Money(tenThousandths: 999_500))
        #expect(settings.instruments.origins["MNQ"]?.keys["day-margin"] == .file(path: "copilot.conf", line: 1))
        let refused = examine("\ninstrument.MNQ = { cost-per-side = 0.62001 }").faults
        #expect(refused.first?.hasPrefix("copilot.conf:2: cost-per-side must be") == true, "\(refused)")
    }

    @Test func anOwnInstrumentIsKnownWhereverNamesAreRead() throws {
        let text = """
            symbols = ["ZFH7", "ZF 03-28", "FDAX", "MFDX"]
            [instrument.MFDX]
            exchange = "Eurex"
            group = "equity"
            tick = 1
            point-value = 5
            months = "ZHMU"
            micro-of = "FDAX"
            [instrument.FDAX]
            exchange = "Eurex"
            group = "equity"
            tick = 1
            point-value = 25
            months = "HMUZ"
            currency = "eur"

            """
        let note = own("tick = \"1/128\"\npoint-value = 1000\ndisplay = \"32nds\"\nexpiry = \"short-treasury\"")
        let (settings, faults) = examine(text + note)
        #expect(faults.isEmpty, "\(faults)")
        #expect(settings.symbols == ["ZFH7", "ZF 03-28", "FDAX", "MFDX"])
        let spec = try #require(settings.specs["ZF"])
        #expect(spec.tickValue == Money(tenThousandths: 78_125) && spec.pointValue == Money(dollars: 1_000))
        #expect(spec.name == "ZF" && spec.currency == "USD" && spec.costPerSide == nil && spec.dayMargin == nil)
        #expect(spec.text(Price(ticks: 109 * 128 + 3)) == "109'007")
        let dax = try #require(settings.specs["FDAX"])
        #expect(dax.currency == "EUR" && dax.expiry == .unknown && dax.display == .decimal(0))
        #expect(dax.front(on: TradingDay(CivilDate(year: 2026, month: 12, day: 1))) == nil)
        #expect(settings.specs.twins(of: dax).map(\.root) == ["MFDX"] && settings.specs["MFDX"]?.months == "HMUZ")
        #expect(settings.instruments.origins["ZF"]?.text == "own, from copilot.conf:16")
        #expect(settings.specs.list.count == ContractSpecs.all.count + 3)
        let flagged = examine(note, flags: ["symbols": "zfz6, MNQ ZF 12-27 ZN MRZ26"])
        #expect(flagged.faults.isEmpty && flagged.settings.symbols == ["ZFZ6", "MNQ", "ZF 12-27", "ZN MRZ26"])
    }

    @Test(arguments: [
        ("0.25", 20, 50_000, PriceDisplay.decimal(2)), ("\"1/8\"", 8, 10_000, .decimal(3)),
        ("0.0000005", 12_500_000, 62_500, .decimal(7)), ("5e-1", 5, 25_000, .decimal(1)),
        ("10", 1, 100_000, .decimal(0)),
    ])
    func ticksAreReadExactly(tick: String, point: Int, tenThousandths: Int64, display: PriceDisplay) throws {
        let (settings, faults) = examine(own("tick = \(tick)\npoint-value = \(point)"))
        #expect(faults.isEmpty, "\(faults)")
        let spec = try #require(settings.specs["ZF"])
        #expect(spec.tickValue == Money(tenThousandths: tenThousandths) && spec.display == display)
    }

    @Test(arguments: [
        ("[instrument.MNQ]\ncost-per-sid = 1", "2: An instrument has no key cost-per-sid. Did you mean cost-per-side?"),
        ("[instrument.MNQ]\nfoo = 1", "2: An instrument has no key foo. Known are cost-per-side, day-margin."),
        ("[instrument.MNQ]\ntheme = \"dark\"", "2: theme stands below [instrument.MNQ]. Move the line above"),
        (
            "[instrument.MNQ]\ntick = 1",
            "2: MNQ is built in, and tick is its exchange's. Remove the line; cost-per-side"
        ),
        ("[instrument.MNQ]\ncost-per-side = -1", "2: cost-per-side must be an amount such as 0.62, with at most"),
        ("[instrument.MNQ]\ncost-per-side = 0.62345", "at most four decimals, not 0.62345."),
        ("[instrument.MNQ]\nday-margin = \"much\"", "2: day-margin must be an amount such as 100, with at most"),
        ("[instrument.MNQ]\nday-margin = true", "not true or false."),
        ("[instrument.MNQ]\nday-margin = nan", "not nan."),
        ("[instrument.MNK]\ncost-per-side = 1", "1: MNK is not built in. Did you mean MNQ? An instrument of your own"),
        ("[instrument.ZF]", "also needs exchange, group, tick, point-value, months; copilot.conf.example shows one."),
        ("[instrument.ESZ6]\ncost-per-side = 1", "ESZ6 is a contract of ES. Name the product alone: [instrument.ES]."),
        ("[instrument.\"Z F\"]", "1: \"Z F\" is no root."), ("instrument = 1", "1: instrument must be tables"),
        ("[instrument]\ncost-per-side = 1", "2: cost-per-side stands outside of a product."),
        (
            "[instrumen.MNQ]\ncost-per-side = 1",
            "2: There is no setting named instrumen.MNQ.cost-per-side. Did you mean"
        ),
        (own("tick = 1\npoint-value = 0"), "point-value must be an amount above 0"),
        (own("tick = 0\npoint-value = 1"), "5: tick must be above 0, in points, as 0.25 or as a fraction"),
        (own("tick = \"1/0\"\npoint-value = 1"), "not \"1/0\"."),
        (own("tick = \"1/3\"\npoint-value = 3"), "5: A tick of 1/3 takes too many decimals. Set display"),
        (own("tick = \"1/128\"\npoint-value = 0.01"), "6: A tick of ZF would not be worth a whole number of 1/10000"),
        (
            own("tick = 0.25\npoint-value = 1\ndecimals = 1"),
            "7: decimals must be a whole number from 0 to 9 that writes"
        ),
        (own("tick = 0.01\npoint-value = 1\ndisplay = \"32nds\""), "7: In 32nds the tick must be 1/32, 1/64"),
        (own("tick = \"1/32\"\npoint-value = 1\ndisplay = \"32nds\"\ndecimals = 5"), "8: decimals and display"),
        (own("tick = 1\npoint-value = 1\nexpiry = \"gas-min\""), "7: expiry must be one of third-friday, crude"),
        (own("tick = 1\npoint-value = 1\ncurrency = \"euro\""), "7: currency must be three letters"),
        (own("tick = 1\npoint-value = 1\nmicro-of = \"ZM\""), "7: micro-of: no product ZM is known."),
        (own("tick = 1\npoint-value = 1\nmicro-of = \"ES\""), "7: micro-of must be the root of the full-size product"),
        (own("tick = 1\npoint-value = 1\nname = \"a\\u001bb\""), "7: name must be a text of at most 40 characters"),
        (
            "symbols = [\"ZF\"]",
            "1: symbols must be a list of different roots or contracts, such as MES, 6E or NQH4, not"
        ),
        ("symbols = [\"ZFZ6\"]", "\"ZFZ6\": no product ZF is known; `copilot instruments` lists those that are"),
    ])
    func whatIsWrongHasItsLineAndItsRemedy(text: String, sentence: String) {
        let (settings, faults) = examine(text)
        #expect(faults.count == 1, "\(faults)")
        #expect(
            faults.first?.hasPrefix("copilot.conf:") == true && faults.first?.contains(sentence) == true, "\(faults)")
        #expect(settings.specs.list.allSatisfy { $0.tickValue > .zero })
    }

    @Test func everythingWrongIsToldInTheOrderOfTheText() {
        let faults = examine(
            own("tick = \"x\"\npoint-value = -1\ngroups = 1\n[instrument.MES]\nday-margin = \"\"")
        ).faults
        #expect(
            faults.map { $0.split(separator: ":")[1] } == ["7", "9"], "a key that is unknown may be the missing one")
        let values = examine(own("tick = \"x\"\npoint-value = -1\n[instrument.MES]\nday-margin = \"\"")).faults
        #expect(values.map { $0.split(separator: ":")[1] } == ["5", "6", "8"])
    }

    @Test func aNameWithASpaceIsBlamedAsAWhole() throws {
        let faults = examine("", flags: ["symbols": "MNQ,ES AOÛT26"]).faults
        #expect(faults.count == 1)
        #expect(
            faults.first?.hasSuffix("\"ES AOÛT26\": ES has no contract for 2026-08; check the month letter.") == true)
    }

    @Test func theSameContractInTwoSpellingsIsRefused() {
        #expect(examine("symbols = [\"NQZ26\", \"NQ 12-26\"]").faults.count == 1)
        #expect(examine("symbols = [\"NQ\", \"NQ=F\"]").faults.count == 1)
    }
}

@Suite("The text of a value")
struct TOMLSourceTests {
    @Test(arguments: [
        ("a", "0.620"), ("b.c", "1_0.5e-1"), ("t", "{ x = 1.10, y = [1, 2], z = { w = 3.30 } }"), ("t.x", "1.10"),
        ("t.z.w", "3.30"), ("t.y", "[1, 2]"), ("b.q", "\"a # b\""),
    ])
    func isKeptAsItWasWritten(key: String, source: String) {
        let lines = TOMLLines(
            """
            a = 0.620   # note, = 7
            t = { x = 1.10, y = [1, 2], z = { w = 3.30 } }
            [b]
              c=1_0.5e-1
            q = "a # b" # c
            """)
        #expect(lines.source(of: key) == source)
        #expect(lines[key] != nil)
    }
}
