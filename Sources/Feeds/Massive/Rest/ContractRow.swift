import JSON
import Market

/// A contract of `contracts`.
package struct ContractRow: MassiveRow {
    package private(set) var ticker: String?
    /// `single` or `combo`, a spread.
    package private(set) var type: String?
    package private(set) var isActive: Bool?

    package init() {}

    package mutating func take(_ key: JSONKey, _ cursor: inout JSONCursor) throws(JSONError) {
        switch key {
        case "ticker": ticker = try cursor.text()
        case "type": type = try cursor.text()
        case "active": if cursor.kind == .boolean { isActive = try cursor.bool() }
        default: break
        }
    }

    /// True for one month of a product, false for spreads and what trades no more.
    package var isOutright: Bool {
        type ?? "single" == "single" && isActive ?? true
            && ticker.map { !$0.contains("-") && !$0.contains(":") } ?? false
    }
}
