import GRDB
import Glibc
import Machine

/// Copies of a database that are whole, taken while it is in use.
package enum Backup {
    /// Copies a database into a new file, has SQLite check the copy, and only then gives it its name.
    ///
    /// - Returns: bytes of the copy.
    package static func make(of database: String, at file: String) throws(StorageError) -> Int {
        guard access(database, F_OK) == 0 else {
            throw .unusable(path: database, what: "is not there; the desk makes it at its first start")
        }
        guard access(file, F_OK) != 0 else {
            throw .unusable(path: file, what: "is there already; name another file, nothing is replaced")
        }
        let part = file + ".part"
        unlink(part)
        let handle = open(part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard handle >= 0 else {
            throw .unusable(path: file, what: "cannot be made: \(MachineError.text(errno)); name another place")
        }
        defer { close(handle) }
        do throws(StorageError) {
            try copy(database, to: part)
            guard fsync(handle) == 0, rename(part, file) == 0 else {
                throw StorageError.hindered(path: file, what: "cannot be finished: \(MachineError.text(errno))")
            }
        } catch {
            unlink(part)
            throw error
        }
        DraftFile.syncFolder(of: file)
        var facts = stat()
        return fstat(handle, &facts) == 0 ? Int(facts.st_size) : 0
    }

    private static func copy(_ database: String, to part: String) throws(StorageError) {
        let source = try SQLiteStore(reading: database, because: "This is a look only.")
        let answer = try StorageError.wrap(part) {
            let copy = try DatabaseQueue(path: part, configuration: SQLiteStore.configuration(2))
            try source.copy(to: copy)
            return try copy.writeWithoutTransaction { db in
                // One file by itself, with no companions.
                try db.execute(sql: "PRAGMA journal_mode = DELETE")
                return try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
            }
        }
        guard answer == "ok" else {
            throw .damaged(path: database, what: "the copy is not whole (\(answer ?? "no answer")); nothing was kept")
        }
    }
}
