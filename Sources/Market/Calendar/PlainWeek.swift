/// The week without holidays, 18:00 to 17:00 New York, Sunday evening to Friday afternoon: what the calendar falls back
/// on for years that it does not know.
enum PlainWeek {
    static func tradingDay(containing instant: Timestamp) -> TradingDay? {
        let local = NewYork.local(instant)
        if local.minuteOfDay >= SessionBuilder.halt, local.minuteOfDay < SessionBuilder.open { return nil }
        let day = local.date.adding(days: local.minuteOfDay >= SessionBuilder.open ? 1 : 0)
        return day.isWeekend ? nil : TradingDay(day)
    }

    static func tradingDay(atOrAfter instant: Timestamp) -> TradingDay {
        if let day = tradingDay(containing: instant) { return day }
        let local = NewYork.local(instant)
        var day = local.date.adding(days: local.minuteOfDay >= SessionBuilder.halt ? 1 : 0)
        while day.isWeekend { day = day.adding(days: 1) }
        return TradingDay(day)
    }

    /// The session of a date; empty, at the halt, on a weekend.
    static func session(of date: CivilDate) -> Range<Timestamp> {
        let close = NewYork.instant(date, minuteOfDay: SessionBuilder.halt)
        guard !date.isWeekend else { return close..<close }
        return NewYork.instant(date.adding(days: -1), minuteOfDay: SessionBuilder.open)..<close
    }

    static func day(from date: CivilDate, step: Int) -> TradingDay {
        var day = date.adding(days: step)
        while day.isWeekend { day = day.adding(days: step) }
        return TradingDay(day)
    }
}
