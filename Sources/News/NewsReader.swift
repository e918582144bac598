import Machine
import Market
import Settings
import State
import Transport

/// Reads headlines and events from the feeds and files that the user named, on a thread of its own. Nobody waits for it.
package final class NewsReader: Sendable {
    package struct Setup: Sendable {
        package var sources: [NewsAddress]
        /// Minutes between two questions to an address.
        package var everyMinutes: Int
        /// The file of economic events, which may not exist yet; what it holds is read again when it changes.
        package var eventsFile: String
        /// What the events file held at the start; nil where there was none.
        package var events: EconomicEvents?
        package var specs: ContractSpecs
        /// Only a market of today is told of the news of today.
        package var asksNetwork: Bool
        /// Who asks: a name and a version.
        package var agent: String
        package var trust: TrustedCertificates
        /// The time of day.
        package var clock: @Sendable () -> Timestamp

        package init(
            sources: [NewsAddress], everyMinutes: Int, eventsFile: String, events: EconomicEvents?,
            specs: ContractSpecs = .standard, asksNetwork: Bool, agent: String, trust: TrustedCertificates = .system,
            clock: @escaping @Sendable () -> Timestamp = Clocks.wall
        ) {
            self.sources = sources
            self.everyMinutes = everyMinutes
            self.eventsFile = eventsFile
            self.events = events
            self.specs = specs
            self.asksNetwork = asksNetwork
            self.agent = agent
            self.trust = trust
            self.clock = clock
        }

        var files: [String] { [eventsFile] + sources.filter(\.isFile).map(\.text) }
    }

    /// What the reader has to say.
    package enum Told: Sendable {
        case news(NewsState)
        /// All events that are known; nil where there is no calendar.
        case events(EconomicEvents?)
        case log(LogLine.Level, String)
    }

    private let setup: Setup
    private let inbox = Monitor<[NewsDesk.Task]>([])
    private let thread = Monitor<WorkerThread?>(nil)

    package init(_ setup: Setup) { self.setup = setup }

    /// Files that are worth watching.
    package var files: [String] { setup.files }

    /// - Parameter tell: called on the reader's thread.
    package func start(tell: @escaping @Sendable (Told) -> Void) throws(MachineError) {
        let desk = NewsDesk(setup, inbox: inbox, tell: tell)
        let worker = try WorkerThread(name: "news") { desk.run() }
        thread.change { $0 = worker }
    }

    /// Files were saved, came or went.
    package func filesChanged() { inbox.change { $0.append(.filesChanged) } }

    /// Ends the thread and what it asks. Does nothing the second time.
    package func stop() {
        let worker = thread.change { thread in
            defer { thread = nil }
            return thread
        }
        guard let worker else { return }
        inbox.change { $0.append(.stop) }
        worker.join()
    }
}
