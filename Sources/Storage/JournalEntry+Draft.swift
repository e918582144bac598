import Ledger
import Market

extension JournalEntry {
    /// The entry as it would stand in the form.
    var draft: JournalDraft {
        JournalDraft(
            account: account, date: day.description, gross: gross.typed, net: net.typed, contracts: "\(contracts)",
            instruments: instruments, notes: notes, changedAt: savedAt)
    }
}

extension Money {
    /// `-12.5`: exact, without needless zeros behind two decimals.
    fileprivate var typed: String {
        var text = NumberStyle.plain.text(Int(tenThousandths), decimals: 4)
        for _ in 0..<2 where text.hasSuffix("0") { text.removeLast() }
        return text
    }
}
