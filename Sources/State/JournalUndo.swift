import Ledger
import Market

/// A change of the journal that can be taken back.
package struct JournalUndo: Hashable, Sendable {
    package var account: String
    package var day: TradingDay
    /// What stood there before and would come back; nil where nothing did.
    package var before: JournalEntry?
    /// What stands there now and would go; nil after a deletion.
    package var after: JournalEntry?

    package init(account: String, day: TradingDay, before: JournalEntry?, after: JournalEntry?) {
        self.account = account
        self.day = day
        self.before = before
        self.after = after
    }
}
