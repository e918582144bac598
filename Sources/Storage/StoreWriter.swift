import Machine
import Market
import State

/// Keeps changes on a thread of its own: whatever waits goes into one commit, and nobody waits for the disk but that
/// thread. A store that is in trouble is tried again and again; until it works, pushes are answered as refused, while
/// what they changed, and above all the journal, stays in memory and is kept as soon as that is possible.
package final class StoreWriter: Sendable {
    /// What it tells, on its own thread.
    package enum News: Sendable {
        /// The store is open; comes once, with all that it holds, and from a store that may only be looked at again when
        /// that has changed.
        case opened(StoredDesk)
        case health(StoreHealth)
        /// A sentence for the log.
        case trouble(String)
    }

    /// Changes that somebody may wait for.
    struct Job: Sendable {
        var changes: [StoredChange]
        var then: @Sendable (WriteOutcome) -> Void
    }

    private struct Line: Sendable {
        var jobs: [Job] = []
        /// What found no room in `jobs`.
        var overflow = OwedChanges()
        var isClosing = false
    }

    /// Jobs that may wait; at ten thousand a second some seconds of a disk that stands still.
    private let capacity: Int
    private let line = Monitor(Line())
    private let thread: WorkerThread

    /// Starts the thread and opens the store on it.
    ///
    /// - Parameters:
    ///   - name: of the store while it is not open.
    ///   - open: called again after trouble, with the store before it let go.
    package init(
        name: String, capacity: Int = 50_000, open: @escaping @Sendable () throws(StorageError) -> any DeskStore,
        tell: @escaping @Sendable (News) -> Void
    ) throws(MachineError) {
        self.capacity = capacity
        let line = self.line
        thread = try WorkerThread(name: "copilot-\(name)") {
            var keeping = WriterThread(name: name, open: open, tell: tell)
            // Opens the store before anything waits to be kept.
            keeping.work(on: [], overflow: OwedChanges(), isLast: false)
            while true {
                let work = line.wait(until: keeping.deadline) { line -> Line? in
                    guard !line.jobs.isEmpty || !line.overflow.isEmpty || line.isClosing else { return nil }
                    defer {
                        line.jobs = []
                        line.overflow = OwedChanges()
                    }
                    return line
                }
                let isLast = work?.isClosing == true
                keeping.work(on: work?.jobs ?? [], overflow: work?.overflow ?? OwedChanges(), isLast: isLast)
                if isLast { return }
            }
        }
    }

    /// Hands changes over; never waits.
    ///
    /// - Parameter then: called once, as a rule on the writer's thread; to be quick.
    package func write(_ changes: [StoredChange], then: @escaping @Sendable (WriteOutcome) -> Void = { _ in }) {
        let refusal = line.change { line -> String? in
            if line.isClosing { return "the desk is closing; send it again when it is open" }
            if line.jobs.count < capacity {
                line.jobs.append(Job(changes: changes, then: then))
                return nil
            }
            for change in changes { line.overflow.add(change) }
            return "the disk does not keep up: \(capacity) changes wait; see what else writes to it"
        }
        if let refusal { then(.refused(refusal)) }
    }

    /// Keeps what waits, tells all who wait, and ends the thread. What cannot be kept now is lost with the process.
    package func finish() {
        line.change { $0.isClosing = true }
        thread.join()
    }
}
