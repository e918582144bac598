/// What can keep the store from keeping.
package enum StorageError: Error, Equatable, CustomStringConvertible {
    /// `what` is a whole sentence with how to mend it.
    case unusable(path: String, what: String)

    package var description: String {
        switch self {
        case .unusable(let path, let what): "\(path): \(what)"
        }
    }
}
