import Market

/// Trading days, weeks and months, told apart by the dates of trading days.
enum TradingPeriod: String, Hashable, Codable, Sendable, CaseIterable {
    case day, week, month

    /// The same number for all trading days of a period, a larger one for later periods.
    func number(of day: TradingDay) -> Int {
        let days = Int64(day.date.daysSinceEpoch)
        switch self {
        case .day: return Int(days)
        // Weeks begin on Mondays; 1970 began on a Thursday.
        case .week: return Int(floorDivide(days + 3, 7))
        case .month:
            let parts = day.date.components
            return parts.year * 12 + parts.month
        }
    }

    /// True where only sessions of holidays, which not every source has, may come before a trading day in its period.
    func begins(with day: TradingDay, _ calendar: TradingCalendar) -> Bool {
        number(of: calendar.ordinaryDay(before: day)) != number(of: day)
    }
}
