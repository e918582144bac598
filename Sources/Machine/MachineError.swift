import Glibc

/// What the operating system refuses.
package enum MachineError: Error, Equatable, CustomStringConvertible {
    case noThread(name: String, code: Int32)

    package var description: String {
        switch self {
        case .noThread(let name, let code):
            "cannot start the \(name) thread: \(Self.text(code)); close other programs or raise `ulimit -u`"
        }
    }

    /// What the system says of an error number.
    package static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
