import Market

/// A field of the journal's form.
package enum JournalField: String, CaseIterable, Hashable, Sendable {
    case account, date, gross, net, contracts, instruments, notes
}

/// What a draft says: an entry where every field can be read, and what is to be said about its fields.
package struct JournalReading: Hashable, Sendable {
    /// A sentence about a field.
    package struct Remark: Hashable, Sendable {
        package var field: JournalField
        package var text: String
    }

    /// Nil while a field is wrong.
    package var entry: JournalEntry?
    /// What keeps the draft from being saved, in the order of the fields.
    package var faults: [Remark]
    /// What is odd and blocks nothing.
    package var notes: [Remark]
    /// Gross less net, as soon as both can be read.
    package var commissions: Money?

    /// - Parameters:
    ///   - today: the trading day that is open now, else the next one; later days cannot be written.
    ///   - savedAt: becomes the entry's time.
    package init(_ draft: JournalDraft, today: TradingDay, savedAt: Timestamp) {
        faults = []
        notes = []
        let account = Self.trimmed(draft.account)
        if account.isEmpty { faults.append(Remark(field: .account, text: "name the account")) }
        let day = CivilDate(iso: Self.trimmed(draft.date)).map(TradingDay.init)
        if let day {
            judge(day, today: today)
        } else {
            faults.append(Remark(field: .date, text: "write the trading day as YYYY-MM-DD, like \(today)"))
        }
        let gross = money(draft.gross, .gross)
        let net = money(draft.net, .net)
        if let gross, let net {
            commissions = gross - net
            if net > gross {
                notes.append(
                    Remark(
                        field: .net,
                        text:
                            "net is above gross, so commissions are negative: right only where rebates exceed the costs"
                    ))
            }
        }
        let contracts = contracts(draft.contracts)
        if contracts == 0, let commissions, commissions != .zero {
            notes.append(Remark(field: .contracts, text: "there are commissions but no contracts"))
        }
        guard faults.isEmpty, let day, let gross, let net, let contracts else { return }
        entry = JournalEntry(
            account: account, day: day, gross: gross, net: net, contracts: contracts,
            instruments: Self.trimmed(draft.instruments), notes: draft.notes, savedAt: savedAt)
    }

    private mutating func judge(_ day: TradingDay, today: TradingDay) {
        if day > today {
            faults.append(Remark(field: .date, text: "\(day) is still to come; today's trading day is \(today)"))
        } else if !TradingCalendar(group: .equity).isTradingDay(day) {
            let next = TradingCalendar(group: .equity).nextTradingDay(after: day)
            notes.append(
                Remark(
                    field: .date,
                    text: "\(day) is no trading day; what is traded on a Sunday evening belongs to \(next)"))
        }
    }

    /// An empty field is 0, as the form shows it.
    private mutating func money(_ text: String, _ field: JournalField) -> Money? {
        let text = Self.trimmed(text)
        if text.isEmpty { return .zero }
        if let money = Money(typed: text) { return money }
        faults.append(
            Remark(field: field, text: "\(field.rawValue) is no amount; write it like 622, -49.50 or 1,204.25"))
        return nil
    }

    private mutating func contracts(_ text: String) -> Int? {
        let text = Self.trimmed(text)
        if text.isEmpty { return 0 }
        if let count = Int(text), (0...1_000_000).contains(count) { return count }
        faults.append(Remark(field: .contracts, text: "contracts is no whole number; write it like 7"))
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension Money {
    /// Reads an amount as people type it: `622`, `+622.00`, `-49.5`, `−49.5`, `$1,204.25`, `-$20`; nil for anything else.
    /// Groups are of three digits, so that a decimal comma is refused and not taken for a thousand.
    package init?(typed text: some StringProtocol) {
        var text = String(text.filter { !$0.isWhitespace })[...]
        var isNegative = false
        if let sign = text.first, "+-\u{2212}".contains(sign) {
            isNegative = sign != "+"
            text.removeFirst()
        }
        if text.first == "$" { text.removeFirst() }
        guard let first = text.first, first.isASCII, first.isNumber || first == ".",
            !text.contains(where: { "eE_".contains($0) })
        else { return nil }
        let whole = text.prefix { $0 != "." }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                return nil
            }
        }
        var plain = groups.joined() + text[whole.endIndex...]
        if plain.first == "." { plain = "0" + plain }
        if plain.last == "." { plain.removeLast() }
        guard let amount = Money(decimal: plain) else { return nil }
        self = isNegative ? -amount : amount
    }

    /// Exact and plain, for files and scripts: `622.00`, `-49.50`, `15.625`; at least two decimals.
    package var plainText: String {
        var digits = NumberStyle.plain.text(Int(tenThousandths), decimals: 4)
        while digits.hasSuffix("0"), let dot = digits.firstIndex(of: "."),
            digits.distance(from: dot, to: digits.endIndex) > 3
        {
            digits.removeLast()
        }
        return digits
    }
}
