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

    package init(account: Account, isRestored: Bool, values: [PositionValue]) {
        self.account = account
        self.isRestored = isRestored
        self.values = values
    }

    package var isFlat: Bool { account.positions.isEmpty }
}

/// What an open position is worth now.
package struct PositionValue: Hashable, Sendable {
    /// What the figure rests on.
    package enum Basis: Hashable, Sendable {
        /// Our own price of the same root and month.
        case quote
        /// Our own price of the full-size product's same month.
        case twin(symbol: String)
        /// The platform's own figure, as old as its report.
        case bridge
        /// Nothing that could value it; the sentence says why.
        case unknown(String)
    }

    package var basis: Basis
    /// The instrument that the symbol names; nil where it is not known.
    package var instrument: Instrument?
    /// The price that was used, in the position's own ticks; nil for the bridge's figure.
    package var price: Price?
    /// The time of that price, or of the bridge's report.
    package var time: Timestamp?
    /// Gain in points of one contract; nil where unknown.
    package var points: Double?
    /// Gain of the whole position before costs; nil where unknown.
    package var profit: Money?

    package init(
        basis: Basis, instrument: Instrument? = nil, price: Price? = nil, time: Timestamp? = nil, points: Double? = nil,
        profit: Money? = nil
    ) {
        self.basis = basis
        self.instrument = instrument
        self.price = price
        self.time = time
        self.points = points
        self.profit = profit
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

/// What the engine made of a report.
package enum ReportVerdict: Hashable, Sendable {
    case accepted
    /// Overtaken by a newer one, which stays.
    case outOfOrder(secondsOlder: Int)
    /// Accepted although the sender's clock is off; the sentence says by how much.
    case clockOff(String)
}
