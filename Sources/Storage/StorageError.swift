import GRDB

/// What can keep the store from keeping. Each is a sentence that says what it means and how to mend it; `path` is a file,
/// or the name of a server.
package enum StorageError: Error, Equatable, CustomStringConvertible {
    /// It stays so until somebody mends it.
    case unusable(path: String, what: String)
    /// The file is no database, or a damaged one.
    case damaged(path: String, what: String)
    /// Somebody else works with it just now.
    case busy(path: String, what: String)
    /// It may work again by itself or when room is made: a full disk, a server that is away.
    case hindered(path: String, what: String)
    /// It can be read but not written.
    case readOnly(path: String, what: String)
    /// One of the changes is such that it can never be kept.
    case rejected(path: String, what: String)

    package var description: String {
        switch self {
        case .unusable(let path, let what), .damaged(let path, let what), .busy(let path, let what),
            .hindered(let path, let what), .readOnly(let path, let what), .rejected(let path, let what):
            "\(path): \(what)"
        }
    }

    /// Runs database work, with errors as sentences.
    static func wrap<Result>(_ path: String, _ body: () throws -> Result) throws(StorageError) -> Result {
        do { return try body() } catch let error as StorageError {
            throw error
        } catch let error as DatabaseError {
            throw StorageError(error, path: path)
        } catch let error as EncodingError {
            throw .rejected(path: path, what: "cannot be written as JSON: \(error)")
        } catch {
            throw .unusable(path: path, what: "\(error)")
        }
    }

    private init(_ error: DatabaseError, path: String) {
        let said = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode.primaryResultCode {
        case .SQLITE_FULL: self = .hindered(path: path, what: "the disk is full; make room, the desk goes on trying")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .busy(
                path: path, what: "another program holds the database locked; close it, the desk goes on trying")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self = .readOnly(
                path: path, what: "the database cannot be written; check its owner, its rights and how it is mounted")
        case .SQLITE_CANTOPEN:
            self = .hindered(
                path: path, what: "the database cannot be opened; check that its folder is there, yours and not full")
        case .SQLITE_IOERR:
            self = .hindered(path: path, what: "the disk reports an error (\(said)); check it and the room on it")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: path, what: "the database is damaged (\(said))")
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH:
            self = .rejected(path: path, what: "the database refuses a value (\(said)); please report it")
        default: self = .unusable(path: path, what: "the database does not work (\(said)); please report it")
        }
    }
}
