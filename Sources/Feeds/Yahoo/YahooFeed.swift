import Machine
import Market
import State
import Transport

/// The free fall-back: one-minute bars of Yahoo's chart service, asked for again and again. They come ten minutes late, so
/// they never value an account.
package final class YahooFeed: Feed {
    /// What a feed is told at the start.
    package struct Configuration: Sendable {
        package var live: LiveFeedSettings
        package var service: YahooService
        /// Seconds between two questions of a symbol.
        package var interval: Int64
        /// The time of day.
        package var clock: @Sendable () -> Timestamp

        package init(
            live: LiveFeedSettings, service: YahooService = .standard, interval: Int64 = 15,
            clock: @escaping @Sendable () -> Timestamp = Clocks.wall
        ) {
            self.live = live
            self.service = service
            self.interval = interval
            self.clock = clock
        }
    }

    package static let source = "yahoo"
    /// Seconds by which Yahoo's prices of CME's markets are late.
    package static let delaySeconds = 600

    package let name = YahooFeed.source
    package let mode = RunMode.live
    private let configuration: Configuration
    private let inbox = Monitor(YahooLoop.Inbox())
    private let thread = Monitor<WorkerThread?>(nil)

    package init(configuration: Configuration) { self.configuration = configuration }

    package func start(emit: @escaping @Sendable (Event) -> Void) {
        let isFirst = inbox.change { inbox in
            defer { inbox.hasStarted = true }
            return !inbox.hasStarted && !inbox.isStopped
        }
        guard isFirst else { return }
        do {
            let http = try HTTPClient(trust: configuration.live.trust)
            let worker = try WorkerThread(name: "copilot-yahoo") { [inbox, configuration] in
                YahooLoop(YahooDesk(configuration), http: http, inbox: inbox, clock: configuration.clock, emit: emit)
                    .run()
            }
            thread.change { $0 = worker }
        } catch {
            emit(.sourceReported(SourceReport(name: name, state: .failed(reason: "\(error)"))))
        }
    }

    package func perform(_ command: FeedCommand) {
        guard command == .retry else { return }
        inbox.change { $0.isRetryWanted = true }
    }

    package func stop() {
        inbox.change { $0.isStopped = true }
        let worker = thread.change { thread in
            defer { thread = nil }
            return thread
        }
        guard let worker else { return }
        if worker.isCurrent { worker.detach() } else { worker.join() }
    }
}
