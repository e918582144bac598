import Market

/// What the trader wrote of one account's trading day. Account and day name it: a second account's day is another entry.
package struct JournalEntry: Hashable, Sendable, Codable {
    package var account: String
    package var day: TradingDay
    package var gross: Money
    package var net: Money
    /// Contracts traded, both sides counted as the trader counts them.
    package var contracts: Int
    /// As typed, `MES, MNQ`.
    package var instruments: String
    package var notes: String
    package var review: JournalReview
    /// When it was last saved.
    package var savedAt: Timestamp

    package init(
        account: String, day: TradingDay, gross: Money, net: Money, contracts: Int = 0, instruments: String = "",
        notes: String = "", review: JournalReview = JournalReview(), savedAt: Timestamp
    ) {
        self.account = account
        self.day = day
        self.gross = gross
        self.net = net
        self.contracts = contracts
        self.instruments = instruments
        self.notes = notes
        self.review = review
        self.savedAt = savedAt
    }

    /// Gross less net; negative where a rebate is larger than the costs.
    package var commissions: Money { gross - net }
}
