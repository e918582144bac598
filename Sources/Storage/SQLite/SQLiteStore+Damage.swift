import Glibc
import Machine
import State

extension SQLiteStore {
    /// Opens a file after looking for damage. A damaged one is moved aside under another name, never deleted, and a new
    /// one is begun, so that the day's pushes are kept; the store's remarks say so.
    static func openSound(path: String, backups: String) throws(StorageError) -> SQLiteStore {
        let damage: String
        do throws(StorageError) {
            let store = try SQLiteStore(path: path)
            guard let found = try store.damage() else { return store }
            damage = found
        } catch .damaged(_, let what) {
            damage = what
        }
        let aside = try moveAside(path)
        let store = try SQLiteStore(path: path)
        let remedy =
            newestBackup(in: backups).map {
                "the newest backup is \($0): to use it, close the desk and copy it to \(path)"
            }
            ?? "there is no backup; `sqlite3 \(aside) .recover` may still read it"
        store.note("\(path) was damaged (\(damage)). It lies in \(aside), and a new one was begun; \(remedy).")
        return store
    }

    /// The three files of a database keep belonging together.
    static func moveAside(_ path: String) throws(StorageError) -> String {
        var number = 1
        while access("\(path).damaged-\(number)", F_OK) == 0 { number += 1 }
        let aside = "\(path).damaged-\(number)"
        for ending in ["", "-wal", "-shm"] where access(path + ending, F_OK) == 0 {
            guard rename(path + ending, aside + ending) == 0 else {
                throw .damaged(
                    path: path, what: "is damaged and cannot be moved to \(aside): \(MachineError.text(errno))")
            }
        }
        return aside
    }

    private static func newestBackup(in folder: String) -> String? {
        guard let handle = opendir(folder) else { return nil }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".db") { names.append(name) }
        }
        // Their names begin with their date.
        return names.max().map { "\(folder)/\($0)" }
    }
}
