import Engine
import Feeds
import Machine
import State
import Synchronization

/// The running desk without its screen: a feed, the queue, the engine on its thread, the newest snapshot.
package final class Runtime: Sendable {
    private enum Phase: Sendable {
        case ready
        case running(WorkerThread)
        case stopped
    }

    private let engine: Engine
    private let feed: any Feed
    private let log: Log
    private let queue: EventQueue
    private let box: SnapshotBox
    private let loop: EngineLoop
    private let phase = Mutex(Phase.ready)

    /// - Parameters:
    ///   - frameMilliseconds: at most one picture each interval; held to 33–250.
    ///   - onPublish: called on the engine's thread after each picture, to wake the terminal's thread.
    package init(
        _ configuration: EngineConfiguration, feed: any Feed, log: Log, frameMilliseconds: Int = 100,
        queueCapacity: Int = 16_384, onPublish: @escaping @Sendable () -> Void = {}
    ) {
        var engine = Engine(configuration)
        let first = engine.snapshot()
        let queue = EventQueue(capacity: queueCapacity)
        self.engine = engine
        self.feed = feed
        self.log = log
        self.queue = queue
        box = SnapshotBox(first, onPublish: onPublish)
        loop = EngineLoop(
            queue: queue, box: box, interval: Int64(min(max(frameMilliseconds, 33), 250)) * 1_000_000,
            perform: { effect in
                switch effect {
                case .tellFeed(let command): feed.perform(command)
                case .persist, .keepDrafts, .judged: break
                case .log(let level, let part, let text): log.write(level, part: part, text)
                }
            })
        log.show { queue.post(.logged($0)) }
    }

    /// The newest picture; there is one from the beginning.
    package var latest: Snapshot { box.latest }

    /// Starts the engine's thread, then the feed. Does nothing the second time.
    package func start() throws(MachineError) {
        let hasStarted = try phase.withLock { phase throws(MachineError) -> Bool in
            guard case .ready = phase else { return false }
            let (loop, engine) = (loop, engine)
            phase = .running(try WorkerThread(name: "copilot-engine") { loop.run(engine) })
            return true
        }
        guard hasStarted else { return }
        feed.start { [queue] event in queue.push(event) }
    }

    /// Puts the user's intent in line; never waits.
    package func send(_ intent: Intent) { queue.post(.intentRaised(intent)) }

    /// Waits for a picture that fulfils a condition; nil when `milliseconds` pass first.
    package func wait(milliseconds: Int, for condition: (Snapshot) -> Bool) -> Snapshot? {
        box.wait(until: Clocks.monotonic() + Int64(milliseconds) * 1_000_000, for: condition)
    }

    /// Ends the feed, lets the engine take what is in the queue and publish it, and ends its thread. Does nothing the
    /// second time.
    package func stop() {
        let thread = phase.withLock { phase -> WorkerThread? in
            defer { phase = .stopped }
            if case .running(let thread) = phase { return thread }
            return nil
        }
        guard let thread else { return }
        feed.stop()
        queue.close()
        thread.join()
    }
}
