import Ledger
import Market
import State

/// What was typed and is not in the store yet: drafts, and days that were saved while the store takes its time or is in
/// trouble. All of it lies in the draft file until the store has it.
struct UnsavedText: Sendable {
    private struct Saved: Sendable {
        var entry: JournalEntry
        var isRefused = false
    }

    private struct Day: Hashable {
        var account: String
        var day: TradingDay
    }

    var drafts: [JournalDraft] = []
    private var days: [Day: Saved] = [:]

    init(drafts: [JournalDraft]) { self.drafts = drafts }

    /// Days that were saved, the newest last.
    var saved: [JournalEntry] { days.values.map(\.entry).sorted { $0.savedAt < $1.savedAt } }

    /// What the draft file is to hold, the newest last.
    var all: [JournalDraft] {
        guard !days.isEmpty else { return drafts }
        let waiting = saved.map { $0.draft(amount: \.plainText) }.filter { entry in
            !drafts.contains { $0.account == entry.account && $0.date == entry.date }
        }
        return waiting + drafts
    }

    mutating func save(_ changes: [StoredChange]) {
        for change in changes {
            switch change {
            case .journal(let entry): days[Day(account: entry.account, day: entry.day)] = Saved(entry: entry)
            case .journalDeleted(let account, let day): days[Day(account: account, day: day)] = nil
            case .account, .fills, .accountCleared: break
            }
        }
    }

    /// The store has answered for these.
    mutating func settle(_ changes: [StoredChange], isKept: Bool) {
        for case .journal(let entry) in changes {
            let day = Day(account: entry.account, day: entry.day)
            guard days[day]?.entry == entry else { continue }
            if isKept { days[day] = nil } else { days[day]?.isRefused = true }
        }
    }

    /// The store has got everything that it had refused.
    mutating func settleRefused() { days = days.filter { !$0.value.isRefused } }
}
