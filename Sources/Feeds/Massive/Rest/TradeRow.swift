import JSON
import Market

/// A trade of `trades`. Who crossed the spread is not told.
package struct TradeRow: MassiveRow {
    package private(set) var time: Timestamp?
    package private(set) var sequence: Int?
    private var price: Double?
    private var size: Int?

    package init() {}

    package mutating func take(_ key: JSONKey, _ cursor: inout JSONCursor) throws(JSONError) {
        switch key {
        case "timestamp": time = try cursor.whole().flatMap { VendorTime.instant(Int64($0)) }
        case "sequence_number": sequence = try cursor.whole()
        case "price": price = try cursor.figure()?.double
        case "size": size = try cursor.whole()
        default: break
        }
    }

    /// In ticks of a product; nil where something is missing or lies on no tick.
    package func trade(_ spec: ContractSpec) -> Trade? {
        guard let time, let size, let price = spec.price(vendor: price) else { return nil }
        // The socket tells milliseconds, and of both the same trade must have one time.
        let instant = Timestamp(nanoseconds: time.nanoseconds - time.nanoseconds % 1_000_000)
        return Trade(time: instant, price: price, size: size, aggressor: .unknown)
    }
}
