extension TradingCalendar {
    /// Regular trading hours of a day: the hours of the cash market or of the old pit, cut where the day ends early.
    /// Nil when the day is none, and on US holidays, when the futures trade but the market behind them does not.
    package func regularHours(of day: TradingDay) -> Range<Timestamp>? {
        guard isTradingDay(day), !day.date.isWeekend else { return nil }
        let usual = Self.regularMinutes(group)
        var close = usual.upperBound
        if let rule = rule(on: day.date) {
            guard !rule.occasion.isHoliday else { return nil }
            // Stocks stop at 13:00 on their short days, a quarter of an hour before the futures.
            close = min(close, rule.close ?? close, group == .equity ? clock(13) : close)
        }
        guard usual.lowerBound < close else { return nil }
        return NewYork.instant(
            day.date, minuteOfDay: usual.lowerBound)..<NewYork.instant(day.date, minuteOfDay: close)
    }

    /// Minutes of the New York day.
    static func regularMinutes(_ group: ProductGroup) -> Range<Int> {
        switch group {
        case .equity, .crypto: clock(9, 30)..<clock(16)
        case .energy: clock(9)..<clock(14, 30)
        case .metals: clock(8, 20)..<clock(13, 30)
        case .rates, .currencies: clock(8, 20)..<clock(15)
        }
    }
}
