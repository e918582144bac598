import Market
import Testing

struct InstrumentNameTests {
    private static let near = CivilDate(year: 2026, month: 11, day: 22)
    private static let january = ContractMonth(year: 2026, month: 1)

    @Test(arguments: [
        ("ESZ6", "ES", 2026, 12), ("ESZ26", "ES", 2026, 12), ("ESZ2026", "ES", 2026, 12), ("esz6", "ES", 2026, 12),
        ("ES 12-26", "ES", 2026, 12), ("ES 12-2026", "ES", 2026, 12), ("NQ 3-25", "NQ", 2025, 3),
        ("MES DEC26", "MES", 2026, 12), ("MNQ MAR25", "MNQ", 2025, 3), ("  MES   Dez26 ", "MES", 2026, 12),
        ("MES DÉC26", "MES", 2026, 12), ("MES déc.26", "MES", 2026, 12), ("MES de\u{301}c26", "MES", 2026, 12),
        ("ES MRZ27", "ES", 2027, 3), ("ES März27", "ES", 2027, 3), ("ES MÄR27", "ES", 2027, 3),
        ("ES mars27", "ES", 2027, 3), ("ES juin27", "ES", 2027, 6), ("CL juil.27", "CL", 2027, 7),
        ("CL août27", "CL", 2027, 8), ("CL AOÛT27", "CL", 2027, 8), ("CL févr.27", "CL", 2027, 2),
        ("CL avr.27", "CL", 2027, 4), ("CL MAI27", "CL", 2027, 5), ("CL OKT27", "CL", 2027, 10),
        ("CL janv.27", "CL", 2027, 1), ("ES DEC 26", "ES", 2026, 12),
        ("ESZ26.CME", "ES", 2026, 12), ("YMZ26.CBT", "YM", 2026, 12), ("CLF27.NYM", "CL", 2027, 1),
        ("GCG27.CMX", "GC", 2027, 2), ("M2KZ6", "M2K", 2026, 12), ("6EZ6", "6E", 2026, 12), ("M6EH27", "M6E", 2027, 3),
        ("GCF7", "GC", 2027, 1), ("ZNH27.CBOT", "ZN", 2027, 3), ("CME_MINI:ESZ2026", "ES", 2026, 12),
        ("/ESZ26:XCME", "ES", 2026, 12), ("/CLF27", "CL", 2027, 1),
        ("@ESZ26", "ES", 2026, 12), ("ES Z6", "ES", 2026, 12), ("es z26", "ES", 2026, 12),
        ("6E Z 2025", "6E", 2025, 12),
        ("NQZ25", "NQ", 2025, 12), ("nq 12-25", "NQ", 2025, 12), ("MNQ MÄR26", "MNQ", 2026, 3),
        ("ZN MRZ26", "ZN", 2026, 3), ("CLF2027", "CL", 2027, 1), ("HGZ25.CMX", "HG", 2025, 12),
    ])
    func readsEverySpelling(_ text: String, _ root: String, _ year: Int, _ month: Int) throws {
        let name = InstrumentName(text, near: Self.near)
        guard case .contract(let instrument) = name.meaning else {
            Issue.record("\(name)")
            return
        }
        #expect(instrument.root == root)
        #expect(instrument.month == ContractMonth(year: year, month: month))
    }

    @Test(arguments: ["ES", "es", "ES=F", "ES ##-##", " ES ", "ES1!", "CME_MINI:ES1!", "/ES", "@ES", "@ES#"])
    func readsContinuousNames(_ text: String) throws {
        let name = InstrumentName(text, near: Self.near)
        guard case .continuous(let instrument) = name.meaning else {
            Issue.record("\(name)")
            return
        }
        #expect(instrument.root == "ES" && instrument.month == nil)
    }

    @Test(arguments: [
        ("ESZ6", "2026-11-22", 2026), ("ESZ6", "2019-01-05", 2016), ("ESH0", "2019-12-20", 2020),
        ("ESZ9", "2020-01-02", 2019), ("ESH1", "2026-11-22", 2031), ("ESZ1", "2026-11-22", 2021),
        ("ESZ1", "2026-12-01", 2031), ("ESM4", "2024-03-08", 2024), ("ESZ9", "2030-01-01", 2029),
    ])
    func aOneDigitYearIsTheNearest(_ text: String, _ date: String, _ year: Int) throws {
        let near = try #require(CivilDate(iso: date))
        #expect(Instrument(symbol: text, near: near)?.month?.year == year)
    }

