import Ledger

extension JournalEntry {
    /// The entry as it would stand in the form.
    var draft: JournalDraft {
        JournalDraft(
            account: account, date: day.description, gross: gross.plainText, net: net.plainText,
            contracts: "\(contracts)",
            instruments: instruments, notes: notes, changedAt: savedAt)
    }
}
