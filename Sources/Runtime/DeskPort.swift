import Port
import State
import Synchronization

/// The port of a running desk. Where it cannot listen, the desk goes on without it and says why.
package final class DeskPort: Sendable {
    private enum Phase: Sendable {
        case waiting
        case open(Port)
        case closed
    }

    private let configuration: PortConfiguration
    private let log: Log
    private let phase = Mutex(Phase.waiting)

    package init(_ configuration: PortConfiguration, log: Log) {
        self.configuration = configuration
        self.log = log
    }

    /// Begins to listen. Does nothing the second time, and nothing once it is closed.
    package func open(_ inbox: any PortInbox) {
        phase.withLock { phase in
            guard case .waiting = phase else { return }
            do {
                let port = try Port(configuration, inbox: inbox)
                phase = .open(port)
                log.write(.info, part: "port", "listens on \(port.addresses.joined(separator: " and "))")
            } catch {
                phase = .closed
                inbox.post(.portReported(PortHealth(state: .failed("\(error)"))))
                log.write(.error, part: "port", "\(error)")
            }
        }
    }

    /// Answers what is in flight and listens no more.
    package func close() {
        let port = phase.withLock { phase -> Port? in
            defer { phase = .closed }
            if case .open(let port) = phase { return port }
            return nil
        }
        port?.stop()
    }
}

extension Runtime: PortInbox {}
