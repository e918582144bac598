/// Who crossed the spread in a trade.
package enum Aggressor: UInt8, Sendable, Codable {
    case buyer, seller
    /// An auction print, or a source that does not tell.
    case unknown
}

/// One trade print.
package struct Trade: Hashable, Sendable {
    package var time: Timestamp
    package var price: Price
    package var size: Int
    package var aggressor: Aggressor

    package init(time: Timestamp, price: Price, size: Int, aggressor: Aggressor) {
        self.time = time
        self.price = price
        self.size = size
        self.aggressor = aggressor
    }
}
