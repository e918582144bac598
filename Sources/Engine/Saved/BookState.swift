import Market
import State
import Studies

/// What a book has made of its closed minutes, without the minutes themselves: those are kept elsewhere, and `digests`
/// says which they were.
struct BookState: Codable, Sendable {
    let digests: [DayDigest]
    private let minute: FrameBuilder.State
    private let higher: [FrameBuilder.State]
    private let days: DayHistory.State
    private let trend: MinuteTrend
    private let range: AverageTrueRange
    private let focus: FocusTrack
    private let lastFiveMinutes: Bar?
    private let last: LastPrice?
    private let lastTrade: Timestamp
    private let earliestSpanEnd: Int64
    private let closedThrough: Int64

    /// - Parameter book: right after a closed minute, with its bars and past values.
    init(_ book: InstrumentBook) {
        digests = DayDigest.all(book.minutes)
        minute = book.minute.state
        higher = book.higher.map(\.state)
        days = book.days.state
        trend = book.trend
        range = book.range
        focus = book.focus
        lastFiveMinutes = book.lastFiveMinutes
        last = book.last
        lastTrade = book.lastTrade
        earliestSpanEnd = book.earliestSpanEnd
        closedThrough = book.closedThrough
    }

    /// Gives it to a book that has recalled the minutes; false where they are others.
    func give(to book: inout InstrumentBook) -> Bool {
        guard higher.count == book.higher.count, book.minute.takeUp(minute) else { return false }
        for index in book.higher.indices where !book.higher[index].takeUp(higher[index]) { return false }
        book.days.takeUp(days)
        (book.trend, book.range, book.focus) = (trend, range, focus)
        (book.lastFiveMinutes, book.last, book.lastTrade) = (lastFiveMinutes, last, lastTrade)
        (book.earliestSpanEnd, book.closedThrough) = (earliestSpanEnd, closedThrough)
        return true
    }
}
