import Ledger
import Market
import State

/// The journal's entries and the changes of this run that can be taken back.
struct JournalBook: Sendable {
    /// Ascending in day, then account.
    private(set) var entries: [JournalEntry] = []
    private var changes: [JournalUndo] = []

    /// How many changes can be taken back.
    private static let depth = 100

    /// What `undo` would take back.
    var undoable: JournalUndo? { changes.last }

    /// Takes in what earlier runs left, in any order.
    mutating func restore(_ stored: [JournalEntry]) {
        entries = stored.sorted { ($0.day, $0.account) < ($1.day, $1.account) }
        changes = []
    }

    mutating func save(_ entry: JournalEntry) -> StoredChange {
        note(JournalUndo(account: entry.account, day: entry.day, before: put(entry), after: entry))
        return .journal(entry)
    }

    /// Nil where there is no such entry.
    mutating func delete(account: String, day: TradingDay) -> StoredChange? {
        guard let gone = remove(account: account, day: day) else { return nil }
        note(JournalUndo(account: account, day: day, before: gone, after: nil))
        return .journalDeleted(account: account, day: day)
    }

    /// Takes the last change back; nil where there is none.
    mutating func undo() -> StoredChange? {
        guard let change = changes.popLast() else { return nil }
        guard let before = change.before else {
            remove(account: change.account, day: change.day)
            return .journalDeleted(account: change.account, day: change.day)
        }
        put(before)
        return .journal(before)
    }

    private mutating func note(_ change: JournalUndo) {
        changes.append(change)
        if changes.count > Self.depth { changes.removeFirst() }
    }

    /// Puts an entry in its place and gives the one that stood there.
    @discardableResult
    private mutating func put(_ entry: JournalEntry) -> JournalEntry? {
        let place = place(account: entry.account, day: entry.day)
        guard place < entries.endIndex, isEntry(at: place, account: entry.account, day: entry.day) else {
            entries.insert(entry, at: place)
            return nil
        }
        defer { entries[place] = entry }
        return entries[place]
    }

    @discardableResult
    private mutating func remove(account: String, day: TradingDay) -> JournalEntry? {
        let place = place(account: account, day: day)
        guard place < entries.endIndex, isEntry(at: place, account: account, day: day) else { return nil }
        return entries.remove(at: place)
    }

    private func isEntry(at place: Int, account: String, day: TradingDay) -> Bool {
        entries[place].account == account && entries[place].day == day
    }

    /// The first entry that does not come before this account's day.
    private func place(account: String, day: TradingDay) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if (entries[middle].day, entries[middle].account) < (day, account) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
