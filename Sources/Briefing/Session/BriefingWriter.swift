import Ledger
import Machine
import Market
import State
import Transport

/// Writes briefings on a thread of its own: makes the prompt, asks the model, checks every figure, keeps the spending, and
/// tells the engine. Nobody waits for it.
package final class BriefingWriter: Sendable {
    /// What a writer is told at the start.
    package struct Setup: Sendable {
        /// Who is asked; nil for texts of the desk's own.
        package var service: BriefingService?
        package var templates: PromptTemplates
        /// Dollars a day.
        package var budget: Money
        /// Where briefings are kept; nil keeps nothing.
        package var file: String?
        /// The market that texts speak of.
        package var world: String
        package var trust: TrustedCertificates
        /// The time of day, for the budget and for waits that are dates.
        package var clock: @Sendable () -> Timestamp

        package init(
            service: BriefingService?, templates: PromptTemplates, budget: Money, file: String?, world: String,
            trust: TrustedCertificates = .system, clock: @escaping @Sendable () -> Timestamp = Clocks.wall
        ) {
            self.service = service
            self.templates = templates
            self.budget = budget
            self.file = file
            self.world = world
            self.trust = trust
            self.clock = clock
        }
    }

    private let inbox = Monitor<[WriterDesk.Task]>([])
    private let setup: Setup
    private let thread = Monitor<WorkerThread?>(nil)

    package init(_ setup: Setup) { self.setup = setup }

    /// Starts the thread, which first tells what earlier runs left.
    ///
    /// - Parameter tell: takes news and lines for the log; called on the writer's thread.
    package func start(tell: @escaping @Sendable (Told) -> Void) throws(MachineError) {
        let desk = WriterDesk(setup, inbox: inbox, tell: tell)
        let worker = try WorkerThread(name: "briefing") { desk.run() }
        thread.change { $0 = worker }
    }

    /// What the writer has to say.
    package enum Told: Sendable {
        case news(BriefingNews)
        case log(LogLine.Level, String)
    }

    package func write(_ request: BriefingRequest, from snapshot: Snapshot) { put(.write(request, snapshot)) }
    package func price(from snapshot: Snapshot) { put(.price(snapshot)) }
    package func cancel() { put(.cancel) }
    package func keepSession(_ isOn: Bool) { put(.keepSession(isOn)) }
    /// Keeps what came of game plans.
    package func keepGrades(_ plans: [CalledPlan]) { put(.keepGrades(plans)) }

    /// Ends what is under way and the thread. Does nothing the second time.
    package func stop() {
        let worker = thread.change { thread in
            defer { thread = nil }
            return thread
        }
        guard let worker else { return }
        put(.stop)
        worker.join()
    }

    private func put(_ task: WriterDesk.Task) { inbox.change { $0.append(task) } }
}
