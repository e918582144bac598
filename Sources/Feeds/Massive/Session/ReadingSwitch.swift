import Synchronization

/// Stops the reading of a connection that is known only after it has been asked for.
final class ReadingSwitch: Sendable {
    private let held = Mutex<SocketConnection?>(nil)

    var connection: SocketConnection? {
        get { held.withLock { $0 } }
        set { held.withLock { $0 = newValue } }
    }

    func stop() { connection?.setReading(false) }
}
