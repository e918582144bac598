/// A field of the journal's form, in the order of Tab.
package enum FormField: Int, CaseIterable, Hashable, Sendable {
    case date, account, gross, net, contracts, instruments, notes

    var label: String {
        switch self {
        case .date: "trading day"
        case .account: "account"
        case .gross: "gross"
        case .net: "net"
        case .contracts: "contracts"
        case .instruments: "instruments"
        case .notes: "notes"
        }
    }

    func stepped(_ step: Int) -> FormField {
        let all = Self.allCases
        return all[(rawValue + step + all.count) % all.count]
    }
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
