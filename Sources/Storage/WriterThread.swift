import Machine
import State

/// What a writer's thread knows, and what it does with the work that comes.
struct WriterThread {
    private let name: String
    private let openStore: @Sendable () throws(StorageError) -> any DeskStore
    private let tell: @Sendable (StoreWriter.News) -> Void
    private var store: (any DeskStore)?
    private var hasLoaded = false
    /// What a store that is only looked at held at the last look, and when it is looked at again.
    private var seen: StoredDesk?
    private var nextLook = Int64.min
    private var owed = OwedChanges()
    private var trouble: StorageError?
    /// When the store is tried again; nil while it works.
    private var nextTry: Int64?
    private var wait = firstWait
    private var kept = 0
    private var toldHealth: StoreHealth?
    private var nextTelling = Int64.min

    /// Nanoseconds between two tries: doubled from the first to the longest.
    private static let firstWait: Int64 = 250_000_000
    private static let longestWait: Int64 = 4_000_000_000
    /// Nanoseconds between two tellings of mere counts.
    private static let tellingInterval: Int64 = 500_000_000
    /// Nanoseconds between two looks at what another desk keeps.
    private static let lookInterval: Int64 = 1_000_000_000

    init(
        name: String, open: @escaping @Sendable () throws(StorageError) -> any DeskStore,
        tell: @escaping @Sendable (StoreWriter.News) -> Void
    ) {
        self.name = name
        openStore = open
        self.tell = tell
    }

    /// When the thread must look again although nothing came, in nanoseconds of the monotonic clock.
    var deadline: Int64? {
        let telling = toldHealth == health ? nil : nextTelling
        let look = store?.readOnlyReason == nil || nextTry != nil ? nil : nextLook
        return [nextTry, telling, look].compactMap { $0 }.min()
    }

    /// Keeps what came and what is owed, in one commit.
    ///
    /// - Parameter isLast: the thread ends after this; whatever the time, the store is tried once more.
    mutating func work(on jobs: [StoreWriter.Job], overflow: OwedChanges, isLast: Bool) {
        defer { tellHealth(atOnce: isLast) }
        if let nextTry, Clocks.monotonic() < nextTry, !isLast { return hold(jobs, overflow) }
        let changes = owed.changes + jobs.flatMap(\.changes) + overflow.changes
        do throws(StorageError) {
            let store = try opened()
            if let reason = store.readOnlyReason {
                try look(at: store)
                recover()
                return refuse(jobs, reason)
            }
            do throws(StorageError) {
                if !changes.isEmpty { try store.commit(changes) }
            } catch .rejected {
                // One of them is at fault: each is kept or refused by itself.
                return keepApart(jobs, overflow, store)
            }
            try load(store)
            recover()
            kept += changes.count
            owed = OwedChanges()
            let isDurable = store.durability.isDurable
            for job in jobs { job.then(.kept(isDurable: isDurable)) }
        } catch {
            fail(error)
            hold(jobs, overflow)
        }
    }

    private mutating func opened() throws(StorageError) -> any DeskStore {
        if let store { return store }
        let store = try openStore()
        self.store = store
        for remark in store.remarks { tell(.trouble(remark)) }
        return store
    }

    /// After what is owed has been kept, so that it is among what is loaded.
    private mutating func load(_ store: any DeskStore) throws(StorageError) {
        guard !hasLoaded else { return }
        let known = store.remarks.count
        tell(.opened(try store.load()))
        for remark in store.remarks.dropFirst(known) { tell(.trouble(remark)) }
        hasLoaded = true
    }

    /// Tells what another desk has kept since the last look.
    private mutating func look(at store: any DeskStore) throws(StorageError) {
        let now = Clocks.monotonic()
        guard now >= nextLook else { return }
        let held = try store.load()
        nextLook = now + Self.lookInterval
        guard held != seen else { return }
        seen = held
        tell(.opened(held))
    }

    private mutating func keepApart(_ jobs: [StoreWriter.Job], _ overflow: OwedChanges, _ store: any DeskStore) {
        var parts = (owed.changes + overflow.changes).map { StoreWriter.Job(changes: [$0], then: { _ in }) }
        parts += jobs
        owed = OwedChanges()
        for (index, part) in parts.enumerated() {
            do throws(StorageError) {
                try store.commit(part.changes)
                kept += part.changes.count
                part.then(.kept(isDurable: store.durability.isDurable))
            } catch .rejected(let path, let what) {
                let error = StorageError.rejected(path: path, what: what)
                tell(.trouble(error.description))
                part.then(.refused(error.description))
            } catch {
                fail(error)
                return hold(Array(parts[index...]), OwedChanges())
            }
        }
        recover()
    }

    /// Answers who waits, and remembers what there is to keep.
    private mutating func hold(_ jobs: [StoreWriter.Job], _ overflow: OwedChanges) {
        for change in jobs.flatMap(\.changes) + overflow.changes { owed.add(change) }
        guard let trouble else { return }
        refuse(jobs, trouble.description)
    }

    private func refuse(_ jobs: [StoreWriter.Job], _ reason: String) {
        for job in jobs { job.then(.refused(reason)) }
    }

    private mutating func fail(_ error: StorageError) {
        if trouble != error { tell(.trouble(error.description)) }
        trouble = error
        // A store that is merely busy is the same afterwards; any other is opened anew.
        if case .busy = error {} else { store = nil }
        nextTry = Clocks.monotonic() + wait
        wait = min(wait * 2, Self.longestWait)
    }

    private mutating func recover() {
        if trouble != nil { tell(.trouble("\(name) works again; everything that waited is kept")) }
        trouble = nil
        nextTry = nil
        wait = Self.firstWait
    }

    // MARK: - Health

    private var health: StoreHealth {
        StoreHealth(
            name: store?.name ?? name, state: state, isDurable: store?.durability.isDurable ?? false,
            durabilityNote: store?.durability.note, kept: kept, waiting: owed.count)
    }

    private var state: StoreHealth.State {
        if let reason = store?.readOnlyReason { return .readOnly(reason) }
        guard let trouble else { return .open }
        let days = owed.journalCount
        let journal =
            days == 0
            ? "" : "; \(days) \(days == 1 ? "day" : "days") of the journal wait in memory and are kept when it works"
        let sentence = "\(trouble); until then pushes are refused\(journal)"
        if case .readOnly = trouble { return .readOnly(sentence) }
        return .failed(sentence)
    }

    private mutating func tellHealth(atOnce: Bool) {
        let health = health
        guard health != toldHealth else { return }
        let now = Clocks.monotonic()
        guard atOnce || health.state != toldHealth?.state || now >= nextTelling else { return }
        toldHealth = health
        nextTelling = now + Self.tellingInterval
        tell(.health(health))
    }
}
