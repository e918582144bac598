import Market

/// Sums of prices in ticks. A price is a whole number of ticks and so is a sum of them; an average is the sum over the
/// quantity, and only there do platforms round. After a partial exit the rest of a position need not be whole again.
enum TickSum {
    /// How far a sum may be from a whole one and still be it: platforms write 15 digits.
    private static let noise = 1e-4

    /// The ticks of an average price times its contracts, whole where the average allows it.
    static func of(average: Double, quantity: Int, spec: ContractSpec) -> Double {
        settled(average * Double(quantity) * Double(spec.tick.denominator) / Double(spec.tick.numerator))
    }

    /// The sum, whole where only the noise of floating point keeps it from that.
    static func settled(_ sum: Double) -> Double {
        let whole = sum.rounded()
        return abs(sum - whole) < noise ? whole : sum
    }

    /// The average price in points of a sum over some contracts.
    static func points(_ sum: Double, quantity: Int, spec: ContractSpec) -> Double {
        sum / Double(quantity) * Double(spec.tick.numerator) / Double(spec.tick.denominator)
    }

    /// What a number of ticks is worth, to the nearest 1/10 000; nil for what no account could hold.
    static func money(_ ticks: Double, spec: ContractSpec) -> Money? {
        let amount = (ticks * Double(spec.tickValue.tenThousandths)).rounded()
        guard amount.magnitude < 9e15 else { return nil }
        return Money(tenThousandths: Int64(amount))
    }
}
