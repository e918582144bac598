import State

/// Where accounts and the journal are kept. Called from one thread at a time.
package protocol DeskStore: Sendable {
    /// `sqlite`, `redis`
    var name: String { get }
    /// How safe a commit is, as of the last look.
    var durability: Durability { get }
    /// Why nothing can be kept here, as a sentence; nil where it can.
    var readOnlyReason: String? { get }
    /// What the trader should know of how it was opened and read, as sentences.
    var remarks: [String] { get }
    /// Everything that was kept. Drafts are not the store's: they have a file of their own.
    func load() throws(StorageError) -> StoredDesk
    /// Keeps all of these or none. On return they are as safe as `durability` says.
    func commit(_ changes: [StoredChange]) throws(StorageError)
}

extension DeskStore {
    package var readOnlyReason: String? { nil }
    package var remarks: [String] { [] }
}

/// Whether what was kept survives a power cut.
package struct Durability: Hashable, Sendable {
    package var isDurable: Bool
    /// Why not, and how to mend it, or another thing the trader should know of the store; a sentence.
    package var note: String?

    package init(isDurable: Bool, note: String? = nil) {
        self.isDurable = isDurable
        self.note = note
    }

    package static let durable = Durability(isDurable: true)
}

/// What became of changes that were handed to a writer.
package enum WriteOutcome: Hashable, Sendable {
    case kept(isDurable: Bool)
    /// Not kept yet, and perhaps never; the sentence says why and how to mend it.
    case refused(String)
}
