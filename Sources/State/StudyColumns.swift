import Market
import Studies

/// Past values of studies at closed bars, one segment a trading day, in step with a `BarSeries`; copies share their
/// segments. For drawing: a value is kept as its distance from the day's first in single precision, which is exact to a
/// millionth of the distance. NaN stands where a study had not seen enough, and never leaves this type.
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

    /// Appends the values of the next bar of the series, in the order of the columns. A segment that begins with them gets
    /// room for `capacity` bars.
    package mutating func append(_ row: StudyRow, startsDay: Bool, capacity: Int = 0) {
        if startsDay || days.isEmpty {
            days.append(DayColumns(width: count, capacity: capacity))
            if days.count > recentDays, count > whole { days[days.count - 1 - recentDays].keep(whole) }
        }
        days[days.count - 1].append(row)
    }

    /// Drops the oldest days so that at most `limit` stay.
    package mutating func keepLast(days limit: Int) {
        if days.count > limit { days.removeFirst(days.count - limit) }
    }

    /// The values of the first days, of which the last has so many bars.
    package func prefix(days count: Int, lastBars: Int) -> StudyColumns {
        var part = self
        part.days.removeLast(max(0, days.count - count))
        if !part.days.isEmpty { part.days[part.days.count - 1].keep(bars: lastBars) }
        return part
    }

    /// Bars of each day, oldest first.
    package var counts: [Int] { days.map(\.count) }

    /// The value of a column at a place that `BarSeries.locate` gave; nil also where it is no longer kept.
    package subscript(column: Int, day day: Int, index index: Int) -> Double? { days[day][column, index] }
}

/// One row a bar.
private struct DayColumns: Codable, Sendable {
    private var width: Int
    /// The first known value of each column.
    private var bases: [Double]
    private var values: [Float] = []

    init(width: Int, capacity: Int) {
        self.width = width
        bases = Array(repeating: .nan, count: width)
        values.reserveCapacity(capacity * width)
    }

    var count: Int { width > 0 ? values.count / width : 0 }

    mutating func append(_ row: StudyRow) {
        for column in 0..<width {
            guard let value = row[column] else {
                values.append(.nan)
                continue
            }
            if bases[column].isNaN { bases[column] = value }
            values.append(Float(value - bases[column]))
        }
    }

    /// Lets go of all but the first columns.
    mutating func keep(_ kept: Int) {
        guard kept < width else { return }
        var rest: [Float] = []
        rest.reserveCapacity(values.count / width * kept)
        for row in stride(from: 0, to: values.count, by: width) { rest += values[row..<row + kept] }
        values = rest
        bases = Array(bases[..<kept])
        width = kept
    }

    /// Lets go of all but the first bars.
    mutating func keep(bars: Int) {
        guard bars * width < values.count else { return }
        values = Array(values.prefix(bars * width))
    }

    subscript(column: Int, index: Int) -> Double? {
        guard column < width else { return nil }
        let value = values[index * width + column]
        return value.isNaN ? nil : bases[column] + Double(value)
    }
}
