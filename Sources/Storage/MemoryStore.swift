import Ledger
import State
import Synchronization

/// A store that lasts as long as the process.
package final class MemoryStore: DeskStore {
    package let name = "memory"
    package let durability = Durability(
        isDurable: false, note: "nothing is kept on disk; what is pushed is gone when the desk closes")
    private let kept = Mutex(StoredDesk())

    package init() {}

    package func load() -> StoredDesk { kept.withLock { $0 } }

    package func commit(_ changes: [StoredChange]) {
        kept.withLock { desk in
            for change in changes { desk.take(change) }
        }
    }
}

extension StoredDesk {
    /// What it is after a change.
    mutating func take(_ change: StoredChange) {
        switch change {
        case .account(var account):
            let place = accounts.firstIndex { $0.name >= account.name } ?? accounts.endIndex
            if place < accounts.endIndex, accounts[place].name == account.name {
                account.fills = accounts[place].fills
                accounts[place] = account
            } else {
                account.fills = []
                accounts.insert(account, at: place)
            }
            if let time = account.reportedAt { lastPush = max(lastPush ?? time, time) }
        case .fills(let name, let fills):
            guard let place = accounts.firstIndex(where: { $0.name == name }) else { return }
            accounts[place].fills = Array((accounts[place].fills + fills).suffix(Account.fillLimit))
        case .accountCleared(let name): accounts.removeAll { $0.name == name }
        case .journal(let entry):
            journal.removeAll { $0.account == entry.account && $0.day == entry.day }
            let place = journal.firstIndex { ($0.day, $0.account) > (entry.day, entry.account) } ?? journal.endIndex
            journal.insert(entry, at: place)
        case .journalDeleted(let account, let day): journal.removeAll { $0.account == account && $0.day == day }
        }
    }
}
