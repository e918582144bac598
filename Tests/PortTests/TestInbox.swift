import Ledger
import Market
import Synchronization

@testable import Port
@testable import State

/// An engine's stand-in: remembers what it was told, and keeps it at once or when it is let go.
final class TestInbox: PortInbox {
    private struct Contents {
        var events: [Event] = []
        var isHolding = false
        var held: [@Sendable (Keeping) -> Void] = []
        var keeping = Keeping.kept(.accepted, isDurable: true)
        var hasRoom = true
        var latest = Snapshot(
            mode: .live, plan: TradingPlan(entriesFrom: 210, entriesTo: 600, windDown: 690, flatBy: 720))
    }

    private let contents = Mutex(Contents())

    var latest: Snapshot { contents.withLock { $0.latest } }

    func picture(then: @escaping @Sendable (Snapshot) -> Void) { then(latest) }

    func submit(_ event: Event, then: @escaping @Sendable (Keeping) -> Void) {
        let keeping = contents.withLock { contents -> Keeping? in
            contents.events.append(event)
            guard contents.isHolding else { return contents.keeping }
            contents.held.append(then)
            return nil
        }
        if let keeping { then(keeping) }
    }

    func post(_ event: Event) -> Bool {
        contents.withLock {
            $0.events.append(event)
            return $0.hasRoom
        }
    }

    // MARK: - For tests

    func show(_ change: (inout Snapshot) -> Void) { contents.withLock { change(&$0.latest) } }
    func refuseAll(_ reason: String) { contents.withLock { $0.keeping = .refused(reason) } }
    func answer(_ keeping: Keeping) { contents.withLock { $0.keeping = keeping } }
    func fillUp() { contents.withLock { $0.hasRoom = false } }
    func hold() { contents.withLock { $0.isHolding = true } }

    /// Keeps what was held, in the order of these places.
    func keep(_ places: [Int]) {
        let held = contents.withLock { $0.held }
        for place in places { held[place](.kept(.accepted, isDurable: true)) }
    }

    var events: [Event] { contents.withLock { $0.events } }
    var reports: [PositionReport] {
        events.compactMap { if case .positionsReported(let report, _) = $0 { report } else { nil } }
    }
    var heartbeats: [Heartbeat] {
        events.compactMap { if case .heartbeatReceived(let heartbeat, _) = $0 { heartbeat } else { nil } }
    }
    var faults: [BridgeFault] {
        events.compactMap { if case .bridgeFaulted(let fault) = $0 { fault } else { nil } }
    }
    var health: PortHealth? {
        events.compactMap { if case .portReported(let health) = $0 { health } else { nil } }.last
    }
}
