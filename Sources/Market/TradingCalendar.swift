/// When a product group trades: sessions from 18:00 New York to 17:00 the next day, Sunday evening to Friday afternoon.
package struct TradingCalendar: Sendable {
    package let group: ProductGroup

    package init(group: ProductGroup) { self.group = group }

    /// The trading day whose session contains the instant; nil in the daily halt and over the weekend.
    package func tradingDay(containing instant: Timestamp) -> TradingDay? {
        let local = NewYork.local(instant)
        if local.minuteOfDay >= Self.halt, local.minuteOfDay < Self.open { return nil }
        let day = TradingDay(local.date.adding(days: local.minuteOfDay >= Self.open ? 1 : 0))
        return isTradingDay(day) ? day : nil
    }

    /// The trading day that contains the instant, else the next one to open.
    package func tradingDay(atOrAfter instant: Timestamp) -> TradingDay {
        if let day = tradingDay(containing: instant) { return day }
        let local = NewYork.local(instant)
        var day = TradingDay(local.date.adding(days: local.minuteOfDay >= Self.halt ? 1 : 0))
        while !isTradingDay(day) { day = TradingDay(day.date.adding(days: 1)) }
        return day
    }

    package func isTradingDay(_ day: TradingDay) -> Bool {
        let weekday = day.date.weekday
        return weekday != .saturday && weekday != .sunday
    }

    package func previousTradingDay(before day: TradingDay) -> TradingDay {
        var previous = TradingDay(day.date.adding(days: -1))
        while !isTradingDay(previous) { previous = TradingDay(previous.date.adding(days: -1)) }
        return previous
    }

    package func nextTradingDay(after day: TradingDay) -> TradingDay {
        var next = TradingDay(day.date.adding(days: 1))
        while !isTradingDay(next) { next = TradingDay(next.date.adding(days: 1)) }
        return next
    }

    /// First instant of a trading day and the first one after it.
    package func session(of day: TradingDay) -> Range<Timestamp> {
        NewYork.instant(
            day.date.adding(days: -1), minuteOfDay: Self.open)..<NewYork.instant(day.date, minuteOfDay: Self.halt)
    }

    /// Regular trading hours of a day; nil when the day is none.
    package func regularHours(of day: TradingDay) -> Range<Timestamp>? {
        guard isTradingDay(day) else { return nil }
        let hours = Self.regularMinutes(group)
        return NewYork.instant(
            day.date, minuteOfDay: hours.lowerBound)..<NewYork.instant(day.date, minuteOfDay: hours.upperBound)
    }

    package func isOpen(at instant: Timestamp) -> Bool { tradingDay(containing: instant) != nil }

    /// The next instant after `instant` at which trading opens or closes.
    package func nextChange(after instant: Timestamp) -> Timestamp {
        let day = tradingDay(atOrAfter: instant)
        let session = session(of: day)
        return instant < session.lowerBound ? session.lowerBound : session.upperBound
    }

    /// Minutes of the New York day.
    private static let open = 18 * 60
    private static let halt = 17 * 60

    private static func regularMinutes(_ group: ProductGroup) -> Range<Int> {
        switch group {
        case .equity: 9 * 60 + 30..<16 * 60
        case .energy: 9 * 60..<14 * 60 + 30
        case .metals: 8 * 60 + 20..<13 * 60 + 30
        case .rates, .currencies: 8 * 60 + 20..<15 * 60
        case .crypto: 9 * 60 + 30..<16 * 60
        }
    }
}
