import Market
import Support
import Testing

@testable import Feeds

@Suite struct RecordingFileTests {
    static let data = CivilDate(year: 2024, month: 1, day: 2)

    @Test(
        arguments: [
            ("NQ_1m_front_20240101_20240131.csv", "NQ", nil), ("6EH4_1m_20240101.csv", "6E", 2024),
            ("ES 12-26.Last.txt", "ES", 2026), ("/a.b/c_d/MNQH24.csv", "MNQ", 2024), ("nqm4.txt", "NQ", 2024),
            ("GC", "GC", nil),
        ] as [(String, String, Int?)])
    func guessesTheInstrumentFromTheName(path: String, root: String, year: Int?) throws {
        let instrument = try RecordingFile(argument: path).instrument(near: Self.data)
        #expect(instrument.root == root)
        #expect(instrument.month?.year == year)
    }

    @Test func takesTheSymbolAfterTheColon() throws {
        let file = try RecordingFile(argument: "/tmp/some where/bars.csv:ESZ3")
        #expect(file == RecordingFile(path: "/tmp/some where/bars.csv", symbol: "ESZ3"))
        #expect(try file.instrument(near: Self.data).month == ContractMonth(year: 2023, month: 12))
    }

    @Test func aColonInAFileOrFolderNameIsNoSeparator() throws {
        try withFolder { folder in
            let path = try folder.write("a:NQ", "x")
            #expect(try RecordingFile(argument: path) == RecordingFile(path: path))
            #expect(try RecordingFile(argument: "/a:b/NQ.csv") == RecordingFile(path: "/a:b/NQ.csv"))
        }
    }

    @Test(arguments: [
        ("bars.csv:XYZ6", "bars.csv: \"XYZ6\": no product XY is known; "),
        ("bars.csv:", "bars.csv: \"\" is no instrument"),
        ("bars.csv:NQ 13-25", "\"NQ 13-25\" is no instrument; write it like ESZ6"),
        ("bars.csv:NQF25", "\"NQF25\": NQ has no contract for 2025-01"), ("a.csv:ZFZ6", "table [instrument.ZF] in"),
    ])
    func refusesWhatIsNoSymbol(argument: String, sentence: String) throws {
        let file = try RecordingFile(argument: argument)
        let error = #expect(throws: ReplayError.self) { try file.checkSymbol(.standard) }
        #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
        #expect(throws: ReplayError.nothingGiven) { try RecordingFile(argument: "") }
    }

    /// The spellings of other programs stand for the same contract, in the file's name and after the colon.
    @Test(arguments: ["NQZ25", "nq 12-25", "NQ DEC25", "NQ Dez. 25", "NQZ2025", "NQZ25.CME", "/NQZ25:XCME"])
    func readsEverySpelling(name: String) throws {
        let december = ContractMonth(year: 2025, month: 12)
        #expect(try RecordingFile(path: "x.csv", symbol: name).instrument(near: Self.data).month == december)
        guard !name.contains("/") else { return }
        #expect(try RecordingFile(path: "data/\(name).Last.txt").instrument(near: Self.data).month == december)
        #expect(try RecordingFile(path: "data/\(name)_1m.csv").instrument(near: Self.data).symbol == "NQZ5")
    }

    @Test func knowsTheUsersOwnInstruments() throws {
        var specs = ContractSpecs.standard
        specs.set(
            ContractSpec(
                root: "ZF", name: "5-Year", exchange: "CBOT", group: .rates, tick: TickSize(1, 128),
                tickValue: Money(tenThousandths: 78_125), display: .thirtySeconds(parts: 4), months: "HMUZ"))
        for file in [RecordingFile(path: "x.csv", symbol: "ZF 03-24"), RecordingFile(path: "ZFH4_1m.csv")] {
            try file.checkSymbol(specs)
            #expect(try file.instrument(near: Self.data, specs: specs).symbol == "ZFH4")
            #expect(throws: ReplayError.self) { try file.instrument(near: Self.data) }
        }
        try withFolder { folder in
            let text = "timestamp,open,high,low,close,volume\n2024-01-02T14:30:00Z,108.5,108.5078125,108.5,108.5,8\n"
            let file = RecordingFile(path: try folder.write("ZFH4.csv", text))
            let feed = try ReplayFeed(files: [file], specs: specs)
            #expect(feed.instruments.map(\.symbol) == ["ZFH4"] && feed.rowCount == 1)
            #expect(feed.instruments[0].spec.text(Price(ticks: 13_889)) == "108'162")
        }
    }

    @Test(arguments: ["bars.csv", "recording_1m.txt", ".csv"])
    func asksForTheSymbolWhereTheNameDoesNotTell(path: String) {
        #expect(throws: ReplayError.symbolMissing(file: path)) {
            try RecordingFile(argument: path).instrument(near: Self.data)
        }
    }
}
