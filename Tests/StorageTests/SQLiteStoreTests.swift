import GRDB
import Glibc
import Ledger
import Market
import State
import Support
import Testing

@testable import Storage

@Suite struct SQLiteStoreTests {
    private func mode(_ path: String) -> mode_t? {
        var facts = stat()
        return stat(path, &facts) == 0 ? facts.st_mode & 0o777 : nil
    }

    private func message(_ body: () throws -> Void) -> String {
        do {
            try body()
            return ""
        } catch { return "\(error)" }
    }

    @Test func filesAreTheUsersAlone() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            let before = umask(0)
            defer { umask(before) }
            let store = try SQLiteStore(path: path)
            try store.commit([.journal(Facts.entry())])
            for ending in ["", "-wal", "-shm"] { #expect(mode(path + ending) == 0o600) }
        }
    }

    @Test func commitsAreSyncedInFull() throws {
        try withFolder { folder in
            let store = try SQLiteStore(path: folder.path + "/copilot.db")
            #expect(try store.pragma("synchronous") == "2")
            #expect(try store.pragma("journal_mode") == "wal")
            #expect(try store.pragma("foreign_keys") == "1")
        }
    }

    @Test func whatIsReplacedInTheJournalIsNotThrownAway() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            let store = try SQLiteStore(path: path)
            for net in [1, 2, 3] as [Int64] { try store.commit([.journal(Facts.entry(net: net))]) }
            try store.commit([.journalDeleted(account: "Sim101", day: Facts.day(5))])
            let kept = try DatabaseQueue(path: path).read {
                try Int64.fetchAll($0, sql: "SELECT net FROM journal_before ORDER BY id")
            }
            #expect(kept == [10_000, 20_000, 30_000])
            #expect(try store.load().journal.isEmpty)
        }
    }

    @Test func everyPushIsInTheLogUpToItsLimit() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            let store = try SQLiteStore(path: path)
            try store.commit((1...3).map { .account(Facts.account(report: $0)) })
            try store.commit([.account(Facts.account(report: 4, quantity: 0))])
            let queue = try DatabaseQueue(path: path)
            #expect(
                try queue.read { try String.fetchAll($0, sql: "SELECT positions FROM push ORDER BY id") }
                    == Array(repeating: "long 2 MES 03-24 @ 4742.25", count: 3) + ["flat"])
            try queue.write { try $0.execute(sql: "UPDATE push SET id = id + \(SQLiteStore.pushLimit) WHERE id = 4") }
            try store.commit([.account(Facts.account(report: 5))])
            #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM push") } == 2)
        }
    }

    @Test func aFileOfTheFirstVersionIsBroughtUpToDate() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            var first = DatabaseMigrator()
            let step = SQLiteSchema.steps[0]
            first.registerMigration(step.name) { try $0.execute(sql: step.sql) }
            let queue = try DatabaseQueue(path: path)
            try first.migrate(queue)
            try queue.write {
                try $0.execute(
                    sql: "INSERT INTO journal VALUES ('Sim101', '2024-01-05', 1290000, 1250000, 4, 'MES', 'n', 7)")
            }
            let store = try SQLiteStore(path: path)
            var entry = try #require(try store.load().journal.first)
            #expect(entry.review == JournalReview(), "nobody was asked then")
            #expect(entry.notes == "n")
            entry.review = JournalReview(setup: "opening range", isPlanned: false, mistake: "late")
            try store.commit([.journal(entry), .journalDeleted(account: "Sim101", day: entry.day)])
            let before = try queue.read {
                try Row.fetchAll($0, sql: "SELECT setup, planned, mistake FROM journal_before ORDER BY id")
            }
            #expect(before.map { $0[0] as String } == ["", "opening range"])
            #expect(before.map { $0[1] as Bool? } == [nil, false])
            #expect(before.map { $0[2] as String } == ["", "late"])
        }
    }

    @Test func refusesWhatANewerVersionWrote() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            _ = try SQLiteStore(path: path)
            try DatabaseQueue(path: path).write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')")
            }
            #expect(message { _ = try SQLiteStore(path: path) }.contains("was written by a newer copilot; install"))
            #expect(message { _ = try SQLiteStore(reading: path, because: "") }.contains("was written by a newer"))
        }
    }

    @Test func refusesNothingHalfway() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            let store = try SQLiteStore(path: path)
            try DatabaseQueue(path: path).write {
                try $0.execute(
                    sql: """
                        CREATE TRIGGER no AFTER INSERT ON fill WHEN new.quantity = 8 BEGIN
                          SELECT RAISE(ABORT, 'not this one');
                        END
                        """)
            }
            let text = message {
                try store.commit([
                    .account(Facts.account()), .fills(account: "Sim101", [Facts.fill(6), Facts.fill(7)]),
                    .journal(Facts.entry()),
                ])
            }
            #expect(text.contains("refuses a value (not this one)"))
            #expect(try store.load() == StoredDesk())
        }
    }

    @Test func aDamagedFileIsKeptAsideAndANewOneBegun() throws {
        try withFolder { folder in
            let path = try folder.write("copilot.db", String(repeating: "no database at all. ", count: 1_000))
            try folder.write("backups/2024-01-05.db", "")
            let store = try SQLiteStore.openSound(path: path, backups: folder.path + "/backups")
            try store.commit([.journal(Facts.entry())])
            #expect(try store.load().journal.count == 1)
            let remark = try #require(store.remarks.first).replacing(folder.path + "/", with: "")
            #expect(remark.hasPrefix("copilot.db was damaged (the database is damaged (file is not a database))."))
            #expect(remark.contains("It lies in copilot.db.damaged-1, and a new one was begun;"))
            #expect(
                remark.hasSuffix(
                    "the newest backup is backups/2024-01-05.db: to use it, close the desk and copy it to copilot.db."))
            #expect(access(path + ".damaged-1", F_OK) == 0)
        }
    }

    @Test func findsDamageInAPageThatOpeningDoesNotRead() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            var store: SQLiteStore? = try SQLiteStore(path: path)
            try store?.commit((1...200).map { .account(Facts.account("Account \($0)")) })
            store = nil
            let size = try #require(fileSize(path))
            let file = open(path, O_WRONLY)
            // All but the first page, which holds the schema.
            for offset in stride(from: 8_192, to: size, by: 4_096) {
                #expect(pwrite(file, [UInt8](repeating: 0x5a, count: 64), 64, off_t(offset)) == 64)
            }
            close(file)
            let mended = try SQLiteStore.openSound(path: path, backups: folder.path + "/backups")
            #expect(mended.remarks.first?.contains("there is no backup; `sqlite3 ") == true)
            #expect(try mended.load() == StoredDesk())
        }
    }

    @Test func aFileThatWasTakenAwayIsNotWrittenTo() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            let store = try SQLiteStore(path: path)
            unlink(path)
            #expect(message { try store.commit([.journal(Facts.entry())]) }.contains("was moved or deleted while"))
        }
    }

    @Test func aLockedFileIsBusyAndAReadOnlyOneIsReadOnly() throws {
        try withFolder { folder in
            let path = folder.path + "/copilot.db"
            let store = try SQLiteStore(path: path, patience: 0.01)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let busy = #expect(throws: StorageError.self) { try store.commit([.journal(Facts.entry())]) }
            #expect(
                busy
                    == .busy(
                        path: path, what: "another program holds the database locked; close it, the desk goes on trying"
                    ))
            try other.inDatabase { try $0.execute(sql: "COMMIT") }
            try store.commit([.journal(Facts.entry())])

            let looking = try SQLiteStore(reading: path, because: "Another desk has it.")
            #expect(try looking.load().journal == [Facts.entry()])
            #expect(message { try looking.commit([.journal(Facts.entry())]) } == "\(path): Another desk has it.")
        }
    }

    private func fileSize(_ path: String) -> Int? {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : nil
    }
}

extension SQLiteStore {
    fileprivate func pragma(_ name: String) throws -> String? {
        try inspect { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
}
