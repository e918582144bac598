import JSON
import Ledger

/// One position of a report.
enum PositionRow {
    private enum Key: String {
        case symbol, side, quantity, avgPrice, unrealizedPnL, lastUpdate

        init?(_ key: JSONKey) {
            switch key {
            case "symbol": self = .symbol
            case "side": self = .side
            case "quantity": self = .quantity
            case "avgPrice": self = .avgPrice
            case "unrealizedPnL": self = .unrealizedPnL
            case "lastUpdate": self = .lastUpdate
            default: return nil
            }
        }
    }

    /// Reads a row; nil for one of quantity 0.
    ///
    /// - Parameter number: its place in the list from 1, for errors.
    static func read(_ cursor: inout JSONCursor, number: Int) throws(JSONError) -> ReportedPosition? {
        var position = ReportedPosition(symbol: "", side: .long, quantity: 0)
        var side: PositionSide?
        var keys = KeysOnce<Key>()
        try cursor.object { (cursor, name) throws(JSONError) in
            guard let key = Key(name) else { return }
            try keys.take(key, cursor)
            switch key {
            case .symbol: position.symbol = try cursor.name("symbol", limit: PositionLimits.symbol)
            case .side: side = try readSide(&cursor, number: number)
            case .quantity: position.quantity = try quantity(&cursor, number: number)
            case .avgPrice: position.averagePrice = try cursor.numberOrNil()
            case .unrealizedPnL: position.unrealised = try cursor.moneyOrNil()
            case .lastUpdate: position.changedAt = try cursor.stampOrNil()
            }
        }
        for key in [Key.symbol, .side, .quantity] where !keys.contains(key) {
            throw cursor.fault("\(key.rawValue) of position \(number) is missing")
        }
        guard position.quantity > 0 else { return nil }
        guard let side else { throw cursor.fault("position \(number) is flat and has a quantity") }
        position.side = side
        return position
    }

    /// Nil for flat, which only a row of quantity 0 may be.
    private static func readSide(_ cursor: inout JSONCursor, number: Int) throws(JSONError) -> PositionSide? {
        let start = cursor
        switch try cursor.string().lowercased() {
        case "long": return .long
        case "short": return .short
        case "flat": return nil
        default: throw start.fault("side of position \(number) must be Long or Short")
        }
    }

    private static func quantity(_ cursor: inout JSONCursor, number: Int) throws(JSONError) -> Int {
        let start = cursor
        guard let quantity = try cursor.number().int, (0...PositionLimits.contracts).contains(quantity) else {
            throw start.fault(
                "quantity of position \(number) must be a whole number from 0 to \(PositionLimits.contracts); "
                    + "its side tells the direction")
        }
        return quantity
    }
}
