/// What kind of market it is after a bar, and how large to trade in it.
package struct RegimeReading: Hashable, Codable, Sendable {
    /// One kind of market.
    package enum Regime: Int, CaseIterable, Hashable, Codable, Sendable {
        case trending, volatile, choppy

        package var name: String { ["trending", "volatile", "choppy"][rawValue] }
        /// Times the usual number of contracts.
        package var positionMultiplier: Double {
            switch self {
            case .trending: 1
            case .volatile: 0.5
            case .choppy: 0.25
            }
        }
    }

    /// The kind that the model sees, with hysteresis; nil before there is a model.
    package var regime: Regime?
    /// The likeliest at this bar alone.
    package var raw: Regime?
    /// Chances of trending, volatile and choppy, by `Regime.rawValue`; nil before there is a model.
    package var chances: SIMD3<Double>?
    /// The chance of `regime`; of `raw` under the original's rules.
    package var confidence: Double
    /// Bars in a row with the same raw regime.
    package var persistence: Int
    /// What true ranges alone say, for want of a model.
    package var fallback: RangeRatio.Label
    /// The mean of the chances' multipliers when one is sure, else the choppy one; the fall-back's without a model.
    package var positionMultiplier: Double

    package static let threshold = 0.6

    package var isConfident: Bool { confidence >= Self.threshold }

    /// A regime from the model's chances.
    init(
        chances: SIMD3<Double>, regime: Regime, raw: Regime, confidence: Double, persistence: Int,
        fallback: RangeRatio.Label
    ) {
        self.regime = regime
        self.raw = raw
        self.chances = chances
        self.confidence = confidence
        self.persistence = persistence
        self.fallback = fallback
        var size = Regime.choppy.positionMultiplier
        if confidence >= Self.threshold {
            size = 0
            for regime in [Regime.trending, .volatile, .choppy] {
                size += chances[regime.rawValue] * regime.positionMultiplier
            }
        }
        positionMultiplier = size
    }

    /// What ranges alone say.
    init(fallback: RangeRatio.Label) {
        self.fallback = fallback
        confidence = 0
        persistence = 0
        positionMultiplier = fallback.positionMultiplier
    }

    /// `HMM_TRENDING_LOW_VOL` or `ATR_NORMAL_LOW_VOL`: the regime and the volatility cluster in one.
    package func name(with cluster: VolatilityReading.Cluster) -> String {
        let own = regime.map { "HMM_\($0.name.uppercased())" } ?? "ATR_\(fallback.name.uppercased())"
        return "\(own)_\(cluster.name)_VOL"
    }

    /// Both multipliers in one. It is the whole factor: neither is to be applied again. Without a regime's it is the
    /// volatility's alone.
    package static func positionMultiplier(_ regime: Double?, volatility: Double) -> Double {
        (regime ?? 1) * volatility
    }
}
