extension ContractSpec {
    /// True for a month that carries liquidity; only such a month is ever the front.
    package func isLiquid(_ month: ContractMonth) -> Bool { months.contains(month.letter) }

    /// True for a month that the exchange lists at all.
    package func isListed(_ month: ContractMonth) -> Bool { listedMonths.contains(month.letter) }

    /// The next liquid month.
    package func next(after month: ContractMonth) -> ContractMonth? { liquid(from: month, step: 1) }

    /// The liquid month before.
    package func previous(before month: ContractMonth) -> ContractMonth? { liquid(from: month, step: -1) }

    /// The next months, listed or only the liquid ones, that still trade on a day, nearest first.
    package func trading(on day: TradingDay, count: Int, onlyLiquid: Bool = true) -> [ContractMonth] {
        guard expiry != .unknown else { return [] }
        let (year, month, _) = day.date.components
        let current = ContractMonth(year: year, month: month)
        var found: [ContractMonth] = []
        // Bounded, because a product of the user's own may name no month at all.
        for offset in 0...12 * max(count, 0) where found.count < count {
            let candidate = current.adding(months: offset)
            guard onlyLiquid ? isLiquid(candidate) : isListed(candidate),
                let last = lastTradingDay(of: candidate), day <= last
            else { continue }
            found.append(candidate)
        }
        return found
    }

    /// The front month by the usual roll days; nil for a product without a rule.
    package func front(on day: TradingDay) -> ContractMonth? {
        var months = trading(on: day, count: 3)[...]
        while months.count > 1, let first = months.first, let roll = rollDay(of: first), roll <= day {
            months.removeFirst()
        }
        return months.first
    }

    /// The front month by volume: the busiest of the liquid months that still trade; by the usual roll days where no
    /// volume of such a month is known.
    ///
    /// - Parameters:
    ///   - volumes: contracts traded in the last full trading day, by month.
    ///   - current: the front so far; while it trades, no earlier month takes its place again.
    package func front(
        on day: TradingDay, volumes: [ContractMonth: Int], current: ContractMonth? = nil
    ) -> ContractMonth? {
        func trades(_ month: ContractMonth) -> Bool { lastTradingDay(of: month).map { day <= $0 } ?? true }
        let floor = current.flatMap { isLiquid($0) && trades($0) ? $0 : nil }
        let busiest = volumes.filter { month, volume in
            volume > 0 && isLiquid(month) && trades(month) && floor.map { $0 <= month } ?? true
        }.max { ($0.value, $1.key) < ($1.value, $0.key) }
        if let busiest { return busiest.key }
        return [front(on: day), floor].compactMap(\.self).max()
    }

    private func liquid(from month: ContractMonth, step: Int) -> ContractMonth? {
        (1...12).lazy.map { month.adding(months: $0 * step) }.first(where: isLiquid)
    }
}
