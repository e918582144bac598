/// Round figures for the ticks of an axis.
package enum RoundSteps {
    /// The smallest step of 1, 2, 2.5 or 5 times a power of ten that keeps ticks `spacing` rows apart and that `accepts`;
    /// nil when there is none up to the whole height.
    package static func step(_ scale: ValueScale, spacing: Double, accepts: (Double) -> Bool) -> Double? {
        let span = scale.high - scale.low
        let least = span * spacing / Double(scale.rows)
        guard least > 0, least.isFinite else { return nil }
        // Powers of ten are made by division below one, so that a decimal tick is hit exactly.
        var exponent = -9
        while exponent < 12 {
            for (numerator, denominator) in [(1.0, 1.0), (2, 1), (5, 2), (5, 1)] {
                let step =
                    exponent < 0
                    ? numerator / (denominator * power(-exponent)) : numerator * power(exponent) / denominator
                if step > span { return nil }
                if step >= least, accepts(step) { return step }
            }
            exponent += 1
        }
        return nil
    }

    /// The multiples of a step inside the scale, highest first.
    package static func values(_ scale: ValueScale, step: Double) -> [Double] {
        let first = (scale.low / step).rounded(.up)
        let last = (scale.high / step).rounded(.down)
        guard first <= last, last - first < 1_000 else { return [] }
        return stride(from: last, through: first, by: -1).map { $0 * step }
    }

    private static func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { value, _ in value * 10 } }
}
