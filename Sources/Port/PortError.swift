/// What can keep the port from listening.
package enum PortError: Error, Equatable, CustomStringConvertible {
    /// `what` is a whole sentence with how to mend it.
    case cannotListen(address: String, what: String)

    package var description: String {
        switch self {
        case .cannotListen(let address, let what): "\(address): \(what)"
        }
    }
}
