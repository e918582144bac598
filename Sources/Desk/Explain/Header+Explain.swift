import Canvas
import Ledger
import Market
import State

extension Header {
    /// How the figures of the top row are reckoned.
    static func explanation(_ context: PaneContext) -> Explanation {
        var explanation = Explanation("Top row")
        if context.selected != nil {
            let line = ScannerLine(slot: context.view.selectedSlot, context.snapshot, context.facts.numbers)
            let figures = MarketFigures(line: line, context: context)
            figures.price("top row price", &explanation)
            figures.change("top row change", &explanation)
            figures.extremes("top row range", &explanation)
        }
        if let noTrade = context.snapshot.noTrade, let reason = noTrade.reasons.first {
            explanation.part("no trade", [Run("\(reason)", .warn)]) { $0.add(noTrade, context) }
        }
        explainTime(in: &explanation, context)
        explainRoll(in: &explanation, context)
        guard let account = context.account else { return explanation }
        let figures = AccountFigures(account, context)
        explanation.part("top row open", figures.openRuns, "gain of the open positions", figures.explainOpen)
        return explanation
    }

    private static func explainTime(in explanation: inout Explanation, _ context: PaneContext) {
        guard let clock = SessionClock(context) else { return }
        let now = "\(clock.local.clockWithSeconds) ET of \(clock.local.date)"
        func tellNow(_ part: inout Explanation) {
            part.figure("now", now)
            if let selected = context.selected { part.prices(of: selected, context) }
        }
        explanation.part("top row time", [Run(now, .bright)], "the exchange's") { part in
            part.text("New York time of what the feed tells, not this machine's: it has come this far.")
            tellNow(&part)
        }
        explanation.part("top row RTH", clock.hours, "regular hours of the selected product") { part in
            part.text("Time since their open, or until it, by the exchange calendar with its holidays and short days.")
            let hours = clock.calendar.tradingDay(containing: clock.time).flatMap(clock.calendar.regularHours)
            part.figure("from", hours.map { NewYork.local($0.lowerBound).clock })
            part.figure("to", hours.map { NewYork.local($0.upperBound).clock })
            tellNow(&part)
        }
        for deadline in [clock.deadline, clock.flatBy].compactMap({ $0 }) {
            explanation.part("top row \(deadline.label)", deadline.short, "of the trading plan") { part in
                part.text("A time of the plan in the settings, and how long until then; amber in the last ten minutes.")
                let plan = clock.plan
                for (name, minute) in [
                    ("entries from", plan.entriesFrom), ("entries to", plan.entriesTo), ("close from", plan.windDown),
                    ("flat by", plan.flatBy),
                ] { part.figure(name, SessionClock.clock(minute), "ET") }
                tellNow(&part)
            }
        }
        if let (event, left) = clock.event(context) {
            let value = [Run("in \(SpanText.coarse(left))", .bright)]
            explanation.part("top row event", value, OutsideText.line(event.name)) { part in
                part.text("The next event of today that moves the selected product, of medium impact at least.")
                part.figure("at", "\(NewYork.local(event.time).clock) ET")
                part.figure("impact", "\(event.impact)")
                tellNow(&part)
            }
        }
    }

    private static func explainRoll(in explanation: inout Explanation, _ context: PaneContext) {
        guard let roll = context.selected.flatMap({ context.snapshot.roll(of: $0.instrument) }),
            let clock = SessionClock(context)
        else { return }
        let brief = [Run(roll.brief(on: clock.local.date), .warn)]
        explanation.part("top row roll", brief, "change of the contract month") { $0.add(roll, context) }
    }
}
