import Market

/// An instrument as the socket's items name it, with what turns their numbers into its ticks.
struct WireTicker: Sendable {
    /// The ticker's bytes in one word, the first one lowest.
    let code: UInt64
    /// Ticks of a number with so many decimals, for each digit unit.
    private let factors: InlineArray<19, Double>
    /// The newest quote; nil for a side that was not told.
    var bid: Int?
    var ask: Int?

    /// Nil for a ticker of more than eight bytes, which no exchange here has.
    init?(_ instrument: Instrument) {
        let bytes = Array(instrument.symbol.utf8)
        guard bytes.count <= 8 else { return nil }
        code = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        let tick = instrument.spec.tick
        var factors = InlineArray<19, Double>(repeating: 0)
        var unit = 1.0
        for scale in factors.indices {
            factors[scale] = Double(tick.denominator) / (Double(tick.numerator) * unit)
            unit *= 10
        }
        self.factors = factors
    }

    /// The price in ticks; nil where it lies on none. The noise of floating point is forgiven.
    @inline(__always)
    func ticks(_ number: WireScanner.Number) -> Int? {
        guard number.scale >= 0 else { return ticksOfPower(number) }
        guard number.scale < factors.count else { return nil }
        return whole(Double(number.digits) * factors[number.scale])
    }

    /// Of a number with a power of ten behind it, which is rare.
    private func ticksOfPower(_ number: WireScanner.Number) -> Int? {
        WireFields.whole(number).flatMap { whole(Double($0) * factors[0]) }
    }

    @inline(__always)
    private func whole(_ value: Double) -> Int? {
        guard value.magnitude < 2_000_000_000 else { return nil }
        let ticks = Int(value < 0 ? value - 0.5 : value + 0.5)
        return (value - Double(ticks)).magnitude < 0.01 ? ticks : nil
    }
}
