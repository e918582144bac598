/// A price as a whole number of its instrument's ticks; only a `ContractSpec` can turn it into text or money.
package struct Price: Hashable, Comparable, Sendable, Codable {
    package var ticks: Int

    // Inlinable: studies compare prices many times a bar, and a call across modules costs more than the work.
    @inlinable package init(ticks: Int) { self.ticks = ticks }

    @inlinable package static func < (a: Price, b: Price) -> Bool { a.ticks < b.ticks }
    @inlinable package static func == (a: Price, b: Price) -> Bool { a.ticks == b.ticks }
    @inlinable package static func > (a: Price, b: Price) -> Bool { a.ticks > b.ticks }
    @inlinable package static func <= (a: Price, b: Price) -> Bool { a.ticks <= b.ticks }
    @inlinable package static func >= (a: Price, b: Price) -> Bool { a.ticks >= b.ticks }
    /// Ticks from `b` to `a`.
    @inlinable package static func - (a: Price, b: Price) -> Int { a.ticks - b.ticks }
}

/// An exact tick size: `numerator / denominator` points, for instance 25/100 or 1/64.
package struct TickSize: Hashable, Sendable, Codable {
    package let numerator: Int
    package let denominator: Int

    package init(_ numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A price in points; for studies and drawing, never for money.
    @inlinable package func points(_ price: Price) -> Double { Double(price.ticks * numerator) / Double(denominator) }

    /// The tick in points; exact for binary fractions, else the nearest Double.
    @inlinable package var points: Double { Double(numerator) / Double(denominator) }
}
