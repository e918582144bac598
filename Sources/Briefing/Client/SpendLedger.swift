import Market

/// What was spent on answers, a trading day at a time. A value; whoever holds it keeps it.
package struct SpendLedger: Hashable, Sendable, Codable {
    /// One day's answers.
    package struct Day: Hashable, Sendable, Codable {
        package var day: TradingDay
        package var answers = 0
        package var promptTokens = 0
        package var writtenTokens = 0
        /// Of the answers whose cost is known.
        package var cost = Cost.zero
        /// Answers whose cost nobody told.
        package var answersWithoutCost = 0
    }

    /// Ascending; a bounded tail.
    package private(set) var days: [Day] = []

    /// What an answer of unknown cost counts against the budget, so that the budget always ends.
    package static let assumed = Cost(Money(dollars: 0, cents: 5))
    private static let keptDays = 400

    package init() {}

    package subscript(day: TradingDay) -> Day? { days.last { $0.day == day } }

    /// Takes an answer in, also one that failed after it had begun.
    package mutating func record(_ usage: Usage?, model: String, on day: TradingDay) {
        var entry = self[day] ?? Day(day: day)
        entry.answers += 1
        entry.promptTokens += usage?.promptTokens ?? 0
        entry.writtenTokens += usage?.writtenTokens ?? 0
        if let cost = usage?.cost(model: model) {
            entry.cost = entry.cost + cost
        } else {
            entry.answersWithoutCost += 1
        }
        days.removeAll { $0.day == day }
        let place = days.firstIndex { $0.day > day } ?? days.endIndex
        days.insert(entry, at: place)
        days.removeFirst(max(0, days.count - Self.keptDays))
    }

    /// Why nothing more may be asked today; nil while there is budget left.
    package func refusal(on day: TradingDay, budget: Money) -> BriefingError? {
        let entry = self[day] ?? Day(day: day)
        let counted = entry.cost + Cost(ticks: Self.assumed.ticks * Int64(entry.answersWithoutCost))
        guard counted >= Cost(budget) else { return nil }
        return .budgetSpent(
            "today's budget of \(budget.text(style: .plain)) is spent: \(summary(of: day)); it starts anew with the next "
                + "trading day, or raise briefing.budget")
    }

    /// `14 answers, $0.0821`, and what is not known of it.
    package func summary(of day: TradingDay) -> String {
        let entry = self[day] ?? Day(day: day)
        let count = entry.answers == 1 ? "1 answer" : "\(entry.answers) answers"
        guard entry.answersWithoutCost > 0 else { return "\(count), \(entry.cost.text)" }
        return "\(count), \(entry.cost.text), and \(entry.answersWithoutCost) of unknown cost, counted as "
            + "\(Self.assumed.text) each"
    }
}
