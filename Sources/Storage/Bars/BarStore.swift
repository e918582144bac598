import Machine
import Market
import State

/// Closed minutes of live sources in one SQLite file, on a thread of its own: whatever waits to be kept goes into one
/// commit. What it holds can be fetched again, so no trouble with it stops anybody: it is told, and the desk goes on.
package final class BarStore: Sendable {
    /// What this process may do with the file.
    package enum Access: Sendable {
        case keep
        /// Nothing is written; a file that is not there is empty.
        case look
    }

    /// Minutes that a source told.
    struct Told: Sendable {
        var series: ArchivedSeries
        var bars: [Bar]
        var complete: Range<Timestamp>?
        var knownAt: Timestamp
    }

    private enum Task: Sendable {
        case keep(Told)
        case keepStudies(SavedStudies, of: ArchivedSeries)
        case keepHours(VendorHours)
        case look(@Sendable (inout BarFile) -> Void)
    }

    private struct Line: Sendable {
        var tasks: [Task] = []
        var isClosing = false
    }

    /// The file of a data folder.
    package static func path(in folder: String) -> String { folder + "/bars.sqlite" }

    private let line: Monitor<Line>
    private let thread: WorkerThread

    /// Starts the thread, on which the file is opened when it is first needed.
    ///
    /// - Parameters:
    ///   - specs: the products by which the file's series are understood.
    ///   - keptDays: calendar days of bars, back from the newest, that the file may hold.
    ///   - tell: takes sentences about trouble, on the store's thread.
    package init(
        path: String, access: Access = .keep, specs: ContractSpecs = .standard, keptDays: Int = 60,
        tell: @escaping @Sendable (String) -> Void
    ) throws(MachineError) {
        let line = Monitor(Line())
        self.line = line
        thread = try WorkerThread(name: "copilot-bars") {
            var file = BarFile(path: path, access: access, specs: specs, keptDays: keptDays, tell: tell)
            while true {
                let work = line.wait { line -> Line? in
                    guard !line.tasks.isEmpty || line.isClosing else { return nil }
                    defer { line.tasks = [] }
                    return line
                }
                guard let work else { continue }
                Self.perform(work.tasks, on: &file)
                if work.isClosing { return }
            }
        }
    }

    package func summaries(of source: String) -> [ArchivedSummary] { answer { $0.summaries(of: source) } ?? [] }

    /// The series of all sources, the one that was told of last first.
    package func summaries() -> [ArchivedSummary] { answer { $0.summaries(of: nil) } ?? [] }

    package func read(_ series: ArchivedSeries, in span: Range<Timestamp>) -> ArchivedBars {
        answer { $0.read(series, in: span) } ?? ArchivedBars()
    }

    /// Never waits.
    package func keep(_ bars: [Bar], of series: ArchivedSeries, complete: Range<Timestamp>?, at knownAt: Timestamp) {
        let told = Told(series: series, bars: bars, complete: complete, knownAt: knownAt)
        line.change { if !$0.isClosing { $0.tasks.append(.keep(told)) } }
    }

    package func studies(of series: ArchivedSeries) -> [SavedStudies] { answer { $0.studies(of: series) } ?? [] }

    /// Never waits.
    package func keep(_ studies: SavedStudies, of series: ArchivedSeries) {
        line.change { if !$0.isClosing { $0.tasks.append(.keepStudies(studies, of: series)) } }
    }

    /// Never waits. They go into a file of their own beside the bars.
    package func keep(_ hours: VendorHours) { line.change { if !$0.isClosing { $0.tasks.append(.keepHours(hours)) } } }

    /// Keeps what waits and ends the thread. To be called once.
    package func finish() {
        line.change { $0.isClosing = true }
        thread.join()
    }

    /// Waits for the thread to have done all that came before; nil when the store was finished.
    private func answer<Result: Sendable>(_ body: @escaping @Sendable (inout BarFile) -> Result) -> Result? {
        let reply = Monitor<Result?>(nil)
        let isTaken = line.change { line in
            guard !line.isClosing else { return false }
            line.tasks.append(
                .look { file in
                    let result = body(&file)
                    reply.change { $0 = result }
                })
            return true
        }
        return isTaken ? reply.wait { $0 } : nil
    }

    private static func perform(_ tasks: [Task], on file: inout BarFile) {
        var waiting: [Told] = []
        for task in tasks {
            switch task {
            case .keep(let told): waiting.append(told)
            case .keepStudies(let studies, let series):
                // After the minutes that they rest on.
                file.keep(waiting)
                waiting = []
                file.keep(studies, of: series)
            case .keepHours(let hours): file.keep(hours)
            case .look(let body):
                file.keep(waiting)
                waiting = []
                body(&file)
            }
        }
        file.keep(waiting)
    }
}
