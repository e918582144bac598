import Canvas
import Ledger
import Market
import State

extension AccountFigures {
    /// The account's own figures and those of each position, one by one.
    func explanation() -> Explanation {
        var explanation = Explanation("Account \(name.text)")
        if context.snapshot.accounts.count > 1 { explanation.text("Up and Down choose another account.", .dim) }
        explanation.part("open", openRuns, "gain of the open positions", explainOpen)
        for line in lines { line.add(to: &explanation, context) }
        addTold(to: &explanation)
        addDay(to: &explanation)
        for note in notes { explanation.text(note, .warn) }
        tellAge(&explanation)
        return explanation
    }

    /// How the sum of the open positions is made.
    func explainOpen(_ part: inout Explanation) {
        part.text(
            "The sum over the positions of (price − average price) × contracts × point value, negative for shorts. Each "
                + "line says what its figure rests on: a quote of the same contract, of its full-size twin, or what the "
                + "bridge told.")
        part.figure("account", [name])
        for line in lines {
            let basis = [line.basis.text, line.isMarket ? line.age?.text : nil].compactMap(\.self)
            part.figure(
                line.symbol, line.dollars?.text(style: context.facts.numbers, signed: true),
                basis.joined(separator: ", "))
        }
        tellAge(&part)
    }

    /// What the platform told of the account as such.
    private func addTold(to explanation: inout Explanation) {
        guard let report = state.account.report else { return }
        let style = context.facts.numbers
        if report.realised != nil || report.cash != nil || !state.account.costs.isEmpty {
            explanation.heading("As the platform told it")
        }
        explanation.part(
            "realised", report.realised?.text(style: style, signed: true), "since the platform's own start of day"
        ) { part in
            part.text("The platform's own figure, as it stands in its last report; nothing is added to it.")
            tellAge(&part)
        }
        explanation.part("cash", report.cash?.text(style: style), "of the account") { part in
            part.text("The platform's own figure, as it stands in its last report; it moves with the next one.")
            tellAge(&part)
        }
        for (symbol, cost) in state.account.costs.sorted(by: { $0.key < $1.key }) {
            explanation.part(
                "cost \(OutsideText.line(symbol))", cost.text(style: style), "of one contract and one side"
            ) { part in
                part.text(
                    "By how much an entry lowered the realised figure, over its contracts: nothing else moves it then.")
                tellAge(&part)
            }
        }
    }

    /// What the rules of the day count.
    private func addDay(to explanation: inout Explanation) {
        let account = state.account
        guard let reportedAt = account.reportedAt else { return }
        let style = context.facts.numbers
        let day = TradingCalendar(group: .equity).fillDay(reportedAt)
        guard let profit = state.profit(of: day) else { return }
        explanation.heading("Trading day \(day)")
        explanation.part("day", profit.text(style: style, signed: true), "what the rules of the day count") { part in
            part.text("realised + gain of the open positions, where that is known of all of them; else realised alone.")
            part.figure("realised", account.report?.realised?.text(style: style, signed: true))
            part.figure("open", state.openProfit?.text(style: style, signed: true))
            tellAge(&part)
        }
        explanation.part(
            "lowest", account.low(on: day)?.text(style: style, signed: true), "the least that day has stood at"
        ) { part in
            part.text("Noted with every report, and with every step of the clock while a position is open.")
            part.figure("day", profit.text(style: style, signed: true), "now")
            tellAge(&part)
        }
        explanation.part("losses in a row", "\(account.lossesInARow(on: day))", "the longest row of the day") { part in
            part.text(
                "Round trips with a loss before costs, one after the other. One of exactly zero neither counts nor ends the "
                    + "row; one whose gain is not known ends it.")
            for trip in RoundTrip.of(account.fills) where TradingCalendar(group: .equity).fillDay(trip.closed) == day {
                part.figure(
                    NewYork.local(trip.closed).clock, trip.gross?.text(style: style, signed: true),
                    OutsideText.line(trip.symbol) + (trip.isEstimated ? ", est." : ""))
            }
            tellAge(&part)
        }
    }

    /// Who told it and when.
    func tellAge(_ part: inout Explanation) {
        guard let reportedAt = state.account.reportedAt else {
            part.text("No report has come, only signs of life.", .warn)
            return
        }
        part.age("The platform's last change was told", reportedAt, context)
        part.age("Its last sign of life came", state.account.heartbeatAt, context)
        if state.isRestored { part.text("It stands as an earlier run left it; pushes since may be missing.", .warn) }
    }
}
