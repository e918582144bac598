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
        /// High, low and close of the last full day.
        case previousDay
        /// A value of a study.
        case study(String)
        /// A level of a study, with its life.
        case level(StudyLevel, study: String)
    }

    /// Tells it from the others, and stays while the level does.
    let id: String
    /// In points; the middle of a zone.
    let points: Double
    let name: String
    let what: String
    let origin: Origin
    var role = Role.dim

    var level: StudyLevel? {
        if case .level(let level, _) = origin { level } else { nil }
    }

    /// A zone among others of its kind, of which short lists show the nearest only.
    var isOneOfMany: Bool {
        if case .level(_, let study) = origin { study != "session_levels" && study != "dealing_range" } else { false }
    }

    /// True for the row of the last price.
    var isLast: Bool {
        if case .last = origin { true } else { false }
    }
}
