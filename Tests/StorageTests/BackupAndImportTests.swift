import GRDB
import Glibc
import Ledger
import Market
import Support
import Testing

@testable import Storage

@Suite struct BackupAndImportTests {
    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch { return "\(error)" }
    }

    @Test func aBackupOfAnOpenDatabaseIsWhole() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            let store = try SQLiteStore(path: path)
            try store.commit([.account(Facts.account()), .journal(Facts.entry())])
            let copy = folder.path + "/copy.db"
            #expect(try Backup.make(of: path, at: copy) > 4_096)
            try store.commit([.journal(Facts.entry(day: 8))])
            var facts = stat()
            #expect(stat(copy, &facts) == 0)
            #expect(facts.st_mode & 0o777 == 0o600)
            for ending in ["-wal", "-shm", ".part"] { #expect(access(copy + ending, F_OK) != 0) }
            let desk = try SQLiteStore(path: copy).load()
            #expect(desk.accounts == [Facts.account()])
            #expect(desk.journal == [Facts.entry()])
        }
    }

    @Test func aBackupReplacesNothingAndLeavesNothingHalf() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            #expect(message { _ = try Backup.make(of: path, at: folder.path + "/x") }.contains("makes it at its first"))
            _ = try SQLiteStore(path: path)
            let there = try folder.write("there.db", "mine")
            #expect(message { _ = try Backup.make(of: path, at: there) }.contains("is there already"))
            #expect(message { _ = try Backup.make(of: path, at: folder.path + "/no/x") }.contains("cannot be made"))
            let damaged = try folder.write("damaged.db", String(repeating: "damaged. ", count: 900))
            #expect(message { _ = try Backup.make(of: damaged, at: folder.path + "/y") }.contains("is damaged"))
            #expect(access(folder.path + "/y.part", F_OK) != 0)
        }
    }

    private func original(_ folder: Folder) throws -> String {
        let path = folder.path + "/futures_journal.db"
        try DatabaseQueue(path: path).write { db in
            try db.execute(
                sql: """
                    CREATE TABLE daily_journal (id INTEGER PRIMARY KEY AUTOINCREMENT, trade_date TEXT UNIQUE NOT NULL,
                      account_size INTEGER NOT NULL, gross_pnl REAL NOT NULL DEFAULT 0, net_pnl REAL NOT NULL DEFAULT 0,
                      commissions REAL NOT NULL DEFAULT 0, num_contracts INTEGER DEFAULT 0, instruments TEXT DEFAULT '',
                      notes TEXT DEFAULT '', created_at TEXT NOT NULL);
                    CREATE TABLE trades_v2 (id INTEGER PRIMARY KEY, created_at TEXT, account_size INTEGER, asset TEXT,
                      direction TEXT, entry REAL, sl REAL, tp REAL, contracts INTEGER DEFAULT 1, status TEXT DEFAULT 'OPEN',
                      close_price REAL, close_time TEXT, pnl REAL, rr REAL, notes TEXT, strategy TEXT);
                    INSERT INTO daily_journal VALUES
                      (1, '2024-01-08', 50000, 0.1, -0.2, 0.3, NULL, NULL, NULL, '2024-01-08T16:04:05.123456'),
                      (2, '2024-01-05', 50000, 129.00, 125, 5.5, 4, 'MES, MNQ', 'good', '2024-01-05T12:30:00'),
                      (3, 'someday', 50000, 1, 1, 0, 0, '', '', '');
                    INSERT INTO trades_v2 (asset, contracts, status, close_time, pnl) VALUES
                      ('MES', 2, 'CLOSED', '2024-01-05T11:00:00', 999), ('MGC', 1, 'CLOSED', '2024-01-09T11:00:00', 10.5),
                      ('MES', 2, 'CLOSED', '2024-01-09T12:00:00', -4), ('MES', 1, 'OPEN', NULL, NULL);
                    """)
        }
        return path
    }

    @Test func readsTheOriginalsDays() throws {
        try withFolder { folder in
            let path = try original(folder)
            let old = try OriginalJournal(reading: path, account: "Sim101", now: Timestamp(seconds: 77))
            #expect(old.days.map(\.entry.day) == [Facts.day(5), Facts.day(8), Facts.day(9)])
            let first = old.days[0]
            #expect(first.entry.gross == Money(dollars: 129))
            #expect(first.entry.net == Money(dollars: 125))
            #expect(first.entry.notes == "good")
            // Half past twelve in New York, in winter.
            #expect(first.entry.savedAt.seconds == 1_704_475_800)
            #expect(
                first.remark == "it says commissions of 5.50, gross less net is 4.00, which counts here")
            // 0.1 and 0.2 are no binary fractions.
            #expect(old.days[1].entry.gross == Money(dollars: 0, cents: 10))
            #expect(old.days[1].entry.commissions == Money(dollars: 0, cents: 30))
            #expect(old.days[1].remark == nil)
            let made = old.days[2].entry
            #expect(made.net == Money(dollars: 6, cents: 50))
            #expect(made.contracts == 3)
            #expect(made.instruments == "MES, MGC")
            #expect(made.savedAt == Timestamp(seconds: 77))
            #expect(old.refused == ["daily_journal: \"someday\" is no date"])
        }
    }

    @Test func aDayThatIsThereIsNeverReplaced() throws {
        try withFolder { folder in
            let old = try OriginalJournal(reading: original(folder), account: "Sim101", now: Timestamp(seconds: 77))
            var same = old.days[0].entry
            same.savedAt = Timestamp(seconds: 1)
            var other = old.days[1].entry
            other.notes = "mine"
            #expect(old.fates(among: [same, other]).map(\.fate) == [.same, .differs, .new])
            #expect(old.fates(among: []).map(\.fate) == [.new, .new, .new])
        }
    }

    @Test func saysWhatIsNoJournal() throws {
        try withFolder { folder in
            let path = folder.path + "/other.db"
            try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE t (a)") }
            let text = message { _ = try OriginalJournal(reading: path, account: "", now: Timestamp(seconds: 0)) }
            #expect(text.hasSuffix("has no table daily_journal, so it is not the original's journal"))
            #expect(
                message { _ = try OriginalJournal(reading: "/no/file", account: "", now: Timestamp(seconds: 0)) }
                    == "/no/file: cannot be read; check its name and rights")
        }
    }
}
