import Ledger
import Market

/// An account as the screen shows it.
package struct AccountState: Hashable, Sendable {
    package var account: Account
    /// Nothing was heard of it since this start; it stands as an earlier run left it.
    package var isRestored: Bool
    /// In the order of the account's positions.
    package var values: [PositionValue]
    /// The newest body of this account that was refused, where none was accepted since.
    package var fault: BridgeFault?
    /// What is odd about the sender's clock, as a sentence.
    package var clockNote: String?
    /// Why the positions may not be those of the platform: its sign of life counts another number of them.
    package var countNote: String?

    package init(account: Account, isRestored: Bool, values: [PositionValue]) {
        self.account = account
        self.isRestored = isRestored
        self.values = values
    }

    /// True where a report said so; an account of which only signs of life were heard is not known to be flat.
    package var isFlat: Bool { account.report != nil && account.positions.isEmpty }

    /// Gain of all open positions before costs, in dollars; nil where one of them is unknown or in another currency.
    package var openProfit: Money? {
        var total = Money.zero
        for value in values {
            guard let profit = value.profit, value.instrument?.spec.currency ?? "USD" == "USD" else { return nil }
            total = total + profit
        }
        return account.report == nil ? nil : total
    }

    /// What the account has made of a trading day: realised, and what its open positions are worth as far as that is
    /// known. Nil where its last report is of another day or tells no realised figure.
    package func profit(of day: TradingDay) -> Money? {
        guard let realised = account.report?.realised, let reportedAt = account.reportedAt,
            TradingCalendar(group: .equity).fillDay(reportedAt) == day
        else { return nil }
        return realised + (openProfit ?? .zero)
    }
}

/// A body of a bridge that was refused.
package struct BridgeFault: Hashable, Sendable {
    /// The account, where the body still told it.
    package var account: String?
    /// What is wrong and how to mend it; plain text.
    package var reason: String
    package var receivedAt: Timestamp

    package init(account: String?, reason: String, receivedAt: Timestamp) {
        self.account = account
        self.reason = reason
        self.receivedAt = receivedAt
    }
}
