import JSON
import Market

/// What a contract does, of `snapshot`.
package struct SnapshotRow: MassiveRow {
    package private(set) var ticker: String?
    /// Contracts traded in the session under way.
    package private(set) var volume: Int?
    package private(set) var openInterest: Int?
    /// True where the plan gets the prices late; nil where that was not told.
    package private(set) var isDelayed: Bool?

    package init() {}

    package mutating func take(_ key: JSONKey, _ cursor: inout JSONCursor) throws(JSONError) {
        switch key {
        case "ticker": ticker = try cursor.text()
        case "session", "details", "last_minute", "last_trade", "last_quote":
            guard cursor.kind == .object else { return }
            let isSession = key == "session"
            try cursor.object { (cursor, key) throws(JSONError) in
                switch key {
                case "volume": if isSession { volume = try cursor.whole() }
                case "open_interest": openInterest = try cursor.whole()
                case "timeframe": if let frame = try cursor.text() { isDelayed = frame == "DELAYED" }
                default: break
                }
            }
        default: break
        }
    }
}
