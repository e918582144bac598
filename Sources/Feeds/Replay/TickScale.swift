import Market

/// Turns decimal digits into ticks of one product with integer arithmetic alone.
struct TickScale: Sendable {
    /// By number of decimals: ticks are digits × multiplier / divisor.
    private let steps: [(multiplier: Int, divisor: Int)]
    let spec: ContractSpec

    init(spec: ContractSpec) {
        self.spec = spec
        var unit = 1
        steps = (0...Self.decimals).map { _ in
            let divisor = unit * spec.tick.numerator
            let common = greatestCommonDivisor(spec.tick.denominator, divisor)
            unit *= 10
            return (spec.tick.denominator / common, divisor / common)
        }
    }

    /// The most decimals a price may have.
    static let decimals = 9

    /// Ticks of a price written with so many digits in all, `scale` of them decimals; nil off the tick or out of range.
    func ticks(digits: Int, scale: Int) -> Int32? {
        let (product, isTooLarge) = digits.multipliedReportingOverflow(by: steps[scale].multiplier)
        guard !isTooLarge else { return nil }
        let (ticks, rest) = product.quotientAndRemainder(dividingBy: steps[scale].divisor)
        return rest == 0 ? Int32(exactly: ticks) : nil
    }
}

/// Euclid's; one of the two may be 0.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : greatestCommonDivisor(b, a % b) }
