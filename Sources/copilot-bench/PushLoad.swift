import Glibc
import Machine
import Synchronization

/// A bridge that pushes at an even pace until it is stopped.
final class PushLoad: Sendable {
    private let isOver = Mutex(false)
    private let counts = Mutex((sent: 0, refused: 0))
    private let thread = Mutex<WorkerThread?>(nil)

    /// - Parameter perSecond: pushes a second, at least one.
    init(port: Int, perSecond: Int) throws(MachineError) {
        let started = try WorkerThread(name: "bench-push") { [weak self] in
            guard let sender = PushSender(port: port, account: "Sim101") else { return }
            let pause = UInt32(1_000_000 / max(1, perSecond))
            while let self, !self.isOver.withLock({ $0 }) {
                let isTaken = sender.push()
                self.counts.withLock { $0 = ($0.sent + 1, $0.refused + (isTaken ? 0 : 1)) }
                usleep(pause)
            }
        }
        thread.withLock { $0 = started }
    }

    /// Pushes that were sent, and those of them that were not answered 200.
    func stop() -> (sent: Int, refused: Int) {
        isOver.withLock { $0 = true }
        thread.withLock { $0 }?.join()
        return counts.withLock { $0 }
    }

    /// A number that nobody listens on just now.
    static func freePort() -> Int? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        return isBound ? Int(in_port_t(bigEndian: address.sin_port)) : nil
    }
}
