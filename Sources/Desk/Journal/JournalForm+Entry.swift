import Canvas
import Ledger
import Market

extension JournalForm {
    /// Why the day cannot be saved, and the field to mend.
    struct Complaint: Error, Hashable {
        let field: FormField
        let text: String
    }

    /// The trading day that stands in the date field; nil while it is none.
    var day: TradingDay? { try? Self.day(text(.date)).get() }

    /// An amount that stands in a field; nil while it is none.
    func amount(_ field: FormField) -> Money? {
        let text = text(field)
        return text.isEmpty ? nil : try? AmountReading.read(text).get()
    }

    /// Gross less net as typed; nil while either is no amount.
    var commissions: Money? { amount(.gross).flatMap { gross in amount(.net).map { gross - $0 } } }

    /// The day as it would be saved.
    ///
    /// - Parameter today: the newest day that may be written; nil allows any.
    func entry(today: TradingDay?, savedAt: Timestamp) -> Result<JournalEntry, Complaint> {
        let day: TradingDay
        switch Self.day(text(.date)) {
        case .success(let read): day = read
        case .failure(let complaint): return .failure(complaint)
        }
        if let today, day > today {
            return .failure(Complaint(field: .date, text: "\(day) lies ahead; the trading day is \(today)."))
        }
        let account = OutsideText.line(text(.account)).trimmed
        guard !account.isEmpty else {
            return .failure(
                Complaint(field: .account, text: "The account has no name; type it, or press Down to choose."))
        }
        var amounts: [FormField: Money] = [:]
        for field in [FormField.gross, .net] {
            guard !text(field).trimmed.isEmpty else {
                return .failure(Complaint(field: field, text: "\(field.label) is empty; type it, 0 for none."))
            }
            switch AmountReading.read(text(field)) {
            case .success(let amount): amounts[field] = amount
            case .failure(let trouble): return .failure(Complaint(field: field, text: trouble.text))
            }
        }
        let typed = text(.contracts).trimmed
        guard typed.isEmpty || (typed.count <= 6 && typed.allSatisfy { $0.isASCII && $0.isNumber }) else {
            return .failure(
                Complaint(field: .contracts, text: "“\(typed)” is no count of contracts; write a whole number like 7."))
        }
        return .success(
            JournalEntry(
                account: account, day: day, gross: amounts[.gross] ?? .zero, net: amounts[.net] ?? .zero,
                contracts: Int(typed) ?? 0, instruments: text(.instruments).trimmed, notes: notes.text,
                savedAt: savedAt))
    }

    /// Reads `2024-01-08`.
    private static func day(_ text: String) -> Result<TradingDay, Complaint> {
        let typed = text.trimmed
        guard let date = CivilDate(iso: typed) else {
            return .failure(Complaint(field: .date, text: "“\(typed)” is no date; write it like 2024-01-08."))
        }
        let day = TradingDay(date)
        guard TradingCalendar(group: .equity).isTradingDay(day) else {
            let weekday = String(describing: date.weekday)
            let name = weekday.prefix(1).uppercased() + weekday.dropFirst()
            return .failure(Complaint(field: .date, text: "\(date), a \(name), is no trading day; choose another."))
        }
        return .success(day)
    }
}

extension JournalEntry {
    /// The day as the form writes it.
    func draft(_ style: NumberStyle) -> JournalDraft {
        JournalDraft(
            account: account, date: day.description, gross: gross.fieldText(style), net: net.fieldText(style),
            contracts: "\(contracts)", instruments: instruments, notes: notes, changedAt: Timestamp(seconds: 0))
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

extension String {
    /// Without blanks around it.
    var trimmed: String {
        let head = drop { $0.isWhitespace }
        return String(head.reversed().drop { $0.isWhitespace }.reversed())
    }
}
