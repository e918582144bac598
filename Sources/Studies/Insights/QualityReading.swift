/// How good the conditions for an entry are after a bar, from 0 to 1, with the parts the score is made of.
package struct QualityReading: Hashable, Codable, Sendable {
    /// What the market does, which decides what is asked of it.
    package enum Context: Int, CaseIterable, Hashable, Codable, Sendable {
        case ranging, uptrend, downtrend

        package var name: String { ["RANGING", "UPTREND", "DOWNTREND"][rawValue] }
    }

    /// The side an entry would take.
    package enum Side: Int, CaseIterable, Hashable, Codable, Sendable {
        case short, none, long

        package var name: String { ["SHORT", "NONE", "LONG"][rawValue] }
    }

    /// How the desk marks a score.
    package enum Mark: Int, CaseIterable, Hashable, Codable, Sendable {
        case bad, warn, good

        package var name: String { ["bad", "warn", "good"][rawValue] }
    }

    /// The parts, each with the most it can be; the score is their sum over 4, which is at most 1.
    package struct Factors: Hashable, Codable, Sendable {
        /// Volatility neither dead nor wild: 1.5.
        package var volatility: Double
        /// Three-bar velocity to the right side: 1.
        package var velocity: Double
        /// Velocity growing to the right side: 0.25.
        package var acceleration: Double
        /// Trend speed against its waves: 0.25.
        package var trendSpeed: Double
        /// A reversal candle to the right side: 0.5.
        package var candle: Double
        /// Waves of the higher time frame on the right side: 0.5.
        package var higherFrame: Double
    }

    package var score: Double
    package var factors: Factors
    package var context: Context
    /// The side the score speaks for. In a range it is the side of the reversal candle.
    package var side: Side
    /// Relative strength, 0 to 100.
    package var strength: Double
    /// Three-bar velocity in standard deviations.
    package var velocity: Double
    /// Change of the velocity over three bars, in the same.
    package var acceleration: Double
    /// At least 0.6, and speaking for a side.
    package var isHigh: Bool
    /// A score above 0.8 with volatility in the middle and the waves on the trend's side.
    package var premium: Side

    package var mark: Mark { isHigh ? .good : score > 0.3 ? .warn : .bad }
}
