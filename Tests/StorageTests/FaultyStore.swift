import Machine
import State
import Storage
import Synchronization

/// A store that fails as it is told, and remembers every commit that it took.
final class FaultyStore: DeskStore {
    let name = "faulty"
    let durability: Durability
    private let inner = MemoryStore()
    private let trouble = Mutex<StorageError?>(nil)
    /// Commits that came through, by their changes.
    let commits = Monitor<[[StoredChange]]>([])
    /// Commits that were tried.
    let tries = Monitor(0)
    private let gate = Monitor(true)

    init(durability: Durability = .durable) { self.durability = durability }

    func fail(_ error: StorageError?) { trouble.withLock { $0 = error } }

    /// Lets commits wait until they are let through again.
    func hold(_ isHeld: Bool) { gate.change { $0 = !isHeld } }

    func load() throws(StorageError) -> StoredDesk { inner.load() }

    func commit(_ changes: [StoredChange]) throws(StorageError) {
        tries.change { $0 += 1 }
        _ = gate.wait { $0 ? true : nil }
        if let error = trouble.withLock({ $0 }) { throw error }
        if case .rejected? = rejection(changes) { throw .rejected(path: "faulty", what: "not this one") }
        inner.commit(changes)
        commits.change { $0.append(changes) }
    }

    /// An account of this name can never be kept.
    static let poison = "poison"

    private func rejection(_ changes: [StoredChange]) -> StorageError? {
        for case .account(let account) in changes where account.name == Self.poison {
            return .rejected(path: "faulty", what: "not this one")
        }
        return nil
    }
}

/// A moment by which whatever a test waits for must have come: twenty seconds from now.
func patience() -> Int64 { Clocks.monotonic() + 20_000_000_000 }
