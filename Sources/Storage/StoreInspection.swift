import GRDB
import Glibc

/// A look at what a data folder holds, for `doctor`; changes nothing.
package struct StoreInspection: Sendable {
    package var database: String
    /// Bytes, the log of the database included; nil where there is no database.
    package var size: Int?
    /// The last step of its tables: `1 accounts and journal`.
    package var schema: String?
    package var accounts: Int?
    package var journalDays: Int?
    /// What is wrong with it, as sentences.
    package var faults: [String] = []
    /// Files that were damaged and moved aside.
    package var aside: [String] = []
    package var holder: DeskLock.Holder?

    package init(_ setup: StorageSetup) {
        database = setup.database
        holder = DeskLock.current(setup.folder)
        var number = 1
        while access("\(database).damaged-\(number)", F_OK) == 0 {
            aside.append("\(database).damaged-\(number)")
            number += 1
        }
        guard access(database, F_OK) == 0 else { return }
        size = ["", "-wal"].reduce(0) { sum, ending in
            var facts = stat()
            return sum + (stat(database + ending, &facts) == 0 ? Int(facts.st_size) : 0)
        }
        do throws(StorageError) {
            let store = try SQLiteStore(reading: database, because: "This is a look only.")
            (schema, accounts, journalDays) = try store.inspect { db in
                (
                    try SQLiteSchema.migrator.completedMigrations(db).last,
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM account"),
                    try Int.fetchOne(db, sql: "SELECT count(*) FROM journal")
                )
            }
            if let damage = try store.damage() { faults.append("\(database): the database is damaged (\(damage))") }
        } catch {
            faults.append(error.description)
        }
    }
}

extension RedisAddress {
    /// Asks the server how safe it keeps things.
    package func look() throws(StorageError) -> Durability {
        try RedisDurability.read(try RedisConnection(self))
    }
}
