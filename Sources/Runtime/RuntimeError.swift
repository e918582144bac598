import Machine

/// What can keep the runtime from working.
package enum RuntimeError: Error, Equatable, CustomStringConvertible {
    /// `what` is an operation such as "cannot open".
    case file(path: String, what: String, code: Int32)

    package var description: String {
        switch self {
        case .file(let path, let what, let code): "\(path): \(what): \(MachineError.text(code))"
        }
    }
}
