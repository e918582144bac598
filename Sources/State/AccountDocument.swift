/// An account as scripts read it. Amounts are strings of dollars, exact, with an ASCII minus; prices as everywhere.
package struct AccountDocument: Codable, Equatable, Sendable {
    package var name: String
    /// True where an earlier run left it and nothing was heard since.
    package var isRestored: Bool
    /// Null where only signs of life were heard.
    @OrNull package var reported: String?
    /// Null where that is not known.
    @OrNull package var isFlat: Bool?
    package var positions: [PositionDocument]
    /// Gain of all positions before costs; null where one of them is unknown.
    @OrNull package var openProfit: String?
    @OrNull package var cash: String?
    /// The platform's own figure.
    @OrNull package var realised: String?
    @OrNull package var heartbeat: String?
    /// Fills that are held.
    package var fills: Int
    /// Why the newest refused body was refused, where none was taken since.
    @OrNull package var fault: String?
    /// What is odd about the sender's clock or its count of positions.
    package var notes: [String]
}

/// A position of an account.
package struct PositionDocument: Codable, Equatable, Sendable {
    /// As the platform writes it.
    package var symbol: String
    /// `long` or `short`
    package var side: String
    package var quantity: Int
    @OrNull package var averagePrice: String?
    @OrNull package var opened: String?
    /// `quote`, `twin`, `continuous`, `bridge` or `unknown`.
    package var basis: String
    /// The instrument of a twin's or continuous price; why a price is unknown or the bridge's.
    @OrNull package var detail: String?
    @OrNull package var price: String?
    @OrNull package var priceTime: String?
    @OrNull package var points: String?
    @OrNull package var profit: String?
}

/// The journal of all accounts together.
package struct JournalDocument: Codable, Equatable, Sendable {
    package var entries: Int
    /// Trading days that have an entry.
    package var days: Int
    package var net: String
    package var gross: String
    package var commissions: String
}

/// The store.
package struct StoreDocument: Codable, Equatable, Sendable {
    package var name: String
    /// `open`, `readOnly` or `failed`.
    package var state: String
    @OrNull package var reason: String?
    package var isDurable: Bool
    @OrNull package var durabilityNote: String?
    package var kept: Int
    package var waiting: Int
}

/// The port.
package struct PortDocument: Codable, Equatable, Sendable {
    /// `off`, `listening` or `failed`.
    package var state: String
    @OrNull package var reason: String?
    package var addresses: [String]
    @OrNull package var note: String?
    package var connections: Int
    package var requests: Int
    package var refused: Int
    @OrNull package var lastPush: String?
}
