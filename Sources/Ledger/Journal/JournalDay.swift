import Market

/// A trading day of the journal, all chosen accounts together.
package struct JournalDay: Hashable, Sendable {
    package var day: TradingDay
    package var gross: Money
    package var net: Money
    package var contracts: Int
    /// Accounts that have an entry.
    package var accounts: Int

    package var commissions: Money { gross - net }

    /// The days of entries, ascending. Entries of one day add up whatever their order.
    package static func totals(_ entries: some Sequence<JournalEntry>) -> [JournalDay] {
        var days: [TradingDay: JournalDay] = [:]
        for entry in entries {
            var day =
                days[entry.day]
                ?? JournalDay(day: entry.day, gross: .zero, net: .zero, contracts: 0, accounts: 0)
            day.gross = day.gross + entry.gross
            day.net = day.net + entry.net
            day.contracts += entry.contracts
            day.accounts += 1
            days[entry.day] = day
        }
        return days.values.sorted { $0.day < $1.day }
    }
}
