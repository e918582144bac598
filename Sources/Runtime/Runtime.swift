import Briefing
import Engine
import Feeds
import Machine
import State
import Storage
import Synchronization

/// The running desk without its screen: stores, a feed, the queue, the engine on its thread, the newest snapshot.
package final class Runtime: Sendable {
    private enum Phase: Sendable {
        case ready
        case running(WorkerThread, DeskKeeper?)
        case stopped
    }

    private let engine: Engine
    private let feed: any Feed
    private let log: Log
    private let storage: StorageSetup?
    private let writer: BriefingWriter?
    private let studies: StudyKeeper?
    private let queue: EventQueue
    private let box: SnapshotBox
    private let interval: Int64
    private let phase = Mutex(Phase.ready)
    private let hasFeedStarted = Mutex(false)
    private let onReady: @Sendable (Runtime) -> Void

    /// - Parameters:
    ///   - storage: where facts are kept; nil keeps none, and says of each event that it is kept.
    ///   - writer: writes briefings; nil where there are none.
    ///   - archive: where studies are kept for later runs; nil keeps none.
    ///   - frameMilliseconds: at most one picture each interval; held to 33–250.
    ///   - onReady: called once, before the feed starts, when there is a picture of what earlier runs left: from then on
    ///     the engine may be told of positions.
    ///   - onPublish: called on the engine's thread after each picture, to wake the terminal's thread.
    package init(
        _ configuration: EngineConfiguration, feed: any Feed, log: Log, storage: StorageSetup? = nil,
        writer: BriefingWriter? = nil, archive: (any BarArchive)? = nil, frameMilliseconds: Int = 100,
        queueCapacity: Int = 1_024,
        onReady: @escaping @Sendable (Runtime) -> Void = { _ in },
        onPublish: @escaping @Sendable () -> Void = {}
    ) {
        var engine = Engine(configuration)
        let first = engine.snapshot()
        let queue = EventQueue(capacity: queueCapacity)
        self.engine = engine
        self.feed = feed
        self.log = log
        self.storage = storage
        self.onReady = onReady
        self.writer = writer
        studies = archive.map { StudyKeeper(archive: $0, log: log) }
        self.queue = queue
        box = SnapshotBox(first, onPublish: onPublish)
        interval = Int64(min(max(frameMilliseconds, 33), 250)) * 1_000_000
        log.show { queue.post(.logged($0)) }
    }

    /// The newest picture; there is one from the beginning.
    package var latest: Snapshot { box.latest }

    /// Starts the engine's thread and opens the stores; when they have said what they hold, or why they cannot, the feed
    /// starts. Does nothing the second time.
    package func start() throws(MachineError) {
        let keeper = try phase.withLock { phase throws(MachineError) -> DeskKeeper?? in
            guard case .ready = phase else { return .none }
            let keeper = try storage.map { setup throws(MachineError) in
                try DeskKeeper(setup) { [weak self] in self?.take($0) }
            }
            let fits = FitWorker { [queue] in queue.post(.fitted($0)) }
            let effects = EffectRunner(
                feed: feed, log: log, keeper: keeper, writer: writer, box: box, fits: fits,
                studies: studies)
            let loop = EngineLoop(queue: queue, box: box, interval: interval) { effects.perform($0, then: $1) }
            let engine = engine
            phase = .running(try WorkerThread(name: "copilot-engine") { loop.run(engine) }, keeper)
            return .some(keeper)
        }
        if case .none = keeper { return }
        try startWriter()
        if case .some(.none) = keeper { startFeed(afterPictureOf: nil) }
    }

    private func startWriter() throws(MachineError) {
        try writer?.start { [queue, log] told in
            switch told {
            case .news(let news): queue.post(.briefingTold(news))
            case .log(let level, let text): log.write(level, part: "briefing", text)
            }
        }
    }

    private func take(_ news: DeskKeeper.News) {
        switch news {
        case .opened(let desk):
            let number = queue.push(.storeOpened(desk))
            startFeed(afterPictureOf: number)
        case .health(let health): queue.post(.storeReported(health))
        case .trouble(let sentence): log.write(.warn, part: "store", sentence)
        }
    }

    /// Longest wait for the picture that holds what earlier runs left, milliseconds.
    private static let patience = 2_000

    /// Once, and not any more when the desk is closing.
    ///
    /// - Parameter number: of the event that tells what earlier runs left. Nobody may be shown a picture without it, and
    ///   take an account that is open for one that is flat.
    private func startFeed(afterPictureOf number: UInt64?) {
        hasFeedStarted.withLock { hasStarted in
            guard !hasStarted else { return }
            hasStarted = true
            if let number { _ = wait(milliseconds: Self.patience) { $0.eventNumber >= number } }
            onReady(self)
            feed.start { [queue] event in queue.push(event) }
        }
    }

    /// Puts the user's intent in line; never waits.
    package func send(_ intent: Intent) { queue.post(.intentRaised(intent)) }

    /// Puts an event in line that nobody waits for; never waits. False where there is no room.
    @discardableResult
    package func post(_ event: Event) -> Bool { queue.post(event) }

    /// Puts an event in line; never waits.
    ///
    /// - Parameter then: called once, on any thread, as soon as what the event changed is kept, or when it is clear that
    ///   it will not be.
    package func submit(_ event: Event, then: @escaping @Sendable (Keeping) -> Void) {
        guard !queue.post(event, then: then) else { return }
        then(.refused("the desk takes no more events just now: it is closing, or far behind; send it again"))
    }

    /// Gives the picture that holds everything that is in line now; `then` is called once, on any thread. On a desk that
    /// takes no more events it is the last one.
    package func picture(then: @escaping @Sendable (Snapshot) -> Void) {
        guard !queue.post(.pictureAsked, then: { [box] _ in then(box.latest) }) else { return }
        then(latest)
    }

    /// Waits for a picture that fulfils a condition; nil when `milliseconds` pass first.
    package func wait(milliseconds: Int, for condition: (Snapshot) -> Bool) -> Snapshot? {
        box.wait(until: Clocks.monotonic() + Int64(milliseconds) * 1_000_000, for: condition)
    }

    /// Ends the feed, lets the engine take what is in the queue and publish it, keeps all of it, and ends the threads.
    /// Does nothing the second time.
    package func stop() {
        let running = phase.withLock { phase -> (WorkerThread, DeskKeeper?)? in
            defer { phase = .stopped }
            if case .running(let thread, let keeper) = phase { return (thread, keeper) }
            return nil
        }
        guard let (thread, keeper) = running else { return }
        let wasFed = hasFeedStarted.withLock { hasStarted in
            defer { hasStarted = true }
            return hasStarted
        }
        if wasFed { feed.stop() }
        writer?.stop()
        queue.close()
        thread.join()
        studies?.finish()
        keeper?.finish()
    }
}
