import Market

/// The least that an account had made of a trading day, its open positions with it.
package struct DayLow: Hashable, Sendable, Codable {
    package var day: TradingDay
    package var profit: Money

    package init(day: TradingDay, profit: Money) {
        self.day = day
        self.profit = profit
    }
}

extension Account {
    /// Notes what the account has made of a trading day so far.
    package mutating func note(profit: Money, on day: TradingDay) {
        guard low?.day == day, let low, low.profit <= profit else {
            low = DayLow(day: day, profit: profit)
            return
        }
    }

    /// The least it stood at in a trading day; nil where nothing was noted.
    package func low(on day: TradingDay) -> Money? { low.flatMap { $0.day == day ? $0.profit : nil } }

    /// The longest row of losing round trips of a trading day. One that gained nothing neither counts nor ends a row; one
    /// whose gain is not known ends it.
    package func lossesInARow(on day: TradingDay) -> Int {
        var (row, longest) = (0, 0)
        for trip in RoundTrip.of(fills) where TradingCalendar.equity.fillDay(trip.closed) == day {
            guard let gross = trip.gross, gross <= .zero else {
                row = 0
                continue
            }
            if gross < .zero { row += 1 }
            longest = max(longest, row)
        }
        return longest
    }
}
