/// The parts of a trading day as traders call them.
package enum SessionPhase: String, CaseIterable, Sendable, Codable {
    /// From the open in the evening until London begins.
    case asia
    /// From 08:00 London until the US wakes up.
    case london
    /// From 08:00 New York until regular hours.
    case preMarket
    /// Regular hours outside lunch and their last hour.
    case regular
    /// 12:00 to 13:30 New York, within regular hours.
    case lunch
    /// The last hour of regular hours.
    case close
    /// After regular hours.
    case afterHours

    package var name: String {
        switch self {
        case .asia: "Asia"
        case .london: "London"
        case .preMarket: "pre-market"
        case .regular: "regular hours"
        case .lunch: "lunch"
        case .close: "close"
        case .afterHours: "after hours"
        }
    }
}

extension TradingCalendar {
    /// The phase at an instant; nil while trading is closed. On days without regular hours what comes after the
    /// pre-market is `afterHours`. London follows its own clock, so in the weeks in which only one of the two cities
    /// keeps summer time it begins at 04:00 New York.
    package func phase(at instant: Timestamp) -> SessionPhase? {
        guard let day = tradingDay(containing: instant) else { return nil }
        let usual = Self.regularMinutes(group)
        let open = NewYork.instant(day.date, minuteOfDay: usual.lowerBound)
        let (london, newYork) = cityStarts(of: day)
        if instant < london { return .asia }
        if instant < newYork { return .london }
        if instant < open { return .preMarket }
        guard let regular = regularHours(of: day), instant < regular.upperBound else { return .afterHours }
        if instant >= regular.upperBound.adding(minutes: -60) { return .close }
        let lunch =
            NewYork.instant(
                day.date, minuteOfDay: clock(12))..<NewYork.instant(day.date, minuteOfDay: clock(13, 30))
        return lunch.contains(instant) ? .lunch : .regular
    }

    /// When London's part of a trading day begins, and New York's with its pre-market; before them it is Asia's.
    package func cityStarts(of day: TradingDay) -> (london: Timestamp, newYork: Timestamp) {
        let open = Self.regularMinutes(group).lowerBound
        return (
            London.instant(day.date, minuteOfDay: clock(8)),
            NewYork.instant(day.date, minuteOfDay: min(clock(8), open))
        )
    }
}
