import Machine
import Market
import State
import Synchronization
import Transport

/// The live market of Massive: minutes, trades and quotes by the socket, everything that is missing by REST.
package final class MassiveFeed: Feed {
    package let name = MassiveMarket.name
    package let mode = RunMode.live
    private let configuration: MassiveConfiguration
    private let clocks: MassiveClocks
    private let log: @Sendable (LogLine.Level, String) -> Void
    private let mailbox = MassiveMailbox()
    private let thread = Mutex<WorkerThread?>(nil)

    /// - Parameters:
    ///   - clocks: the machine's, or those of a test.
    ///   - log: takes lines for the log, which hides secrets in them.
    package init(
        configuration: MassiveConfiguration,
        clocks: MassiveClocks = MassiveClocks(monotonic: Clocks.monotonic, market: Clocks.wall),
        log: @escaping @Sendable (LogLine.Level, String) -> Void = { _, _ in }
    ) {
        self.configuration = configuration
        self.clocks = clocks
        self.log = log
    }

    /// Without `stop` the thread ends by itself, soon.
    deinit {
        mailbox.stop()
        thread.withLock { $0 }?.detach()
    }

    package func start(emit: @escaping @Sendable (Event) -> Void) {
        let failure = thread.withLock { thread -> String? in
            guard thread == nil, !mailbox.isStopped else { return nil }
            do {
                let loop = try MassiveLoop(configuration, clocks: clocks, mailbox: mailbox, log: log)
                thread = try WorkerThread(name: "copilot-massive") { loop.run(emit: emit) }
                return nil
            } catch { return "\(error)" }
        }
        if let failure { emit(.sourceReported(SourceReport(name: name, state: .failed(reason: failure)))) }
    }

    package func perform(_ command: FeedCommand) { mailbox.post(command) }

    package func stop() {
        mailbox.stop()
        let ending = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        guard let ending else { return }
        if ending.isCurrent { ending.detach() } else { ending.join() }
    }
}
