import Canvas
import Market
import Studies

/// One row of the levels: a price, what it is, and what it was read from.
struct LevelLine: Sendable {
    /// What a row is explained by.
    enum Origin: Sendable {
        case last
        /// High or low of the trading day so far.
        case today
        /// High, low and close of the day before.
        case previousDay
        /// A value of a study.
        case study(String)
        /// A level of a study, with its life.
        case level(StudyLevel, study: String)
    }

    /// Tells it from the others, and stays while the level does.
    let id: String
    /// In points; of a zone the edge that is nearer to the last price.
    let points: Double
    /// A zone that the last price is inside of.
    var holdsLast = false
    let name: String
    let what: String
    let origin: Origin
    var role = Role.dim
    /// A range that may still widen, and until when; nil for what is settled.
    var growsUntil: Timestamp?

    var level: StudyLevel? {
        if case .level(let level, _) = origin { level } else { nil }
    }

    /// A zone among others of its kind, of which short lists show the nearest only.
    var isOneOfMany: Bool {
        if case .level(_, let study) = origin { study != "session_levels" && study != "dealing_range" } else { false }
    }

    /// From a price, in points: 0 inside.
    func distance(from price: Double) -> Double { holdsLast ? 0 : points - price }

    /// True for the row of the last price.
    var isLast: Bool {
        if case .last = origin { true } else { false }
    }
}
