import Market
import State

/// What the socket tells of an instrument that was asked for. Quotes only serve to tell who crossed the spread.
package enum WireRow: Hashable, Sendable {
    /// A trade and its number, which grows by any steps; 0 where none was told.
    case trade(SlotTrade, sequence: Int64)
    /// A minute that has ended.
    case minute(SlotBar)
    /// A second that has ended.
    case second(SlotBar)
}

/// What the server says about the connection.
package struct WireStatus: Hashable, Sendable {
    /// `connected`, `auth_success`, `max_connections`.
    package var status: String
    /// The server's words, made plain.
    package var message: String

    package init(status: String, message: String) {
        self.status = status
        self.message = message
    }
}

/// What frames held, in their order.
package struct WireBatch: Sendable {
    package var rows: [WireRow] = []
    package var statuses: [WireStatus] = []
    package var quotes = 0
    /// Items that lack what they must have or hold nonsense.
    package var malformed = 0
    /// Items of instruments that were not asked for, and of kinds that are not known.
    package var foreign = 0

    package init() {}

    package mutating func removeAll() {
        rows.removeAll(keepingCapacity: true)
        statuses.removeAll(keepingCapacity: true)
        (quotes, malformed, foreign) = (0, 0, 0)
    }
}
