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

    @Test(arguments: ["bars.csv:XYZ", "bars.csv:", ""])
    func refusesWhatIsNoSymbol(argument: String) {
        #expect(throws: ReplayError.self) { try RecordingFile(argument: argument) }
    }

    @Test(arguments: ["bars.csv", "recording_1m.txt", ".csv"])
    func asksForTheSymbolWhereTheNameDoesNotTell(path: String) {
        #expect(throws: ReplayError.symbolMissing(file: path)) {
            try RecordingFile(argument: path).instrument(near: Self.data)
        }
    }
}
