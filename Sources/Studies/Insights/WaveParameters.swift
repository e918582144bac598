import Market

/// How the waves of a product are measured.
struct WaveParameters: Hashable, Sendable {
    /// How much a fast bar shortens the dynamic average.
    let acceleration: Double
    /// Bars in which a wave counts.
    let lookback: Int

    /// The original's table by product; its lookbacks, which it took for waves, count bars here.
    static func standard(_ group: ProductGroup) -> WaveParameters {
        switch group {
        case .equity: WaveParameters(acceleration: 0.01, lookback: 150)
        case .energy: WaveParameters(acceleration: 0.02, lookback: 150)
        case .metals: WaveParameters(acceleration: 0.015, lookback: 200)
        case .rates, .currencies, .crypto: WaveParameters(acceleration: 0.02, lookback: 200)
        }
    }
}
