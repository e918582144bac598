import State

/// A store behind glass.
struct LookOnly: DeskStore {
    let store: any DeskStore
    let reason: String

    var name: String { store.name }
    var durability: Durability { store.durability }
    var readOnlyReason: String? { reason }
    var remarks: [String] { store.remarks }

    func load() throws(StorageError) -> StoredDesk { try store.load() }

    func commit(_ changes: [StoredChange]) throws(StorageError) { throw .readOnly(path: name, what: reason) }
}
