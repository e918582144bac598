import Market

/// High and low of a stretch of the trading day. A stretch whose beginning was not seen has no range, nor has one that
/// begins or ends within a bar: what of that bar belongs to it nobody can tell.
struct OpeningSpan: Hashable, Codable, Sendable {
    /// Where the stretch begins.
    enum Start: Hashable, Codable, Sendable {
        case regularHours, session
        /// Minutes of the New York day; from 18:00 on it is the evening before.
        case clock(Int)
    }

    private let start: Start
    private let minutes: Int64
    private let barMinutes: Int64
    private let calendar: TradingCalendar
    private var watch: DayWatch
    /// Nil on days without it, and where it does not suit the bars.
    private var from: Timestamp?
    private var wasSeenBefore = false
    private(set) var high: Price?
    private(set) var low: Price?
    /// The stretch is over: nothing can change its range any more.
    private(set) var isComplete = false

    init(_ start: Start, minutes: Int, setup: StudySetup) {
        self.start = start
        self.minutes = Int64(minutes)
        barMinutes = Int64(setup.frame.minutes)
        calendar = setup.spec.calendar
        watch = DayWatch(calendar)
    }

    mutating func add(_ bar: Bar, day: TradingDay) {
        let before = watch.day
        let ended = watch.add(bar, day: day)
        if before != day { begin(day, after: ended) }
        guard let from, !isComplete else { return }
        let end = from.adding(minutes: minutes)
        let barEnd = bar.time.adding(minutes: barMinutes)
        if barEnd <= from {
            wasSeenBefore = true
        } else if bar.time < from || bar.time < end && barEnd > end {
            (high, low) = (nil, nil)
            self.from = nil
            return
        } else if bar.time < end, wasSeenBefore || bar.time == from {
            wasSeenBefore = true
            high = high.map { max($0, bar.high) } ?? bar.high
            low = low.map { min($0, bar.low) } ?? bar.low
        }
        if barEnd >= end { isComplete = true }
    }

    private mutating func begin(_ day: TradingDay, after ended: DayWatch.Ended?) {
        high = nil
        low = nil
        isComplete = false
        // Where the day before was seen to its end, a session may begin without a trade.
        wasSeenBefore = start == .session && ended.map { $0.sawEnd && $0.isFollowed } ?? false
        switch start {
        case .regularHours: from = calendar.regularHours(of: day)?.lowerBound
        case .session: from = calendar.session(of: day).lowerBound
        case .clock(let minute):
            let date = minute < 18 * 60 ? day.date : day.date.adding(days: -1)
            from = NewYork.instant(date, minuteOfDay: minute)
        }
    }
}
