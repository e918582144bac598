import JSON
import Market

/// A bar of `aggs`.
package struct BarRow: MassiveRow {
    /// Start of its span.
    package private(set) var start: Timestamp?
    package private(set) var volume: Int?
    /// Points.
    private var open, high, low, close: Double?

    package init() {}

    package mutating func take(_ key: JSONKey, _ cursor: inout JSONCursor) throws(JSONError) {
        switch key {
        case "window_start": start = try cursor.whole().flatMap { VendorTime.instant(Int64($0)) }
        case "open": open = try cursor.figure()?.double
        case "high": high = try cursor.figure()?.double
        case "low": low = try cursor.figure()?.double
        case "close": close = try cursor.figure()?.double
        case "volume": volume = try cursor.whole()
        default: break
        }
    }

    /// In ticks of a product; nil where something is missing or lies on no tick.
    package func bar(_ spec: ContractSpec) -> Bar? {
        guard let start, let volume, let open = spec.price(vendor: open), let high = spec.price(vendor: high),
            let low = spec.price(vendor: low), let close = spec.price(vendor: close)
        else { return nil }
        return Bar(time: start, open: open, high: high, low: low, close: close, volume: volume)
    }
}

extension ContractSpec {
    /// A figure in points as a price; nil where it lies on no tick. The noise of floating point is forgiven.
    func price(vendor points: Double?) -> Price? {
        guard let points else { return nil }
        let ticks = points * Double(tick.denominator) / Double(tick.numerator)
        guard ticks.magnitude < 2_000_000_000, (ticks - ticks.rounded()).magnitude < 0.01 else { return nil }
        return Price(ticks: Int(ticks.rounded()))
    }
}
