/// A field of the journal's form, in the order of Tab.
package enum JournalField: Int, CaseIterable, Hashable, Sendable {
    case date, account, gross, net, contracts, instruments, notes, setup, planned, mistake

    package var label: String {
        switch self {
        case .date: "trading day"
        case .account: "account"
        case .gross: "gross"
        case .net: "net"
        case .contracts: "contracts"
        case .instruments: "instruments"
        case .notes: "notes"
        case .setup: "setup"
        case .planned: "planned"
        case .mistake: "mistake"
        }
    }

    /// The field so many places on; the first follows the last.
    package func stepped(_ step: Int) -> JournalField {
        let all = Self.allCases
        return all[((rawValue + step) % all.count + all.count) % all.count]
    }
}
