import Synchronization

/// Tells the end of a connection once, however many things go wrong.
final class SocketEnding: Sendable {
    private let deliver: @Sendable (SocketEvent) -> Void
    private let isOver = Atomic(false)
    let host: String

    init(deliver: @escaping @Sendable (SocketEvent) -> Void, host: String) {
        self.deliver = deliver
        self.host = host
    }

    func tell(_ event: SocketEvent) { if !isOver.load(ordering: .relaxed) { deliver(event) } }

    func close(_ reason: String) {
        if !isOver.exchange(true, ordering: .relaxed) { deliver(.closed(reason)) }
    }
}
