import Market

/// What the days of a journal amount to. Every figure rests on whole days, not on trades; `days` is its n unless another
/// is named. What has no days to rest on is nil, never 0.
package struct JournalStatistics: Hashable, Sendable {
    /// Consecutive days of one sign, the newest last.
    package enum Streak: Hashable, Sendable {
        case winning(Int)
        case losing(Int)
    }

    /// The days of one weekday.
    package struct WeekdayFigure: Hashable, Sendable {
        package var weekday: Weekday
        /// n
        package var days: Int
        package var winningDays: Int
        package var net: Money

        package var averageNet: Money { net.divided(by: days) }
    }

    /// A point of the cumulative line.
    package struct Point: Hashable, Sendable {
        package var day: TradingDay
        /// Net of all days up to this one.
        package var net: Money
        /// How far the line is below its highest point so far, the start at 0 included; zero or below.
        package var underWater: Money
    }

    package var days: Int
    /// Net above zero.
    package var winningDays: Int
    /// Net below zero.
    package var losingDays: Int
    /// Net exactly zero; they count as days and are neither won nor lost.
    package var breakEvenDays: Int
    package var contracts: Int
    package var gross = Money.zero
    package var net = Money.zero
    package var commissions: Money { gross - net }
    /// Ascending in day.
    package var line: [Point]
    /// The streak that is running. A break-even day ends any; nil where the newest day is one, or there is none.
    package var streak: Streak?
    package var longestWinningStreak: Int
    package var longestLosingStreak: Int
    package var best: JournalDay?
    package var worst: JournalDay?
    /// The deepest point under water; zero or below.
    package var maxDrawdown: Money
    /// Monday to Friday and what else has days, in that order.
    package var weekdays: [WeekdayFigure]
    /// Net of all winning days, and of all losing ones; the latter is zero or below.
    package private(set) var won = Money.zero
    package private(set) var lost = Money.zero

    /// Entries of one account, or of several, whose entries of a day are added up first: two accounts make one day.
    package init(_ entries: some Sequence<JournalEntry>) {
        self.init(days: JournalDay.totals(entries))
    }

    /// - Parameter list: ascending in day.
    package init(days list: [JournalDay]) {
        days = list.count
        winningDays = list.count { $0.net > .zero }
        losingDays = list.count { $0.net < .zero }
        breakEvenDays = list.count { $0.net == .zero }
        contracts = list.reduce(0) { $0 + $1.contracts }
        best = list.max { ($0.net, $1.day) < ($1.net, $0.day) }
        worst = list.min { ($0.net, $0.day) < ($1.net, $1.day) }
        line = []
        maxDrawdown = .zero
        (longestWinningStreak, longestLosingStreak) = (0, 0)
        weekdays = Self.byWeekday(list)
        var peak = Money.zero
        for day in list {
            gross = gross + day.gross
            net = net + day.net
            if day.net > .zero { won = won + day.net } else { lost = lost + day.net }
            peak = max(peak, net)
            line.append(Point(day: day.day, net: net, underWater: net - peak))
            maxDrawdown = min(maxDrawdown, net - peak)
            extendStreak(by: day.net)
        }
    }

    /// Days won of all days, break-even days included, 0…1.
    package var winRate: Double? { days == 0 ? nil : Double(winningDays) / Double(days) }

    /// What a day brings on average, break-even days included: the expectancy of a day.
    package var expectancy: Money? { days == 0 ? nil : net.divided(by: days) }

    /// n is `winningDays`
    package var averageWin: Money? { winningDays == 0 ? nil : won.divided(by: winningDays) }

    /// Below zero; n is `losingDays`
    package var averageLoss: Money? { losingDays == 0 ? nil : lost.divided(by: losingDays) }

    /// Dollars won for each dollar lost; nil while nothing was lost.
    package var profitFactor: Double? {
        lost == .zero ? nil : Double(won.tenThousandths) / -Double(lost.tenThousandths)
    }

    /// The average win in average losses.
    package var payoff: Double? {
        guard let averageWin, let averageLoss else { return nil }
        return Double(averageWin.tenThousandths) / -Double(averageLoss.tenThousandths)
    }

    private mutating func extendStreak(by net: Money) {
        switch streak {
        case .winning(let length) where net > .zero: streak = .winning(length + 1)
        case .losing(let length) where net < .zero: streak = .losing(length + 1)
        default: streak = net == .zero ? nil : net > .zero ? .winning(1) : .losing(1)
        }
        switch streak {
        case .winning(let length): longestWinningStreak = max(longestWinningStreak, length)
        case .losing(let length): longestLosingStreak = max(longestLosingStreak, length)
        case nil: break
        }
    }

    private static func byWeekday(_ list: [JournalDay]) -> [WeekdayFigure] {
        let order: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
        return order.compactMap { weekday in
            let days = list.filter { $0.day.date.weekday == weekday }
            guard !days.isEmpty else { return nil }
            return WeekdayFigure(
                weekday: weekday, days: days.count, winningDays: days.count { $0.net > .zero },
                net: days.reduce(.zero) { $0 + $1.net })
        }
    }
}

extension Money {
    /// A share, to the nearest 1/10 000, half away from zero.
    package func divided(by count: Int) -> Money {
        let divisor = Int64(count)
        let half = (tenThousandths < 0 ? -divisor : divisor) / 2
        return Money(tenThousandths: (tenThousandths + half) / divisor)
    }
}
