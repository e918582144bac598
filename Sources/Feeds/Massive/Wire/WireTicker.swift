import Market

/// An instrument as the socket's items name it, with its newest quote.
struct WireTicker: Sendable {
    /// The ticker's bytes in one word, the first one lowest.
    let code: UInt64
    /// The newest quote; nil for a side that was not told.
    var bid: Int?
    var ask: Int?

    /// How many decimals a price may have, and one.
    static let scales = 19

    /// Nil for a ticker of more than eight bytes, which no exchange here has.
    init?(_ instrument: Instrument) {
        let bytes = Array(instrument.symbol.utf8)
        guard bytes.count <= 8 else { return nil }
        code = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// What the digits of a price are times, to be ticks, by its decimals.
    static func factors(_ tick: TickSize) -> [Double] {
        var unit = 1.0
        return (0..<scales).map { _ in
            defer { unit *= 10 }
            return Double(tick.denominator) / (Double(tick.numerator) * unit)
        }
    }

    @inline(__always)
    static func whole(_ value: Double) -> Int? {
        guard value.magnitude < 2_000_000_000 else { return nil }
        let ticks = Int(value < 0 ? value - 0.5 : value + 0.5)
        return (value - Double(ticks)).magnitude < 0.01 ? ticks : nil
    }
}
