import Ledger
import Market
import Settings
import Storage
import Support
import Testing

@testable import copilot

/// `copilot journal`, in a home of its own.
@Suite struct JournalCommandTests {
    private static let entries = [
        entry("2024-01-04", 12_100, 9_640, "MNQ", "=1+1, \"quoted\"\nsecond line"),
        entry("2024-01-05", -4_000, -4_200, "MNQ, MCL", ""),
        entry("2024-01-05", 1_000, 900, "MES", "", account: "FUNDED 150K"),
    ]

    private static func entry(
        _ date: String, _ gross: Int64, _ net: Int64, _ instruments: String, _ notes: String,
        account: String = "EVAL 50K"
    ) -> JournalEntry {
        JournalEntry(
            account: account, day: TradingDay(CivilDate(iso: date) ?? CivilDate(daysSinceEpoch: 0)),
            gross: Money(dollars: 0, cents: gross), net: Money(dollars: 0, cents: net), contracts: 3,
            instruments: instruments, notes: notes, savedAt: Timestamp(seconds: 1_704_500_000))
    }

    /// Writes the days of simulated markets, and hands out the home.
    private func withJournal(_ body: (Folder) throws -> Void) throws {
        try withFolder { home in
            let data = home.path + "/.local/share/copilot/sim"
            try Paths.create(data)
            let store = try SQLiteStore(path: StorageSetup.database(in: data))
            try store.commit(Self.entries.map { .journal($0) })
            try body(home)
        }
    }

    private func find(_ home: Folder, _ arguments: [String] = [], account: String? = nil) throws -> JournalFound {
        try JournalOptions.parse(arguments).find(surroundings(home), account: account)
    }

    @Test func daysAreFoundByAccountAndDate() throws {
        try withJournal { (home: Folder) throws in
            #expect(try find(home).entries == Self.entries)
            #expect(try find(home, account: "FUNDED 150K").entries == [Self.entries[2]])
            #expect(try find(home, ["--from", "2024-01-05"]).entries.count == 2)
            #expect(try find(home, ["--to", "2024-01-04", "--sim"]).entries == [Self.entries[0]])
        }
    }

    @Test func whatIsNotThereIsSaid() throws {
        try withJournal { (home: Folder) throws in
            #expect(
                try find(home, ["--replay"]).nothing
                    == "No journal is written yet: there is no \(home.path)/.local/share/copilot/replay/copilot.db.")
            #expect(
                try find(home, account: "X").nothing.hasSuffix(
                    "No day of account X is among the 3 of \(home.path)/.local/share/copilot/sim/copilot.db; there are: "
                        + "EVAL 50K, FUNDED 150K."))
            #expect(try find(home, ["--from", "2025-01-01"]).nothing.hasPrefix("None of the 3 days of "))
            #expect(throws: (any Error).self) {
                try JournalOptions.parse(["--from", "2024-02-01", "--to", "2024-01-01"])
            }
        }
    }

    @Test func aFileThatIsNoDatabaseIsAFailure() throws {
        try withFolder { home in
            try home.write(".local/share/copilot/sim/copilot.db", String(repeating: "no database ", count: 900))
            let error = #expect(throws: CopilotError.self) { _ = try find(home) }
            #expect(error?.exitStatus == 1)
            #expect(error?.description.contains("copilot.db: ") == true)
        }
    }

    @Test func listAndStatistics() {
        #expect(
            JournalListCommand.text(Self.entries) == """
                date        day  account         net   gross  commissions  contracts  instruments  notes
                2024-01-04  Thu  EVAL 50K      96.40  121.00        24.60          3  MNQ          =1+1, "quoted"
                2024-01-05  Fri  EVAL 50K     -42.00  -40.00         2.00          3  MNQ, MCL
                2024-01-05  Fri  FUNDED 150K    9.00   10.00         1.00          3  MES
                """)
        let figures = JournalFigure.all(JournalStatistics(Self.entries))
        #expect(figures.first == JournalFigure(name: "net", value: "63.40", n: 2))
        #expect(figures.last == JournalFigure(name: "streak", value: "-1", n: 2))
        #expect(JournalFigure.all(JournalStatistics([])).allSatisfy { $0.value == nil && $0.n == 0 })
        #expect(JournalStatisticsCommand.text(figures).hasPrefix("figure"))
    }

    @Test func theProgramPrintsThem() throws {
        try withJournal { (home: Folder) throws in
            let export = try ProgramRun(home, ["journal", "export", "--csv", "--account", "EVAL 50K"], columns: 200)
            #expect(export.end() == .exited(0))
            #expect(export.outputText.contains("2024-01-04,EVAL 50K,121.00,96.40,24.60,3,MNQ,\"'=1+1, \"\"quoted\"\""))
            #expect(!export.outputText.contains("FUNDED"))
            let json = try ProgramRun(home, ["journal", "stats", "--json"], columns: 200)
            #expect(json.end() == .exited(0))
            #expect(json.outputText.contains("{\"n\":2,\"name\":\"net\",\"value\":\"63.40\"}"))
            let none = try ProgramRun(home, ["journal", "export", "--json", "--replay"], columns: 200)
            #expect(none.end() == .exited(0))
            #expect(none.outputText.contains("copilot: No journal is written yet"))
            #expect(none.outputText.hasSuffix("[]\r\n") || none.outputText.contains("[\r\n\r\n]"))
        }
    }
}
