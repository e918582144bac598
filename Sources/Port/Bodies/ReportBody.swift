import JSON
import Ledger

/// The body of a push: all open positions of one account.
///
/// Unknown keys are passed over, known ones may stand once. `account` and `positions` must be there: a body without
/// positions says nothing, and must not clear an account. A row of quantity 0 is no position. A fraction of a contract or
/// a quantity below zero contradicts the side, and refuses the body whole, so that no half of it is taken for all.
enum ReportBody {
    private enum Key: String {
        case account, positions, timestamp, cashBalance, realizedPnL, pendingOrders, riskBlocked, riskBlockReason
        case version = "bridge_version"

        init?(_ key: JSONKey) {
            switch key {
            case "account": self = .account
            case "positions": self = .positions
            case "timestamp": self = .timestamp
            case "cashBalance": self = .cashBalance
            case "realizedPnL": self = .realizedPnL
            case "pendingOrders": self = .pendingOrders
            case "riskBlocked": self = .riskBlocked
            case "riskBlockReason": self = .riskBlockReason
            case "bridge_version": self = .version
            default: return nil
            }
        }
    }

    static func read(_ bytes: [UInt8]) throws(BodyFault) -> PositionReport {
        let read = try BodyReading.read(bytes) { (cursor) throws(JSONError) in try Self.report(&cursor) }
        var report = read.value
        report.wasRepaired = read.wasRepaired
        return report
    }

    private static func report(_ cursor: inout JSONCursor) throws(JSONError) -> PositionReport {
        var report = PositionReport(account: "")
        var keys = KeysOnce<Key>()
        try cursor.object { (cursor, name) throws(JSONError) in
            guard let key = Key(name) else { return }
            try keys.take(key, cursor)
            switch key {
            case .account: report.account = try cursor.name("account", limit: PositionLimits.account)
            case .positions: report.positions = try positions(&cursor)
            case .timestamp: report.sentAt = try cursor.stampOrNil()
            case .cashBalance: report.cash = try cursor.moneyOrNil()
            case .realizedPnL: report.realised = try cursor.moneyOrNil()
            case .pendingOrders: report.orders = try OrderRow.list(&cursor)
            case .riskBlocked: report.isRiskBlocked = try cursor.flagOrNil()
            case .riskBlockReason: report.riskReason = try cursor.textOrNil().flatMap { $0.isEmpty ? nil : $0 }
            case .version: report.bridgeVersion = try cursor.textOrNil()
            }
        }
        guard keys.contains(.account) else { throw cursor.fault("account is missing") }
        guard keys.contains(.positions) else { throw cursor.fault("positions is missing; an empty list means flat") }
        return report
    }

    private static func positions(_ cursor: inout JSONCursor) throws(JSONError) -> [ReportedPosition] {
        var positions: [ReportedPosition] = []
        var rows = 0
        try cursor.array { (cursor) throws(JSONError) in
            rows += 1
            guard rows <= PositionLimits.positions else {
                throw cursor.fault("there are more than \(PositionLimits.positions) positions")
            }
            if let position = try PositionRow.read(&cursor, number: rows) { positions.append(position) }
        }
        return positions
    }
}
