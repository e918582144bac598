import JSON
import Ledger

/// One waiting order of a report.
enum OrderRow {
    private enum Key: String {
        case orderId, name, instrument, action, type, quantity, limitPrice, stopPrice, state

        init?(_ key: JSONKey) {
            switch key {
            case "orderId": self = .orderId
            case "name": self = .name
            case "instrument": self = .instrument
            case "action": self = .action
            case "type": self = .type
            case "quantity": self = .quantity
            case "limitPrice": self = .limitPrice
            case "stopPrice": self = .stopPrice
            case "state": self = .state
            default: return nil
            }
        }
    }

    /// Nothing for null.
    static func list(_ cursor: inout JSONCursor) throws(JSONError) -> [PendingOrder] {
        if cursor.null() { return [] }
        var orders: [PendingOrder] = []
        try cursor.array { (cursor) throws(JSONError) in
            guard orders.count < PositionLimits.orders else {
                throw cursor.fault("there are more than \(PositionLimits.orders) orders")
            }
            orders.append(try read(&cursor))
        }
        return orders
    }

    private static func read(_ cursor: inout JSONCursor) throws(JSONError) -> PendingOrder {
        var order = PendingOrder(id: "", name: "", symbol: "", action: "", type: "", state: "", quantity: 0)
        var keys = KeysOnce<Key>()
        try cursor.object { (cursor, name) throws(JSONError) in
            guard let key = Key(name) else { return }
            try keys.take(key, cursor)
            switch key {
            case .orderId: order.id = try cursor.textOrNil() ?? ""
            case .name: order.name = try cursor.textOrNil() ?? ""
            case .instrument: order.symbol = try cursor.textOrNil() ?? ""
            case .action: order.action = try cursor.textOrNil() ?? ""
            case .type: order.type = try cursor.textOrNil() ?? ""
            case .state: order.state = try cursor.textOrNil() ?? ""
            case .quantity:
                let start = cursor
                guard let quantity = try cursor.number().int, (0...PositionLimits.contracts).contains(quantity) else {
                    throw start.fault("an order's quantity must be a whole number of contracts")
                }
                order.quantity = quantity
            // The bridges write 0 where an order has no such price.
            case .limitPrice: order.limitPrice = try cursor.numberOrNil().flatMap { $0 == 0 ? nil : $0 }
            case .stopPrice: order.stopPrice = try cursor.numberOrNil().flatMap { $0 == 0 ? nil : $0 }
            }
        }
        return order
    }
}
