import Feeds
import Machine
import Market
import Runtime
import State
import Synchronization

/// A feed that emits batches it was given as fast as they are taken, then says that it has ended.
final class BatchFeed: Feed {
    let name = "bench"
    let mode = RunMode.replay
    private let instruments: [Instrument]
    private let batches: [[SlotBar]]
    private let thread = Mutex<WorkerThread?>(nil)

    init(instruments: [Instrument], batches: [[SlotBar]]) {
        self.instruments = instruments
        self.batches = batches
    }

    func start(emit: @escaping @Sendable (Event) -> Void) {
        do {
            let started = try WorkerThread(name: "bench-feed") { [instruments, batches, name] in
                emit(.instrumentsListed(instruments))
                for batch in batches { emit(.barsClosed(batch)) }
                emit(.sourceReported(SourceReport(name: name, state: .ended)))
            }
            thread.withLock { $0 = started }
        } catch {
            emit(.sourceReported(SourceReport(name: name, state: .failed(reason: error.description))))
        }
    }

    func perform(_ command: FeedCommand) {}

    func stop() {
        let ending = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        ending?.join()
    }
}
