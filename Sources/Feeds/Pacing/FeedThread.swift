import Dispatch
import Glibc
import State
import Synchronization

/// The thread that drives a player: it sleeps until the player's next wake or a command, and uses no processor time in
/// between.
package final class FeedThread: Sendable {
    private struct Mailbox {
        var commands: [FeedCommand] = []
        var isStopped = false
        var thread: pthread_t?
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
        if let thread = mailbox.state.withLock({ $0.thread }) { pthread_detach(thread) }
    }

    /// Starts the thread with the player that `makePlayer` makes on it; does nothing the second time and after `stop`.
    package func start<T: Tape>(
        _ makePlayer: @escaping @Sendable () -> Player<T>, emit: @escaping @Sendable (Event) -> Void
    ) {
        let hasFailed = mailbox.state.withLock { state -> Bool in
            guard state.thread == nil, !state.isStopped else { return false }
            state.thread = Self.spawn { [mailbox] in Self.run(makePlayer, mailbox: mailbox, emit: emit) }
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
        if pthread_equal(thread, pthread_self()) != 0 { pthread_detach(thread) } else { pthread_join(thread, nil) }
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
        player.open(at: monotonicNow(), emit: emit)
        while true {
            let commands = mailbox.state.withLock { state -> [FeedCommand]? in
                defer { state.commands = [] }
                return state.isStopped ? nil : state.commands
            }
            guard let commands else { return }
            for command in commands { player.perform(command, at: monotonicNow(), emit: emit) }
            let now = monotonicNow()
            guard let next = player.nextWake(after: now) else {
                mailbox.wake.wait()
                continue
            }
            let isDue =
                next <= now
                || mailbox.wake.wait(timeout: .now() + .nanoseconds(Int(next - now))) == .timedOut
            if isDue { player.advance(to: monotonicNow(), emit: emit) }
        }
    }

    /// Carries the closure through C.
    private final class Work: Sendable {
        let run: @Sendable () -> Void

        init(run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Nil when the system gives no thread.
    private static func spawn(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
        let work = Unmanaged.passRetained(Work(run: run))
        var thread = pthread_t()
        let result = pthread_create(
            &thread, nil,
            { @Sendable context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, work.toOpaque())
        guard result == 0 else {
            work.release()
            return nil
        }
        return thread
    }
}

/// Nanoseconds of the machine's monotonic clock.
func monotonicNow() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
}
