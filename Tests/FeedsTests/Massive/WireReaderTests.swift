import Market
import State
import Testing

@testable import Feeds

@Suite struct WireReaderTests {
    static let instruments = ["NQH4", "ZNH4", "6JH4", "CLG4"].map { symbol -> Instrument in
        guard let instrument = Instrument(symbol: symbol, near: CivilDate(year: 2024, month: 1, day: 8)) else {
            preconditionFailure("no instrument \(symbol)")
        }
        return instrument
    }

    private func read(_ text: String) throws -> WireBatch {
        var reader = WireReader(Self.instruments)
        var batch = WireBatch()
        try reader.read(WireFrame(text.utf8), into: &batch)
        return batch
    }

    private let time = Timestamp(seconds: 1_704_727_800)

    private func trade(_ slot: Int, _ ticks: Int, _ size: Int, ms: Int64, _ aggressor: Aggressor = .unknown)
        -> SlotTrade
    {
        SlotTrade(
            slot: slot,
            trade: Trade(
                time: Timestamp(nanoseconds: ms * 1_000_000), price: Price(ticks: ticks), size: size,
                aggressor: aggressor))
    }

    @Test func readsWhatOneFrameMixes() throws {
        let batch = try read(
            """
            [{"ev":"AM","sym":"NQH4","v":812,"dv":1.2e9,"o":16500.25,"c":16502.5,"h":16503,"l":16499.75,"n":420,\
            "s":1704727800000,"e":1704727860000},
             {"ev":"T","sym":"ZNH4","p":111.015625,"s":3,"t":1704727860123,"q":77},
             {"p":16502.5,"sym":"NQH4","q":78,"t":1704727860200,"s":2.0,"ev":"T"},
             {"ev":"status","status":"success","message":"subscribed to: \\u0041M.NQH4\\u001b[31m"}]
            """)
        let minute = Bar(
            time: time, open: Price(ticks: 66_001), high: Price(ticks: 66_012), low: Price(ticks: 65_999),
            close: Price(ticks: 66_010), volume: 812)
        #expect(
            batch.rows == [
                .minute(SlotBar(slot: 0, bar: minute)),
                .trade(trade(1, 7_105, 3, ms: 1_704_727_860_123), sequence: 77),
                .trade(trade(0, 66_010, 2, ms: 1_704_727_860_200), sequence: 78),
            ])
        #expect(batch.statuses == [WireStatus(status: "success", message: "subscribed to: AM.NQH4 [31m")])
        #expect(batch.malformed == 0 && batch.foreign == 0)
    }

    /// Only the very months that were asked for count.
    @Test func leavesOutOtherMonthsSymbolsAndKinds() throws {
        let batch = try read(
            """
            [{"ev":"T","sym":"NQM4","p":1,"s":1,"t":1704727860000},{"ev":"T","sym":"NQH4X","p":1,"s":1,"t":1},
            {"ev":"T","sym":"NQH","p":1,"s":1,"t":1},{"ev":"T","sym":"ANINSTRUMENTWITHALONGNAME","p":1,"s":1,"t":1},
            {"ev":"FMV","sym":"NQH4","fmv":1.5,"deep":{"a":[1,"}",{}]}},{"sym":"NQH4","p":1},{"ev":null},{}]
            """)
        #expect(batch.rows.isEmpty)
        #expect(batch.foreign == 8)
        #expect(batch.malformed == 0)
    }

    @Test func countsItemsThatLackSomething() throws {
        let batch = try read(
            """
            [{"ev":"T","sym":"NQH4","p":null,"s":null,"t":null},{"ev":"T","sym":"NQH4","p":16500.1,"s":1,"t":1704727860000},
            {"ev":"T","p":16500,"s":1,"t":1704727860000},{"ev":"T","sym":"NQH4","p":"16500","s":1,"t":1704727860000},
            {"ev":"T","sym":"NQH4","p":16500,"s":1.5,"t":1704727860000},{"ev":"T","sym":"NQH4","p":1e30,"s":1,"t":1704727860000},
            {"ev":"AM","sym":"NQH4","o":1,"h":1,"l":1,"c":1,"v":99999999999999999999,"s":1704727860000},
            {"ev":"Q","sym":"NQH4","t":1704727860000}]
            """)
        #expect(batch.rows.isEmpty)
        #expect(batch.malformed == 8)
    }

    @Test(arguments: [
        ("16500.250000000004", 66_001), ("16500.249999999996", 66_001), ("-0.25", -1), ("165e2", 66_000),
        ("1.65002500e4", 66_001), ("0", 0), ("16500.2500000000000000000000001", 66_001),
    ])
    func forgivesTheNoiseOfFloatingPoint(text: String, ticks: Int) throws {
        let batch = try read("[{\"ev\":\"T\",\"sym\":\"NQH4\",\"p\":\(text),\"s\":1,\"t\":1704727860000}]")
        #expect(batch.rows == [.trade(trade(0, ticks, 1, ms: 1_704_727_860_000), sequence: 0)])
    }

    @Test func readsTheSmallestTicks() throws {
        let batch = try read("[{\"ev\":\"T\",\"sym\":\"6JH4\",\"p\":0.0069785,\"s\":1,\"t\":1704727860000}]")
        #expect(batch.rows == [.trade(trade(2, 13_957, 1, ms: 1_704_727_860_000), sequence: 0)])
    }

    @Test func theNewestQuoteTellsWhoCrossedTheSpread() throws {
        var reader = WireReader(Self.instruments)
        var batch = WireBatch()
        func trades(_ text: String) throws -> [Aggressor] {
            batch.removeAll()
            try reader.read(WireFrame(text.utf8), into: &batch)
            return batch.rows.compactMap { if case .trade(let row, _) = $0 { row.trade.aggressor } else { nil } }
        }
        func item(_ price: String) -> String {
            "{\"ev\":\"T\",\"sym\":\"NQH4\",\"p\":\(price),\"s\":1,\"t\":1704727860000}"
        }
        let both = "[\(item("100.25")),\(item("100")),\(item("100.5")),\(item("99.75"))]"
        #expect(try trades(both) == [.unknown, .unknown, .unknown, .unknown])
        _ = try trades(
            "[{\"ev\":\"Q\",\"sym\":\"NQH4\",\"bp\":100,\"bs\":1,\"bt\":1,\"ap\":100.5,\"as\":2,\"at\":1,\"t\":1}]")
        #expect(batch.quotes == 1)
        #expect(try trades(both) == [.unknown, .seller, .buyer, .seller])
        // A side that is empty tells nothing.
        _ = try trades("[{\"ev\":\"Q\",\"sym\":\"NQH4\",\"ap\":100.5,\"as\":2,\"bp\":null,\"t\":1}]")
        #expect(try trades(both) == [.unknown, .unknown, .buyer, .unknown])
        reader.forgetQuotes()
        #expect(try trades(both) == [.unknown, .unknown, .unknown, .unknown])
    }

    @Test(arguments: [
        "", "hello", "{\"ev\":\"T\"}", "[{\"ev\":\"T\",\"sym\":\"ES", "[1]", "[{}", "[{},]", "[{}]x", "[{\"a\"}]",
        "[{\"a\":}]",
        "[{\"a\":nul}]", "[{\"a\":\"\u{1}\"}]", "[{\"a\":[}]", "[\u{0}]", "[{\"a\":\"\\",
    ])
    func refusesWhatIsNoFrame(text: String) {
        #expect(throws: (any Error).self) { try read(text) }
    }

    @Test func whatCameBeforeTheDamageCounts() {
        var reader = WireReader(Self.instruments)
        var batch = WireBatch()
        let text = "[{\"ev\":\"T\",\"sym\":\"NQH4\",\"p\":16500,\"s\":1,\"t\":1704727860000},{\"ev\":\"T\",\"sy"
        #expect(throws: (any Error).self) { try reader.read(WireFrame(text.utf8), into: &batch) }
        #expect(batch.rows.count == 1)
    }

    /// Every cut of a sound frame is refused or read, and never read beyond.
    @Test func survivesEveryCut() throws {
        let text = Array(
            "[{\"ev\":\"AM\",\"sym\":\"NQH4\",\"v\":812,\"o\":16500.25,\"c\":1.5e2,\"h\":\"x\\u00e9\\n\",\"l\":[1,{\"k\":null}],\"s\":1704727800000}]"
                .utf8)
        for count in 0..<text.count {
            var reader = WireReader(Self.instruments)
            var batch = WireBatch()
            #expect(throws: (any Error).self) { try reader.read(WireFrame(text[..<count]), into: &batch) }
        }
    }

    @Test func quotesAreTakenOutUnderLoad() throws {
        let trade = "{\"ev\":\"T\",\"sym\":\"NQH4\",\"p\":16500,\"s\":1,\"t\":1704727860000}"
        let quote = "{\"ev\":\"Q\",\"sym\":\"NQH4\",\"bp\":100,\"note\":\"},{\",\"ap\":100.5,\"t\":1}"
        let thinned = WireFrame("[\(quote),\(trade),\(quote),\(trade)]".utf8).withoutQuotes()
        #expect(thinned.count == "[\(trade),\(trade)]".utf8.count)
        var reader = WireReader(Self.instruments)
        var batch = WireBatch()
        try reader.read(thinned, into: &batch)
        #expect(batch.rows.count == 2)
        #expect(WireFrame("[\(quote)]".utf8).withoutQuotes().count == 2)
        #expect(WireFrame("[\(quote)".utf8).withoutQuotes().count == quote.utf8.count + 1)
    }

    @Test func tellsTheUnitOfATimeByItsSize() {
        let seconds = Timestamp(seconds: 1_704_727_860)
        #expect(VendorTime.instant(1_704_727_860) == seconds)
        #expect(VendorTime.instant(1_704_727_860_000) == seconds)
        #expect(VendorTime.instant(1_704_727_860_000_000) == seconds)
        #expect(VendorTime.instant(1_704_727_860_000_000_000) == seconds)
        #expect(VendorTime.instant(-5) == nil)
        #expect(VendorTime.instant(9_704_727_860_000) == nil)
        #expect(VendorTime.instant(.max) == nil)
    }
}
