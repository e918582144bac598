import Ledger
import State
import Synchronization

/// What a desk's stores have said, made into one account of them all, and what was typed and is not in them yet.
final class KeeperNews: Sendable {
    /// What a store is for.
    enum Part: Hashable, CaseIterable, Sendable {
        case journal, accounts
    }

    private struct Known: Sendable {
        var unsaved: UnsavedText
        var hasOpened = false
        /// Parts that have been opened, or have failed to.
        var heard: Set<Part> = []
        var health: [Part: StoreHealth] = [:]
        /// What the stores hold; the journal's changes of this run included.
        var desk = StoredDesk()
    }

    private let known: Mutex<Known>
    private let tell: @Sendable (DeskKeeper.News) -> Void
    private let keepText: @Sendable ([JournalDraft]) -> Void

    /// - Parameters:
    ///   - drafts: what earlier runs left.
    ///   - keepText: puts text in place of what the draft file holds.
    init(
        drafts: [JournalDraft], keepText: @escaping @Sendable ([JournalDraft]) -> Void,
        tell: @escaping @Sendable (DeskKeeper.News) -> Void
    ) {
        known = Mutex(Known(unsaved: UnsavedText(drafts: drafts)))
        self.keepText = keepText
        self.tell = tell
    }

    func keepDrafts(_ drafts: [JournalDraft]) {
        changeText { $0.unsaved.drafts = drafts }
    }

    /// The journal was changed; the store has not answered yet.
    func note(_ changes: [StoredChange]) {
        changeText { known in
            known.unsaved.save(changes)
            for change in changes { known.desk.take(change) }
        }
    }

    /// The store has answered for the journal's changes.
    func settle(_ changes: [StoredChange], _ outcome: WriteOutcome) {
        let isKept = if case .kept = outcome { true } else { false }
        changeText { $0.unsaved.settle(changes, isKept: isKept) }
    }

    func take(_ news: StoreWriter.News, of parts: [Part]) {
        switch news {
        case .trouble(let sentence): tell(.trouble(sentence))
        case .opened(let desk):
            hear(parts, isOpen: true) { known in
                if parts.contains(.accounts) {
                    (known.desk.accounts, known.desk.lastPush) = (desk.accounts, desk.lastPush)
                }
                guard parts.contains(.journal) else { return }
                known.desk.journal = desk.journal
                for entry in known.unsaved.saved { known.desk.take(.journal(entry)) }
            }
        case .health(let health):
            if parts.contains(.journal), health.state == .open, health.waiting == 0 {
                changeText { $0.unsaved.settleRefused() }
            }
            hear(parts, isOpen: false) { known in
                for part in parts { known.health[part] = health }
            }
            let all = known.withLock { known in Part.allCases.compactMap { known.health[$0] } }
            tell(.health(StoreHealth(all)))
        }
    }

    /// The desk is told what there is as soon as every part has spoken, and again when a part was late.
    private func hear(_ parts: [Part], isOpen: Bool, _ change: (inout Known) -> Void) {
        let opened = known.withLock { known -> StoredDesk? in
            change(&known)
            known.heard.formUnion(parts)
            guard known.heard.count == Part.allCases.count, isOpen || !known.hasOpened else { return nil }
            known.hasOpened = true
            var desk = known.desk
            desk.drafts = known.unsaved.all
            return desk
        }
        if let opened { tell(.opened(opened)) }
    }

    /// The file is written only when its content changes.
    private func changeText(_ change: (inout Known) -> Void) {
        known.withLock { known in
            let before = known.unsaved.all
            change(&known)
            let after = known.unsaved.all
            if after != before { keepText(after) }
        }
    }
}

extension StoreHealth {
    /// The health of all stores of a desk, which is that of the worst. The first is the journal's, the last the accounts'.
    fileprivate init(_ parts: [StoreHealth]) {
        let names = parts.map(\.name)
        self.init(
            name: Set(names).count < 2 ? names.first ?? "" : names.reversed().joined(separator: " and "),
            state: parts.map(\.state).first { $0 != .open } ?? .open, isDurable: parts.allSatisfy(\.isDurable),
            durabilityNote: parts.compactMap(\.durabilityNote).first)
        // One store that is for everything is counted once.
        let counted = Set(names).count < 2 ? parts.prefix(1) : parts[...]
        kept = counted.map(\.kept).reduce(0, +)
        waiting = counted.map(\.waiting).reduce(0, +)
    }
}
