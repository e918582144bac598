/// How volatile the market is after a bar, and what that means for size and stops.
package struct VolatilityReading: Hashable, Codable, Sendable {
    /// Which of the three clusters the average true range belongs to.
    package enum Cluster: Int, CaseIterable, Hashable, Codable, Sendable {
        case low, medium, high

        package var name: String { ["LOW", "MEDIUM", "HIGH"][rawValue] }
        /// Times the usual number of contracts.
        package var positionMultiplier: Double {
            switch self {
            case .low: 1.2
            case .medium: 1
            case .high: 0.6
            }
        }
        /// Times the usual distance of the stop: wider when ranges are wide, as the hint says.
        package var stopMultiplier: Double {
            switch self {
            case .low: 0.8
            case .medium: 1
            case .high: 1.2
            }
        }
        /// The original's: tighter stops when ranges are wide, against its own hint.
        package var originalStopMultiplier: Double { [1.2, 1, 0.8][rawValue] }
    }

    /// The cluster's five shades.
    package enum Regime: Int, CaseIterable, Hashable, Codable, Sendable {
        case veryLow, low, medium, high, veryHigh

        package var name: String { ["VERY LOW", "LOW", "MEDIUM", "HIGH", "VERY HIGH"][rawValue] }
        package var hint: Hint { Hint(rawValue: rawValue) ?? .normalStops }

        /// By percentile alone, as the original does.
        init(percentile: Double) {
            self =
                switch percentile {
                case ..<0.2: .veryLow
                case ..<0.4: .low
                case 0.8...: .veryHigh
                case 0.6...: .high
                default: .medium
                }
        }

        /// By cluster; the percentile only tells the extremes, so that the two never contradict each other.
        init(cluster: Cluster, percentile: Double) {
            self =
                switch cluster {
                case .low: percentile < 0.2 ? .veryLow : .low
                case .medium: .medium
                case .high: percentile >= 0.8 ? .veryHigh : .high
                }
        }
    }

    /// What to do about it.
    package enum Hint: Int, CaseIterable, Hashable, Codable, Sendable {
        case breakoutWatch, tighterStops, normalStops, widerStops, avoidTightStops

        package var name: String {
            ["BREAKOUT WATCH", "TIGHTER STOPS", "NORMAL STOPS", "WIDER STOPS", "AVOID TIGHT STOPS"][rawValue]
        }

        /// By percentile alone, as the original does; unlike its regimes the borders belong to the middle.
        init(percentile: Double) {
            self =
                if percentile > 0.8 {
                    .avoidTightStops
                } else if percentile < 0.2 {
                    .breakoutWatch
                } else if percentile > 0.6 {
                    .widerStops
                } else if percentile < 0.4 {
                    .tighterStops
                } else {
                    .normalStops
                }
        }
    }

    /// Average true range in points.
    package var range: Double
    package var cluster: Cluster
    /// The range that is typical of the cluster, in points, at this time of the day.
    package var typicalRange: Double
    /// Centres of the clusters in points, lowest first; nil when ranges do not differ.
    package var centres: [Double]? { scaleCentres.map { $0.map { $0 * unit } } }
    /// The same on the scale, which they share with it, and what turns them into points.
    let scaleCentres: [Double]?
    let unit: Double
    /// Share of past ranges below this one, 0 to 1.
    package var percentile: Double
    package var regime: Regime
    package var hint: Hint
    package var positionMultiplier: Double
    package var stopMultiplier: Double

    /// Percentiles that are neither dead nor extreme.
    package static let entries = 0.2...0.9

    package var isEntryAllowed: Bool { Self.entries.contains(percentile) }
}
