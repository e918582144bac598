import Ledger
import Market

/// What is to be kept for good.
package enum StoredChange: Hashable, Sendable {
    /// An account without its fills, in place of what was kept of it before.
    case account(Account)
    /// New fills of an account, oldest first, after those that are already kept.
    case fills(account: String, [Fill])
    /// Everything of an account but its journal, fills too.
    case accountCleared(String)
    case journal(JournalEntry)
    case journalDeleted(account: String, day: TradingDay)
}

/// What earlier runs left.
package struct StoredDesk: Hashable, Sendable {
    /// With the newest `Account.fillLimit` fills of each, oldest first.
    package var accounts: [Account]
    /// Ascending in day, then account.
    package var journal: [JournalEntry]
    /// What was being typed when the last run ended, the newest last.
    package var drafts: [JournalDraft]
    /// When the last run took its last push; nil where none did.
    package var lastPush: Timestamp?

    package init(
        accounts: [Account] = [], journal: [JournalEntry] = [], drafts: [JournalDraft] = [], lastPush: Timestamp? = nil
    ) {
        self.accounts = accounts
        self.journal = journal
        self.drafts = drafts
        self.lastPush = lastPush
    }
}

/// How the store does.
package struct StoreHealth: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case open
        /// Another desk holds the folder, or the disk takes no writes; the sentence says which.
        case readOnly(String)
        case failed(String)
    }

    /// `sqlite`, `redis`
    package var name: String
    package var state: State
    /// True when an acknowledged push survives a power cut.
    package var isDurable: Bool
    /// Why it is not durable, as a sentence.
    package var durabilityNote: String?
    /// Changes that are kept since the start.
    package var kept: Int
    /// Changes that wait to be kept.
    package var waiting: Int

    package init(
        name: String, state: State, isDurable: Bool, durabilityNote: String? = nil, kept: Int = 0, waiting: Int = 0
    ) {
        self.name = name
        self.state = state
        self.isDurable = isDurable
        self.durabilityNote = durabilityNote
        self.kept = kept
        self.waiting = waiting
    }
}

/// How the port does.
package struct PortHealth: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        case off
        case listening
        case failed(String)
    }

    package var state: State
    /// Addresses it listens on, `127.0.0.1:8000`.
    package var addresses: [String]
    /// What is not right but no failure, as a sentence.
    package var note: String?
    package var connections: Int
    package var requests: Int
    package var refused: Int
    package var lastPush: Timestamp?

    package init(
        state: State, addresses: [String] = [], note: String? = nil, connections: Int = 0, requests: Int = 0,
        refused: Int = 0, lastPush: Timestamp? = nil
    ) {
        self.state = state
        self.addresses = addresses
        self.note = note
        self.connections = connections
        self.requests = requests
        self.refused = refused
        self.lastPush = lastPush
    }
}
