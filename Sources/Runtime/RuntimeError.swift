import Glibc

/// What can keep the runtime from working.
package enum RuntimeError: Error, Equatable, CustomStringConvertible {
    case noThread(name: String, code: Int32)
    /// `what` is an operation such as "cannot open".
    case file(path: String, what: String, code: Int32)

    package var description: String {
        switch self {
        case .noThread(let name, let code):
            "cannot start the \(name) thread: \(RuntimeError.text(code)); close other programs or raise `ulimit -u`"
        case .file(let path, let what, let code): "\(path): \(what): \(RuntimeError.text(code))"
        }
    }

    private static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
