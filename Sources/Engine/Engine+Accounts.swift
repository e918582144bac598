import Ledger
import Market
import State

// MARK: - Accounts and journal

extension Engine {
    mutating func report(_ report: PositionReport, receivedAt: Timestamp, number: UInt64) {
        let now = configuration.mode == .live ? receivedAt : time ?? receivedAt
        var account = accounts[report.account] ?? Account(name: report.account, report: report, reportedAt: now)
        account.report = report
        account.reportedAt = now
        account.positions = report.positions.map { OpenPosition(reported: $0, openedAt: nil) }
        accounts[report.account] = account
        effects.append(.judged(.accepted, number: number))
        effects.append(.persist([.account(account)], number: number))
    }

    mutating func clear(account name: String?, number: UInt64) {
        let names = name.map { [$0] } ?? accounts.keys.sorted()
        effects.append(.persist(names.map(StoredChange.accountCleared), number: number))
        for name in names { accounts[name] = nil }
    }

    mutating func restore(_ stored: StoredDesk) {
        for account in stored.accounts where accounts[account.name] == nil { accounts[account.name] = account }
        journal.restore(stored.journal)
        restoredDrafts = stored.drafts
    }

    /// The accounts as a reader sees them.
    var accountStates: [AccountState] {
        accounts.values.sorted { $0.name < $1.name }.map {
            AccountState(
                account: $0, isRestored: false, values: $0.positions.map { _ in PositionValue(basis: .bridge) })
        }
    }
}
