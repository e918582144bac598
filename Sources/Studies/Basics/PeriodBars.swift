import Market

/// Open, high, low and close of the trading days, weeks or months that run and that ended last. What was not seen from
/// its beginning to its end has no levels.
struct PeriodBars: Hashable, Codable, Sendable {
    let period: TradingPeriod
    private let calendar: TradingCalendar
    private var day: TradingDay?
    /// The period that runs.
    private(set) var current: Bar?
    /// The period before it; nil where it was not seen whole.
    private(set) var previous: Bar?
    private var isWhole = false

    init(_ period: TradingPeriod, calendar: TradingCalendar) {
        self.period = period
        self.calendar = calendar
    }

    mutating func add(_ bar: Bar, day: TradingDay) {
        if self.day != day { begin(day, with: bar) }
        if current == nil { current = bar } else { current?.absorb(bar) }
    }

    private mutating func begin(_ day: TradingDay, with bar: Bar) {
        let last = self.day
        self.day = day
        let follows = last.map { calendar.follows(day, $0) } ?? false
        if let last, period.number(of: last) == period.number(of: day) {
            isWhole = isWhole && follows
            return
        }
        previous = isWhole && follows ? current : nil
        current = nil
        // Where nothing was seen before, a bar of the first hour tells that the day was seen from its beginning.
        let isFromOpen = bar.time < calendar.session(of: day).lowerBound.adding(minutes: 60)
        isWhole = (follows || isFromOpen) && period.begins(with: day, calendar)
    }
}

extension TradingCalendar {
    /// True when no trading day lies between the two. Short sessions of holidays may be missing: not every source has them.
    fileprivate func follows(_ day: TradingDay, _ last: TradingDay) -> Bool {
        var before = previousTradingDay(before: day)
        while before > last, rule(on: before.date)?.occasion.isHoliday == true {
            before = previousTradingDay(before: before)
        }
        return before == last
    }
}
