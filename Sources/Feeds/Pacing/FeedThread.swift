import Dispatch
import Machine
import State
import Synchronization

/// The thread that drives a player: it sleeps until the player's next wake or a command, and uses no processor time in
/// between.
package final class FeedThread: Sendable {
    private struct Mailbox {
        var commands: [FeedCommand] = []
        var isStopped = false
        var thread: WorkerThread?
    }

    private let mailbox: Shared
    /// The mailbox outlives the feed while the thread runs.
    private final class Shared: Sendable {
        let state = Mutex(Mailbox())
        let wake = DispatchSemaphore(value: 0)

        var isStopped: Bool { state.withLock { $0.isStopped } }
    }

    private let name: String

    /// - Parameter name: the feed's name, for its reports.
    package init(name: String) {
        self.name = name
        mailbox = Shared()
    }

    /// Without `stop` the thread ends by itself, soon.
    deinit {
        requestStop()
        mailbox.state.withLock { $0.thread }?.detach()
    }

    /// Starts the thread with the player that `makePlayer` makes on it; does nothing the second time and after `stop`.
    package func start<T: Tape>(
        _ makePlayer: @escaping @Sendable () -> Player<T>, emit: @escaping @Sendable (Event) -> Void
    ) {
        let hasFailed = mailbox.state.withLock { state -> Bool in
            guard state.thread == nil, !state.isStopped else { return false }
            state.thread = try? WorkerThread(name: "copilot-\(name)") { [mailbox] in
                Self.run(makePlayer, mailbox: mailbox, emit: emit)
            }
            return state.thread == nil
        }
        if hasFailed {
            let reason = "the system gives no thread; end other programs and start again"
            emit(.sourceReported(SourceReport(name: name, state: .failed(reason: reason))))
        }
    }

    package func post(_ command: FeedCommand) {
        mailbox.state.withLock { $0.commands.append(command) }
        mailbox.wake.signal()
    }

    /// Ends the thread and waits for it. Nothing is emitted afterwards.
    package func stop() {
        requestStop()
        let thread = mailbox.state.withLock { state in
            defer { state.thread = nil }
            return state.thread
        }
        guard let thread else { return }
        if thread.isCurrent { thread.detach() } else { thread.join() }
    }

    private func requestStop() {
        mailbox.state.withLock { $0.isStopped = true }
        mailbox.wake.signal()
    }

    private static func run<T: Tape>(
        _ makePlayer: () -> Player<T>, mailbox: Shared, emit: (Event) -> Void
    ) {
        let emit: (Event) -> Void = { if !mailbox.isStopped { emit($0) } }
        var player = makePlayer()
        player.open(at: Clocks.monotonic(), emit: emit)
        while true {
            let commands = mailbox.state.withLock { state -> [FeedCommand]? in
                defer { state.commands = [] }
                return state.isStopped ? nil : state.commands
            }
            guard let commands else { return }
            for command in commands { player.perform(command, at: Clocks.monotonic(), emit: emit) }
            let now = Clocks.monotonic()
            guard let next = player.nextWake(after: now) else {
                mailbox.wake.wait()
                continue
            }
            let isDue =
                next <= now
                || mailbox.wake.wait(timeout: .now() + .nanoseconds(Int(next - now))) == .timedOut
            if isDue { player.advance(to: Clocks.monotonic(), emit: emit) }
        }
    }
}