    @Test func aOneDigitYearReadsBackWithinFiveYears() throws {
        let spec = try #require(ContractSpecs.byRoot["CL"])
        for offset in -59...60 {
            let month = ContractMonth(year: 2026, month: 11).adding(months: offset)
            let instrument = Instrument(spec: spec, month: month)
            #expect(Instrument(symbol: instrument.symbol, near: Self.near) == instrument)
        }
    }

    @Test func everySpellingOfEveryContractReadsBack() throws {
        for spec in ContractSpecs.all {
            for offset in -40...40 {
                let month = ContractMonth(year: 2026, month: 11).adding(months: offset)
                guard spec.isListed(month) else { continue }
                let instrument = Instrument(spec: spec, month: month)
                for spelling in InstrumentSpelling.allCases {
                    let text = instrument.name(spelling)
                    #expect(InstrumentName(text, near: Self.near).meaning == .contract(instrument), "\(text)")
                }
            }
            let continuous = Instrument(spec: spec)
            for spelling in InstrumentSpelling.allCases {
                let text = continuous.name(spelling)
                #expect(InstrumentName(text, near: Self.near).meaning == .continuous(continuous), "\(text)")
            }
        }
    }

    @Test func spellingsLookAsTheProgramsWriteThem() throws {
        let spec = try #require(ContractSpecs.byRoot["ES"])
        let instrument = Instrument(spec: spec, month: ContractMonth(year: 2026, month: 12))
        #expect(
            InstrumentSpelling.allCases.map(instrument.name)
                == ["ESZ6", "ESZ26", "ESZ2026", "ES 12-26", "ES DEC26", "ESZ26.CME"])
    }

    @Test(arguments: [
        ("XYZ6", InstrumentName.Trouble.noSuchProduct("XY")),
        ("ESF6", .noSuchMonth(root: "ES", month: ContractMonth(year: 2026, month: 1))),
        ("ESZ26.NYM", .wrongExchange(root: "ES", suffix: "NYM")), ("NQM5-NQU5", .unreadable), ("", .unreadable),
        ("ES 13-26", .unreadable), ("ESZ9999", .unreadable), ("ES 12-9999", .unreadable), ("ES FOO26", .unreadable),
        ("ESZ126", .unreadable), ("00CN5", .noSuchProduct("00C")),
        ("=F", .unreadable), ("Z6", .unreadable), ("ES -26", .unreadable), ("ES 12-²⁶", .unreadable),
        ("ES Z 6 X", .unreadable), ("FDAX ##-##", .noSuchProduct("FDAX")),
        ("CME:", .unreadable), ("/", .unreadable), ("1!", .unreadable), ("::ES::", .unreadable),
        ("@", .unreadable), ("@#", .unreadable), ("#ES", .unreadable), ("ES#", .unreadable), ("ME SZ6", .unreadable),
        ("ES 12", .unreadable), ("ES2!", .unreadable), ("ES F26", .noSuchMonth(root: "ES", month: january)),
        ("ES AOÛT26", .noSuchMonth(root: "ES", month: ContractMonth(year: 2026, month: 8))),
    ])
    func unknownTextIsKeptAndExplained(_ text: String, _ trouble: InstrumentName.Trouble) {
        let name = InstrumentName(text, near: Self.near)
        #expect(name.text == text)
        #expect(name.trouble == trouble)
        #expect(name.instrument == nil)
        #expect(name.description.contains("\"\(text)\""))
    }

    @Test func usersProductsAreReadToo() throws {
        var specs = ContractSpecs.standard
        let dax = ContractSpec(
            root: "FDAX", name: "DAX", exchange: "EUREX", group: .equity, tick: TickSize(1, 1),
            tickValue: Money(dollars: 25), display: .decimal(0), months: "HMUZ", currency: "EUR")
        specs.set(dax)
        let name = InstrumentName("FDAX 12-26", near: Self.near, specs: specs)
        #expect(name.instrument?.symbol == "FDAXZ6")
        let day = try tradingDay("2026-11-23")
        #expect(dax.front(on: day) == nil, "no rule, no date")
    }
}
