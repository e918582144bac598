import Market

/// Who drives the market after a bar: how far the waves of buyers and sellers went, and how fast price runs now. Speeds
/// are in average true ranges (in points under the original's rules).
package struct WaveReading: Hashable, Codable, Sendable {
    /// Whose waves go further.
    package enum Bias: Int, CaseIterable, Hashable, Codable, Sendable {
        case bearish, neutral, bullish

        package var name: String { ["BEARISH", "NEUTRAL", "BULLISH"][rawValue] }

        /// Neutral within 0.05 of balance, and while one side has no wave.
        init(dominance: Double?) {
            guard let dominance else {
                self = .neutral
                return
            }
            self = dominance > 0.05 ? .bullish : dominance < -0.05 ? .bearish : .neutral
        }
    }

    /// How fast the running wave is against the mean wave of its side.
    package enum Strength: Int, CaseIterable, Hashable, Codable, Sendable {
        case veryWeak, weak, moderate, strong, veryStrong

        package var name: String { ["Very Weak", "Weak", "Moderate", "Strong", "Very Strong"][rawValue] }

        init(currentRatio: Double) {
            self =
                switch abs(currentRatio) {
                case let ratio where ratio > 2: .veryStrong
                case let ratio where ratio > 1.5: .strong
                case let ratio where ratio > 1: .moderate
                case let ratio where ratio > 0.5: .weak
                default: .veryWeak
                }
        }
    }

    /// What the last three speeds do.
    package enum Momentum: Int, CaseIterable, Hashable, Codable, Sendable {
        case bearish, decelerating, neutral, accelerating, bullish

        package var name: String { ["BEARISH", "DECELERATING", "NEUTRAL", "ACCELERATING", "BULLISH"][rawValue] }

        /// - Parameter speeds: the last three, newest last.
        init(_ first: Double, _ second: Double, _ third: Double) {
            let side: Double = third > 0 ? 1 : -1
            self =
                if third == 0 {
                    .neutral
                } else if side * third > side * second, side * second > side * first {
                    .accelerating
                } else if side * third < side * second, side * second < side * first {
                    .decelerating
                } else {
                    third > 0 ? .bullish : .bearish
                }
        }
    }

    /// Part of Wyckoff's cycle.
    package enum Phase: Int, CaseIterable, Hashable, Codable, Sendable {
        case accumulation, uptrend, distribution, downtrend

        package var name: String { ["ACCUMULATION", "UPTREND", "DISTRIBUTION", "DOWNTREND"][rawValue] }
    }

    /// Mean speed of the buyers' waves over that of the sellers'; nil while one side has none.
    package var ratio: Double?
    /// The same of their fastest waves.
    package var maximumRatio: Double?
    /// From −1, sellers only, to 1, buyers only.
    package var dominance: Double?
    /// Speed now over the mean of its side's waves, signed; nil while that side has none.
    package var currentRatio: Double?
    /// Running speed, smoothed.
    package var speed: Double
    /// Place of the speed between the least and greatest of the last 100 bars, 0 to 1.
    package var normalizedSpeed: Double
    package var bullAverage: Double?
    package var bearAverage: Double?
    package var bullMaximum: Double?
    package var bearMaximum: Double?
    package var bullCount: Int
    package var bearCount: Int
    package var momentum: Momentum
    package var phase: Phase

    package var bias: Bias { Bias(dominance: dominance) }

    /// Where price runs now.
    package var direction: Bias { speed > 0 ? .bullish : speed < 0 ? .bearish : .neutral }

    package var strength: Strength { Strength(currentRatio: currentRatio ?? 0) }

    /// `Bullish +2.61x`, `Bearish -1.08x`; nil while one side has no wave.
    package var dominanceText: String? {
        guard let ratio, ratio > 0 else { return nil }
        let isBullish = ratio >= 1
        return NumberStyle.plain.text(isBullish ? ratio : -1 / ratio, decimals: 2, signed: true).map {
            "\(isBullish ? "Bullish" : "Bearish") \($0)x"
        }
    }
}
