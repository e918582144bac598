import Glibc
import Machine

/// What can keep the port from listening.
package enum PortError: Error, Equatable, CustomStringConvertible {
    /// `what` is a whole sentence with how to mend it.
    case cannotListen(address: String, what: String)

    package var description: String {
        switch self {
        case .cannotListen(let address, let what): "\(address): \(what)"
        }
    }

    /// - Parameter code: what the system answered.
    static func cannotListen(address: String, code: Int32) -> PortError {
        let what =
            switch code {
            case EADDRINUSE:
                "another program listens there, perhaps another copilot. Close it, or choose another --port."
            case EACCES: "ports below 1024 are for root. Choose a --port from 1024 to 65535."
            case EADDRNOTAVAIL:
                "this machine has no such address. Choose one of its own for --bind; `ip address` lists them."
            default: "cannot listen: \(MachineError.text(code)). Choose another --port or --bind."
            }
        return .cannotListen(address: address, what: what)
    }
}
