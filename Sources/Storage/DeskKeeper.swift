import Ledger
import Machine
import State

/// Everything that a running desk keeps: accounts, journal, drafts. It takes changes without ever making anybody wait.
package final class DeskKeeper: Sendable {
    /// What it tells, from its threads.
    package enum News: Sendable {
        /// What earlier runs left; told once, and again where a store could not be opened at first and now is.
        case opened(StoredDesk)
        case health(StoreHealth)
        /// A sentence for the log.
        case trouble(String)
    }

    private let news: KeeperNews
    private let journal: StoreWriter
    /// The same as the journal's, or that of another store.
    private let accounts: StoreWriter
    /// Nil for a desk that may only look.
    private let drafts: DraftWriter?

    /// Opens the stores on threads of their own.
    package init(_ setup: StorageSetup, tell: @escaping @Sendable (News) -> Void) throws(MachineError) {
        let drafts =
            setup.readOnlyReason == nil
            ? try DraftWriter(path: setup.draftFile, tell: { tell(.trouble($0)) }) : nil
        let news = KeeperNews(
            drafts: DraftFile.drafts(at: setup.draftFile), keepText: { drafts?.keep($0) }, tell: tell)
        self.drafts = drafts
        self.news = news
        let openDatabase = { @Sendable () throws(StorageError) in try setup.openDatabase() }
        guard let address = setup.redis else {
            journal = try StoreWriter(name: "sqlite", open: openDatabase) { news.take($0, of: [.journal, .accounts]) }
            accounts = journal
            return
        }
        journal = try StoreWriter(name: "sqlite", open: openDatabase) { news.take($0, of: [.journal]) }
        // The same one whenever it is opened, for it remembers a commit whose answer did not come.
        let redis = RedisStore(address, folder: setup.folder)
        let openRedis = { @Sendable () -> any DeskStore in
            setup.readOnlyReason.map { LookOnly(store: redis, reason: $0) } ?? redis
        }
        accounts = try StoreWriter(name: "redis", open: openRedis) { news.take($0, of: [.accounts]) }
    }

    /// Hands over what one event changed, all or none of it; never waits.
    ///
    /// - Parameter then: called once, when it is kept or when it is clear that it will not be for now.
    package func keep(_ changes: [StoredChange], then: @escaping @Sendable (WriteOutcome) -> Void = { _ in }) {
        guard changes.contains(where: \.isOfJournal) else { return accounts.write(changes, then: then) }
        news.note(changes)
        journal.write(changes) { [news] outcome in
            news.settle(changes, outcome)
            then(outcome)
        }
    }

    /// Puts all that is being typed in place of what was kept of it; never waits.
    package func keepDrafts(_ drafts: [JournalDraft]) { news.keepDrafts(drafts) }

    /// Keeps what waits and tells everybody. What the stores do not take now stays in the draft file if it was typed.
    package func finish() {
        journal.finish()
        if accounts !== journal { accounts.finish() }
        drafts?.finish()
    }
}

extension StoredChange {
    /// An event changes either the journal or accounts.
    fileprivate var isOfJournal: Bool {
        switch self {
        case .journal, .journalDeleted: true
        case .account, .fills, .accountCleared: false
        }
    }
}
