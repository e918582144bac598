import Ledger

/// When drafts go to the store: the first change at once, then at most one each interval, the newest only. What is typed
/// is on its way to the disk within the interval, and a fast typist does not make the disk busy.
struct DraftPace {
    /// Nanoseconds.
    let interval: Int64
    private var waiting: [JournalDraft]?
    private var lastSent: Int64?

    init(milliseconds: Int64 = 300) { interval = milliseconds * 1_000_000 }

    /// Takes a change, in place of one that still waits.
    mutating func take(_ drafts: [JournalDraft]) { waiting = drafts }

    /// What is to be sent now; nil while nothing waits or it is too soon.
    mutating func due(at now: Int64) -> [JournalDraft]? {
        guard let drafts = waiting, lastSent.map({ now - $0 >= interval }) ?? true else { return nil }
        (waiting, lastSent) = (nil, now)
        return drafts
    }

    /// What still waits, at the end.
    mutating func rest() -> [JournalDraft]? {
        defer { waiting = nil }
        return waiting
    }

    /// Nanoseconds until something is due; nil while nothing waits.
    func untilDue(at now: Int64) -> Int64? {
        waiting == nil ? nil : max(0, lastSent.map { interval - (now - $0) } ?? 0)
    }
}
