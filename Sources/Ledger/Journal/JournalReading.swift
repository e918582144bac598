import Market

/// What a draft says: an entry where every field can be read, and what is to be said about its fields.
package struct JournalReading: Hashable, Sendable {
    /// A sentence about a field.
    package struct Remark: Error, Hashable, Sendable {
        package var field: JournalField
        package var text: String
    }

    /// Nil while a field is wrong.
    package private(set) var entry: JournalEntry?
    /// What keeps the draft from being saved, in the order of the fields.
    package private(set) var faults: [Remark] = []
    /// What is odd and blocks nothing.
    package private(set) var notes: [Remark] = []
    /// Nil while the date field holds no trading day, or one that lies ahead.
    package private(set) var day: TradingDay?
    /// Nil while the field is empty or no amount, as is `net`.
    package private(set) var gross: Money?
    package private(set) var net: Money?

    /// Gross less net, as soon as both can be read.
    package var commissions: Money? { gross.flatMap { gross in net.map { gross - $0 } } }

    /// - Parameters:
    ///   - today: the newest day that may be written; nil allows any.
    ///   - savedAt: becomes the entry's time.
    package init(_ draft: JournalDraft, today: TradingDay? = nil, savedAt: Timestamp = Timestamp(seconds: 0)) {
        day = take(try Self.day(draft.date.trimmed, today))
        let account = take(try Self.account(draft.account.trimmed))
        gross = take(try Self.amount(draft.gross, .gross))
        net = take(try Self.amount(draft.net, .net))
        let contracts = take(try Self.contracts(draft.contracts.trimmed))
        let isPlanned = take(try Self.planned(draft.planned.trimmed))
        if let commissions, commissions < .zero {
            notes.append(Remark(field: .net, text: "net is more than gross: a rebate?"))
        }
        if contracts == 0, let commissions, commissions > .zero {
            notes.append(Remark(field: .contracts, text: "commissions, but no contracts"))
        }
        guard let day, let account, let gross, let net, let contracts, let isPlanned else { return }
        entry = JournalEntry(
            account: account, day: day, gross: gross, net: net, contracts: contracts,
            instruments: draft.instruments.trimmed, notes: draft.notes,
            review: JournalReview(
                setup: draft.setup.trimmed, isPlanned: isPlanned, mistake: draft.mistake.trimmed),
            savedAt: savedAt)
    }

    /// What a field holds; where it cannot be read, the fault is noted.
    private mutating func take<Value>(_ value: @autoclosure () throws(Remark) -> Value) -> Value? {
        do throws(Remark) { return try value() } catch {
            faults.append(error)
            return nil
        }
    }

    /// Reads `2024-01-08`.
    private static func day(_ text: String, _ today: TradingDay?) throws(Remark) -> TradingDay {
        guard let date = CivilDate(iso: text) else {
            throw Remark(field: .date, text: "“\(text)” is no date; write it like 2024-01-08.")
        }
        let day = TradingDay(date)
        let calendar = TradingCalendar(group: .equity)
        guard calendar.isTradingDay(day) else {
            let name = String(describing: date.weekday)
            let weekday = name.prefix(1).uppercased() + name.dropFirst()
            let next =
                date.weekday == .sunday
                ? "what its evening trades belongs to \(calendar.nextTradingDay(after: day))." : "choose another."
            throw Remark(field: .date, text: "\(date), a \(weekday), is no trading day; \(next)")
        }
        if let today, day > today {
            throw Remark(field: .date, text: "\(day) lies ahead; the trading day is \(today).")
        }
        return day
    }

    private static func account(_ text: String) throws(Remark) -> String {
        guard !text.isEmpty else {
            throw Remark(field: .account, text: "The account has no name; type it, or press Down to choose.")
        }
        return text
    }

    private static func amount(_ text: String, _ field: JournalField) throws(Remark) -> Money {
        guard !text.trimmed.isEmpty else {
            throw Remark(field: field, text: "\(field.label) is empty; type it, 0 for none.")
        }
        switch AmountReading.read(text) {
        case .success(let amount): return amount
        case .failure(let trouble): throw Remark(field: field, text: trouble.text)
        }
    }

    /// Reads `yes` and `no`, or how they begin; an empty field says nothing.
    private static func planned(_ text: String) throws(Remark) -> Bool? {
        switch text.lowercased() {
        case "": return nil
        case "y", "ye", "yes": return true
        case "n", "no": return false
        default: throw Remark(field: .planned, text: "“\(text)” is neither yes nor no; write one, or leave it empty.")
        }
    }

    /// An empty field is none.
    private static func contracts(_ text: String) throws(Remark) -> Int {
        if text.isEmpty { return 0 }
        guard text.count <= 6, text.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(text) else {
            throw Remark(
                field: .contracts, text: "“\(text)” is no count of contracts; write a whole number like 7.")
        }
        return count
    }
}

extension String {
    /// Without blanks around it.
    package var trimmed: String {
        let head = drop { $0.isWhitespace }
        return String(head.reversed().drop { $0.isWhitespace }.reversed())
    }
}
