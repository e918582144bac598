extension TradingCalendar {
    /// Regular trading hours of a day: the hours of the cash market or of the old pit, cut where the day opens late or ends early.
    /// Nil when the day is none, and on US holidays, when the futures trade but the market behind them does not.
    package func regularHours(of day: TradingDay) -> Range<Timestamp>? {
        let session = session(of: day)
        guard !session.isEmpty, !day.date.isWeekend else { return nil }
        let (usual, occasion) = (Self.regularMinutes(group), rule(on: day.date)?.occasion)
        guard occasion?.isHoliday != true else { return nil }
        // Stocks stop at 13:00 on their short days, a quarter of an hour before the futures.
        let end = occasion != nil && group == .equity ? min(usual.upperBound, clock(13)) : usual.upperBound
        let open = max(session.lowerBound, NewYork.instant(day.date, minuteOfDay: usual.lowerBound))
        let close = min(session.upperBound, NewYork.instant(day.date, minuteOfDay: end))
        return open < close ? open..<close : nil
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
