import Ledger
import Market
import State

/// Changes that could not be kept yet, without what later ones have made void, so that they stay few however long the
/// trouble lasts.
struct OwedChanges: Sendable {
    /// What a change is about; a later change of the same takes the place of an earlier one.
    private enum Subject: Hashable {
        case clearing(String)
        case account(String)
        case fills(String)
        case journal(String, TradingDay)
    }

    private var kept: [StoredChange?] = []
    private var places: [Subject: Int] = [:]

    /// Fills of an account that are held at most, the newest.
    private static let fillLimit = Account.fillLimit * 10

    /// In an order in which they may be kept.
    var changes: [StoredChange] { kept.compactMap { $0 } }
    var isEmpty: Bool { kept.isEmpty }
    var count: Int { places.count }

    /// Days of the journal among them.
    var journalCount: Int {
        places.keys.count {
            if case .journal = $0 { true } else { false }
        }
    }

    mutating func add(_ change: StoredChange) {
        switch change {
        case .account(let account): put(change, .account(account.name))
        case .fills(let account, let fills):
            var all = fills
            if let place = places[.fills(account)], case .fills(_, let earlier)? = kept[place] { all = earlier + fills }
            put(.fills(account: account, Array(all.suffix(Self.fillLimit))), .fills(account))
        case .accountCleared(let account):
            drop(.fills(account))
            drop(.account(account))
            drop(.clearing(account))
            put(change, .clearing(account))
        case .journal(let entry): put(change, .journal(entry.account, entry.day))
        case .journalDeleted(let account, let day): put(change, .journal(account, day))
        }
    }

    private mutating func put(_ change: StoredChange, _ subject: Subject) {
        if let place = places[subject] {
            kept[place] = change
        } else {
            places[subject] = kept.count
            kept.append(change)
        }
    }

    private mutating func drop(_ subject: Subject) {
        guard let place = places.removeValue(forKey: subject) else { return }
        kept[place] = nil
        // Gaps are closed before they outnumber what is there.
        guard kept.count > 64 + 2 * places.count else { return }
        let ordered = places.sorted { $0.value < $1.value }
        kept = ordered.map { kept[$0.value] }
        places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.key, $0) })
    }
}
