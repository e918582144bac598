import Market

/// Open, high, low and close of the trading days, weeks or months that run and that ended last. What was not seen whole
/// has no levels. A holiday's short session counts for its week and month, and as no day.
package struct PeriodBars: Hashable, Codable, Sendable {
    let period: TradingPeriod
    private let calendar: TradingCalendar
    private var watch: DayWatch
    /// The period that runs.
    private(set) var current: Bar?
    /// The period before it, under its last trading day; nil where it was not seen whole.
    package private(set) var previous: Period?
    private var isWhole = false

    /// A period that has ended.
    package struct Period: Hashable, Codable, Sendable {
        package var bar: Bar
        package var day: TradingDay
    }

    init(_ period: TradingPeriod, calendar: TradingCalendar) {
        self.period = period
        self.calendar = calendar
        watch = DayWatch(calendar)
    }

    /// Of trading days.
    package static func days(_ calendar: TradingCalendar) -> PeriodBars { PeriodBars(.day, calendar: calendar) }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let before = watch.day
        let ended = watch.add(bar, day: day)
        if before != day { begin(day, after: ended) }
        if current == nil { current = bar } else { current?.absorb(bar) }
    }

    /// The period before a day that may be about to begin.
    package func previous(on day: TradingDay) -> Period? {
        guard day != watch.day else { return previous }
        var next = self
        next.begin(day, after: watch.ended(before: day))
        return next.previous
    }

    private mutating func begin(_ day: TradingDay, after ended: DayWatch.Ended?) {
        guard let ended else {
            isWhole = period.begins(with: day, calendar)
            return
        }
        isWhole = isWhole && ended.isWhole && ended.isFollowed
        if period.number(of: ended.day) == period.number(of: day) { return }
        if period != .day || !ended.isShortHoliday {
            previous = isWhole ? current.map { Period(bar: $0, day: ended.day) } : nil
        } else if !ended.isFollowed {
            previous = nil
        }
        current = nil
        isWhole = period.begins(with: day, calendar)
    }
}
