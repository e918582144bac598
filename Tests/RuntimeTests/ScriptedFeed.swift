import Feeds
import Machine
import Market
import Runtime
import State
import Synchronization

/// A feed that emits a script on a thread of its own and remembers what it was told.
final class ScriptedFeed: Feed {
    let name = "script"
    let mode = RunMode.replay
    /// Commands in the order in which they came.
    let told = Monitor<[FeedCommand]>([])
    /// Events that `emit` has taken.
    let emitted = Monitor(0)
    private let script: [Event]
    private let onCommand: @Sendable (ScriptedFeed) -> Void
    private let thread = Mutex<WorkerThread?>(nil)

    init(_ script: [Event] = [], onCommand: @escaping @Sendable (ScriptedFeed) -> Void = { _ in }) {
        self.script = script
        self.onCommand = onCommand
    }

    func start(emit: @escaping @Sendable (Event) -> Void) {
        let started = try? WorkerThread(name: "test-feed") { [script, emitted] in
            for event in script {
                emit(event)
                emitted.change { $0 += 1 }
            }
        }
        thread.withLock { $0 = started }
    }

    func perform(_ command: FeedCommand) {
        onCommand(self)
        told.change { $0.append(command) }
    }

    func stop() {
        let ending = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        ending?.join()
    }
}

/// A moment by which whatever a test waits for must have come: ten seconds from now.
func patience() -> Int64 { Clocks.monotonic() + 10_000_000_000 }
