/// A price as a whole number of its instrument's ticks; only a `ContractSpec` can turn it into text or money.
@usableFromInline package struct Price: Hashable, Comparable, Sendable, Codable {
    @usableFromInline package var ticks: Int

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

/// The higher price. The standard library's own, which knows no prices, asks at run time how two of them compare.
@inlinable package func max(_ a: Price, _ b: Price) -> Price { b.ticks >= a.ticks ? b : a }
/// The lower price.
@inlinable package func min(_ a: Price, _ b: Price) -> Price { b.ticks < a.ticks ? b : a }

/// An exact tick size: `numerator / denominator` points, for instance 25/100 or 1/64.
@usableFromInline package struct TickSize: Hashable, Sendable, Codable {
    @usableFromInline package let numerator: Int
    @usableFromInline package let denominator: Int

    package init(_ numerator: Int, _ denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A price in points; for studies and drawing, never for money.
    @inlinable package func points(_ price: Price) -> Double { Double(price.ticks * numerator) / Double(denominator) }

    /// The tick in points; exact for binary fractions, else the nearest Double.
    @inlinable package var points: Double { Double(numerator) / Double(denominator) }
}
