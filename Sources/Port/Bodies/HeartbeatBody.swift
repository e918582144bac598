import JSON
import Ledger

/// The body of a bridge's sign of life. Its `connected` is always true and says nothing.
enum HeartbeatBody {
    private enum Key: String {
        case account, state, positions, cashBalance, riskBlocked, timestamp
        case version = "bridge_version"

        init?(_ key: JSONKey) {
            switch key {
            case "account": self = .account
            case "state": self = .state
            case "positions": self = .positions
            case "cashBalance": self = .cashBalance
            case "riskBlocked": self = .riskBlocked
            case "timestamp": self = .timestamp
            case "bridge_version": self = .version
            default: return nil
            }
        }
    }

    static func read(_ bytes: [UInt8]) throws(BodyFault) -> Heartbeat {
        try BodyReading.read(bytes) { (cursor) throws(JSONError) in try heartbeat(&cursor) }.value
    }

    private static func heartbeat(_ cursor: inout JSONCursor) throws(JSONError) -> Heartbeat {
        var heartbeat = Heartbeat(account: "")
        var keys = KeysOnce<Key>()
        try cursor.object { (cursor, name) throws(JSONError) in
            guard let key = Key(name) else { return }
            try keys.take(key, cursor)
            switch key {
            case .account: heartbeat.account = try cursor.name("account", limit: PositionLimits.account)
            case .state: heartbeat.state = try cursor.textOrNil()
            case .positions:
                let start = cursor
                if cursor.null() { return }
                guard let count = try cursor.number().int, (0...PositionLimits.contracts).contains(count) else {
                    throw start.fault("positions must be the count of open positions")
                }
                heartbeat.positions = count
            case .cashBalance: heartbeat.cash = try cursor.moneyOrNil()
            case .riskBlocked: heartbeat.isRiskBlocked = try cursor.flagOrNil()
            case .timestamp: heartbeat.sentAt = try cursor.stampOrNil()
            case .version: heartbeat.bridgeVersion = try cursor.textOrNil()
            }
        }
        guard keys.contains(.account) else { throw cursor.fault("account is missing") }
        return heartbeat
    }
}
