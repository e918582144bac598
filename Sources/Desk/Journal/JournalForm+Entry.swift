import Canvas
import Ledger
import Market

extension JournalForm {
    /// What the fields say as they stand.
    var reading: JournalReading { reading(today: nil, savedAt: Timestamp(seconds: 0)) }

    /// - Parameters:
    ///   - today: the newest day that may be written; nil allows any.
    ///   - savedAt: becomes the entry's time.
    func reading(today: TradingDay?, savedAt: Timestamp) -> JournalReading {
        var draft = draft
        draft.account = OutsideText.line(draft.account)
        return JournalReading(draft, today: today, savedAt: savedAt)
    }

    /// The trading day that stands in the date field; nil while it is none.
    var day: TradingDay? { reading.day }
}

extension JournalEntry {
    /// The day as the form writes it.
    func draft(_ style: NumberStyle) -> JournalDraft {
        draft { $0.fieldText(style) }
    }

    /// True where only the time of saving differs.
    func isSameDay(as other: JournalEntry) -> Bool {
        var same = other
        same.savedAt = savedAt
        return self == same
    }
}

extension Money {
    /// `+607.40`, as amounts stand in a field.
    func fieldText(_ style: NumberStyle) -> String {
        style.text(Int((tenThousandths + (tenThousandths < 0 ? -50 : 50)) / 100), decimals: 2, signed: true)
    }
}
