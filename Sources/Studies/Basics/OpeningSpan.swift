import Market

/// High and low of a stretch of the trading day. A bar counts when it lies in the stretch entirely; a stretch whose
/// beginning was not seen has no range.
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
    private var day: TradingDay?
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
    }

    mutating func add(_ bar: Bar, day: TradingDay) {
        if self.day != day { begin(day) }
        guard let from, !isComplete else { return }
        let end = from.adding(minutes: minutes)
        let barEnd = bar.time.adding(minutes: barMinutes)
        if bar.time < from {
            wasSeenBefore = true
        } else if barEnd <= end, wasSeenBefore || bar.time == from {
            wasSeenBefore = true
            high = high.map { max($0, bar.high) } ?? bar.high
            low = low.map { min($0, bar.low) } ?? bar.low
        }
        if barEnd >= end { isComplete = true }
    }

    private mutating func begin(_ day: TradingDay) {
        self.day = day
        high = nil
        low = nil
        isComplete = false
        wasSeenBefore = false
        switch start {
        case .regularHours: from = calendar.regularHours(of: day)?.lowerBound
        case .session: from = calendar.session(of: day).lowerBound
        case .clock(let minute):
            let date = minute < 18 * 60 ? day.date : day.date.adding(days: -1)
            from = NewYork.instant(date, minuteOfDay: minute)
        }
    }
}
