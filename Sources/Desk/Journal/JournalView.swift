import Ledger
import Market

/// The journal page's settings, and what is being typed.
package struct JournalView: Hashable, Sendable {
    /// The form as it stands; nil before it was first opened.
    package var form: JournalForm?
    /// Other days that were typed and not saved, the newest last.
    package var drafts: [JournalDraft] = []
    /// Drafts of the last run that were saved or thrown away since.
    package var settled: Set<JournalKey> = []
    /// Why the last save was refused.
    var complaint: JournalReading.Remark?
    /// The account whose days are listed; nil for all.
    package var account: String?
    /// The day under the cursor of the history; nil for the newest.
    package var cursor: JournalPlace?
    /// The page from which the form was opened, to which Esc goes back.
    package var returnsTo: String?

    package init() {}
}

/// Names a day of the journal, also one whose date is still being typed.
package struct JournalKey: Hashable, Sendable {
    package var account: String
    package var date: String

    package init(account: String, date: String) {
        self.account = account
        self.date = date
    }
}

/// Names a saved day of the journal.
package struct JournalPlace: Hashable, Sendable {
    package var account: String
    package var day: TradingDay

    package init(_ entry: JournalEntry) {
        account = entry.account
        day = entry.day
    }
}
