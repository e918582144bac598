import GRDB
import Glibc
import Ledger
import Market
import State
import Synchronization

/// Accounts and journal in one SQLite file, in WAL mode with a sync at every commit.
package final class SQLiteStore: DeskStore {
    package let name = "sqlite"
    package let path: String
    package let durability = Durability.durable
    package let readOnlyReason: String?
    private let queue: DatabaseQueue
    private let inode: UInt?
    private let said = Mutex<[String]>([])

    /// Pushes that are kept for looking back, beside the newest state of each account.
    static let pushLimit = 200_000

    /// Opens the file, makes it where it is missing, and brings an older one up to date.
    ///
    /// - Parameter patience: seconds that it waits for another program's lock.
    package init(path: String, patience: Double = 2) throws(StorageError) {
        self.path = path
        readOnlyReason = nil
        queue = try StorageError.wrap(path) {
            // Made here so that it is this user's alone; SQLite gives its companion files the same rights.
            let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if file >= 0 { close(file) }
            let queue = try DatabaseQueue(path: path, configuration: Self.configuration(patience))
            try Self.refuseNewer(queue, path)
            try queue.writeWithoutTransaction { db in
                // A commit returns when the log is on the disk. Set here, for GRDB's own WAL mode takes NORMAL.
                try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
            try SQLiteSchema.migrator.migrate(queue)
            return queue
        }
        inode = Self.inode(of: path)
    }

    /// Opens the file to look at it only; `because` is what a change is refused with.
    package init(reading path: String, because reason: String) throws(StorageError) {
        self.path = path
        readOnlyReason = reason
        queue = try StorageError.wrap(path) {
            var configuration = Self.configuration(2)
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try Self.refuseNewer(queue, path)
            guard try queue.read(SQLiteSchema.migrator.hasCompletedMigrations) else {
                throw StorageError.unusable(
                    path: path, what: "was written by an older copilot; start the desk once, that brings it up to date")
            }
            return queue
        }
        inode = nil
    }

    package var remarks: [String] { said.withLock { $0 } }

    package func load() throws(StorageError) -> StoredDesk {
        try inspect { db in
            try StoredDesk(reading: db) { name in
                note("what is kept of account \(name) is of another version; its next report brings it back")
            }
        }
    }

    package func commit(_ changes: [StoredChange]) throws(StorageError) {
        if let readOnlyReason { throw .readOnly(path: path, what: readOnlyReason) }
        guard !changes.isEmpty else { return }
        guard Self.inode(of: path) == inode else {
            throw .hindered(path: path, what: "was moved or deleted while it was in use; the desk opens it anew")
        }
        let states = Self.newestStates(changes)
        try StorageError.wrap(path) {
            try queue.write { db in
                for change in changes { try db.keep(change) }
                guard !states.isEmpty else { return }
                for account in states { try db.keepState(account) }
                try db.run("DELETE FROM push WHERE id <= (SELECT max(id) FROM push) - ?", [Self.pushLimit])
            }
        }
    }

    /// What SQLite itself thinks of the file; nil when it is sound. Reads all of it.
    package func damage() throws(StorageError) -> String? {
        let answer = try inspect { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        return answer == "ok" ? nil : answer
    }

    /// Runs a look at the database on its connection.
    func inspect<Result>(_ body: (Database) throws -> Result) throws(StorageError) -> Result {
        try StorageError.wrap(path) { try queue.read(body) }
    }

    /// Copies the database page by page into a new file, while it is in use.
    func copy(to other: DatabaseQueue) throws(StorageError) {
        try StorageError.wrap(path) { try queue.backup(to: other) }
    }

    /// Said once, however often the store is read.
    func note(_ remark: String) {
        said.withLock { if !$0.contains(remark) { $0.append(remark) } }
    }

    static func configuration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "copilot-store"
        configuration.busyMode = .timeout(patience)
        return configuration
    }

    private static func refuseNewer(_ queue: DatabaseQueue, _ path: String) throws {
        guard try queue.read(SQLiteSchema.migrator.hasBeenSuperseded) else { return }
        throw StorageError.unusable(
            path: path,
            what: "was written by a newer copilot; install that version, or name another folder with --data-dir")
    }

    /// Of several reports of an account only the last state is written, unless the account was cleared in between.
    private static func newestStates(_ changes: [StoredChange]) -> [Account] {
        var states: [String: Account] = [:]
        for change in changes {
            switch change {
            case .account(let account): states[account.name] = account
            case .accountCleared(let name): states[name] = nil
            default: break
            }
        }
        return Array(states.values)
    }

    private static func inode(of path: String) -> UInt? {
        var facts = stat()
        return stat(path, &facts) == 0 ? UInt(facts.st_ino) : nil
    }
}
