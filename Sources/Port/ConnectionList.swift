import Machine
import Market
import NIOCore
import State

/// Every open connection of the port, oldest first. All of it happens on the port's one thread.
///
/// While connections are open it looks at their deadlines four times a second: one look for all costs less than a timer
/// for each request, and an idle port sleeps.
final class ConnectionList {
    private static let look = TimeAmount.milliseconds(250)
    private static let healthInterval = TimeAmount.seconds(1)

    let gate: Gate
    let inbox: any PortInbox
    let limits: PortLimits
    private let version: String
    private let loop: any EventLoop
    /// The time of day.
    private let now: @Sendable () -> Timestamp
    private var connections: [PortConnection] = []
    private var looking: Scheduled<Void>?
    private var telling: Scheduled<Void>?
    private var lastTold: NIODeadline?
    private(set) var health = PortHealth(state: .listening)

    init(
        _ configuration: PortConfiguration, inbox: any PortInbox, loop: any EventLoop,
        now: @escaping @Sendable () -> Timestamp = Clocks.wall
    ) {
        gate = Gate(configuration, routes: Route.all)
        limits = configuration.limits
        version = configuration.version
        self.inbox = inbox
        self.loop = loop
        self.now = now
    }

    /// Tells where the port listens.
    func listening(on addresses: [String], note: String?) {
        health.addresses = addresses
        health.note = note
        tellSoon()
    }

    /// Takes a connection in. Where all places are taken, the oldest that waits for a request's rest gives its place up,
    /// one that has never sent a whole request before one that has; false where every one waits for an answer of ours.
    func admit(_ connection: PortConnection) -> Bool {
        if connections.count >= limits.connections {
            let waiting = connections.filter { !$0.isAnswering }
            guard let oldest = waiting.first(where: { !$0.hasSpoken }) ?? waiting.first else { return false }
            oldest.evict()
        }
        connections.append(connection)
        countChanged()
        lookSoon()
        return true
    }

    func remove(_ connection: PortConnection) {
        connections.removeAll { $0 === connection }
        countChanged()
    }

    /// Answers a request; `reply` is called on any thread.
    func answer(
        _ admission: Gate.Admission, body: [UInt8], _ reply: @escaping @Sendable (Reply) -> Void
    ) {
        let request = PortRequest(target: admission.target, body: body, receivedAt: now())
        let around = RouteSurroundings(inbox: inbox, version: version, health: health)
        admission.route.answer(request, around, reply)
    }

    /// Counts an answer.
    func count(_ status: UInt, wasPush: Bool) {
        health.requests += 1
        if status >= 400 { health.refused += 1 }
        if wasPush, status == 200 { health.lastPush = now() }
        tellSoon()
    }

    /// Lets every connection end as soon as it has its answers.
    func closeAll() {
        looking?.cancel()
        telling?.cancel()
        for connection in connections { connection.finish() }
    }

    var isEmpty: Bool { connections.isEmpty }

    private func countChanged() {
        health.connections = connections.count
        tellSoon()
    }

    private func lookSoon() {
        guard looking == nil else { return }
        let list = NIOLoopBound(self, eventLoop: loop)
        looking = loop.scheduleTask(in: Self.look) { list.value.lookAtDeadlines() }
    }

    private func lookAtDeadlines() {
        looking = nil
        let instant = loop.now
        for connection in connections { connection.checkDeadline(instant) }
        if !connections.isEmpty { lookSoon() }
    }

    /// Tells the desk how the port does, once a second at most.
    private func tellSoon() {
        guard telling == nil else { return }
        let due = lastTold.map { $0 + Self.healthInterval } ?? loop.now
        let list = NIOLoopBound(self, eventLoop: loop)
        telling = loop.scheduleTask(deadline: max(due, loop.now)) { list.value.tell() }
    }

    private func tell() {
        telling = nil
        lastTold = loop.now
        inbox.post(.portReported(health))
    }
}
