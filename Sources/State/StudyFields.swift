import Market
import Studies

/// The values that the desk's studies tell on one time frame: their names, and where each stands in a row. Made once and
/// shared by every picture.
package final class StudyFields: Equatable, Sendable {
    /// In the order of a row: those of the frame's own studies, then those that speak of the trading day.
    package let all: [StudySet.Column]
    /// Names of the values whose past is kept over all bars, then of those whose past is kept over the last days.
    package let whole: [String]
    package let recent: [String]
    /// Trading days over which `recent` is kept.
    package let recentDays: Int
    private let places: [String: Int]
    private let lines: [String: Int]
    /// By place: whether the forming bar has a value of its own.
    private let live: [Bool]

    /// - Parameter live: by place in `all`.
    package init(_ all: [StudySet.Column], live: [Bool], whole: [String], recent: [String], recentDays: Int) {
        self.all = all
        self.live = live
        self.whole = whole
        self.recent = recent
        self.recentDays = max(1, recentDays)
        places = Dictionary(all.enumerated().map { ($1.name, $0) }) { first, _ in first }
        lines = Dictionary((whole + recent).enumerated().map { ($1, $0) }) { first, _ in first }
    }

    package static func == (a: StudyFields, b: StudyFields) -> Bool {
        a === b
            || a.all == b.all && a.live == b.live && a.whole == b.whole && a.recent == b.recent
                && a.recentDays == b.recentDays
    }

    /// No value at all.
    package static let none = StudyFields([], live: [], whole: [], recent: [], recentDays: 1)

    /// Where a value stands in a row; nil for a name that no study of the frame tells.
    package func place(_ name: String) -> Int? { places[name] }

    /// Where its past stands in the columns; nil where it is not kept.
    package func line(_ name: String) -> Int? { lines[name] }

    /// True where the forming bar has a value of its own, which is not settled.
    package func isLive(_ place: Int) -> Bool { live[place] }

    /// What a name stands for.
    package subscript(name: String) -> StudyField? { places[name].map { all[$0].field } }
}
