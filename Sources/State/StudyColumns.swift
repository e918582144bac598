import Market
import Studies

/// Past values of studies at closed bars, one segment a trading day, in step with a `BarSeries`; copies share their
/// segments. For drawing: a value is kept as its distance from the day's first in single precision, which is exact to a
/// millionth of the distance. NaN stands where a study had not seen enough, and never leaves this type.
///
/// Of days that are over only what costs much is kept: what a few figures and the day's bars tell anew, to the last bit, is
/// told anew when it is asked for.
package struct StudyColumns: Codable, Sendable {
    private var days: [DayColumns] = []
    private let whole: Int
    private let count: Int
    private let recentDays: Int

    /// - Parameters:
    ///   - whole: columns that are kept over all days; they come first.
    ///   - recent: columns that are kept over the last `recentDays` trading days.
    package init(whole: Int, recent: Int, recentDays: Int) {
        self.whole = whole
        count = whole + recent
        self.recentDays = recentDays
    }

    package init(_ fields: StudyFields) {
        self.init(whole: fields.whole.count, recent: fields.recent.count, recentDays: fields.recentDays)
    }

    /// Days whose values are all at hand, so that a chart of today is drawn at no cost.
    private static let atHand = 1

    /// True where some days of so many have values that are told anew.
    package static func tellsAnew(days: Int) -> Bool { days > atHand }

    /// Begins a trading day.
    /// - Parameters:
    ///   - tellers: studies as they stand before it, of those that tell columns anew.
    ///   - limit: days that are kept, the new one counted.
    package mutating func begin(tellers: [DayTeller], keeping limit: Int) {
        days.append(DayColumns(width: count, tellers: tellers))
        if days.count > recentDays, count > whole { days[days.count - 1 - recentDays].keep(whole) }
        if days.count > limit { days.removeFirst(days.count - limit) }
        let old = days.count - 1 - Self.atHand
        if old >= 0 { days[old].thin() }
    }

    /// Studies saw trades of the newest day.
    package mutating func noteTrades() {
        if !days.isEmpty { days[days.count - 1].hasTrades = true }
    }

    /// Appends the values of the next bars of the day.
    /// - Parameters:
    ///   - table: of each column, in their order, the values of `count` bars.
    ///   - bars: those of them that are appended.
    ///   - capacity: bars that the day is expected to have.
    package mutating func append(_ table: StudyRow, bars: Range<Int>, of count: Int, capacity: Int) {
        if !days.isEmpty { days[days.count - 1].append(table, bars: bars, of: count, capacity: capacity) }
    }

    /// Drops the oldest days so that at most `limit` stay.
    package mutating func keepLast(days limit: Int) {
        if days.count > limit { days.removeFirst(days.count - limit) }
    }

    /// The values of some bars, which are the first.
    package func prefix(_ bars: BarSeries) -> StudyColumns {
        var part = self
        part.days.removeLast(max(0, days.count - bars.days.count))
        if let last = bars.days.last, !part.days.isEmpty {
            part.days[part.days.count - 1] = part.days[part.days.count - 1].whole(last)
        }
        return part
    }

    /// Bars of each day, oldest first.
    package var counts: [Int] { days.map(\.count) }

    /// True where the values of a column are told anew.
    package func isTold(_ column: Int, day: Int) -> Bool { days[day].isTold(column) }

    /// The values of a column that is told anew, for the bars of a day; nil where it is kept.
    package func told(_ column: Int, day: Int, of bars: DayBars) -> [Double?]? { days[day].told(column, of: bars) }

    /// The value of a column at a place that `BarSeries.locate` gave; nil also where it is not kept.
    package subscript(column: Int, day day: Int, index index: Int) -> Double? { days[day][column, index] }
}
