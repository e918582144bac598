import Market

/// How often a market trades, and from when on its silence makes the last price old.
package enum MarketPace {
    private static let leastPatience = 10 * Timestamp.minute
    private static let mostPatience = 120 * Timestamp.minute

    /// For how long a market may be open without a new price before the last one counts as old, in nanoseconds: ten times
    /// the mean time between its last 30 closed minutes, ten minutes at least and two hours at most. What trades every
    /// minute is missed soon; what trades now and then at night is not missed at all until it is later than ever, and
    /// beyond two hours a price is old however thin its market is.
    package static func patience(_ minutes: BarSeries?, _ calendar: TradingCalendar) -> Int64 {
        let bars = minutes?.suffix(30) ?? []
        guard bars.count > 1, let first = bars.first, let last = bars.last else { return leastPatience }
        let pace = calendar.openTime(in: first.time..<last.time) / Int64(bars.count - 1)
        return min(max(10 * pace, leastPatience), mostPatience)
    }

    /// True where a market has been open for longer than its patience since the last price.
    /// - Parameter allowance: by which prices come late as it is, in nanoseconds.
    package static func isSilent(
        since last: Timestamp, at time: Timestamp, _ minutes: BarSeries?, _ calendar: TradingCalendar,
        allowance: Int64 = 0
    ) -> Bool {
        guard time - last > leastPatience + allowance else { return false }
        // Two hours are open in any week, and no more than that are ever asked for.
        let from = max(last, time.adding(minutes: -7 * 1_440))
        return calendar.openTime(in: from..<time) > patience(minutes, calendar) + allowance
    }
}
