import Market

extension TickSize {
    /// A figure in ticks as points.
    package func points(ticks: Double) -> Double { ticks * Double(numerator) / Double(denominator) }
}
