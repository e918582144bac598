import Canvas
import Ledger
import Market
import State

extension GradesPane {
    /// How plans are graded, to the tick.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard context.snapshot.briefing != nil else { return nil }
        var told = Explanation("How game plans are graded")
        told.text(
            "Each game plan, the model's or the desk's own, is graded once when its session has closed: by the closed "
                + "minutes from the first that begins after it was asked for until the close. Nothing before it counts, "
                + "and a day whose prices end more than an hour before the close is left open.")
        told.heading("Sides")
        told.text(
            "A contract is called long or short where a part on bias, focus, levels or setups says so of it. What is "
                + "refused, depends on something, or is said both ways is no call. It is right where the session closes "
                + "a tick or more on its side of the last price when the plan was asked for; chance gives about half. "
                + "Best and worst are the farthest ticks for it and against it until the close.")
        told.heading("Entry, stop and target")
        told.text(
            "Counted where all three are named and stand in the data. Filled when the price trades in the entry zone; "
                + "then what is touched first, stop or target, ends it. Both in one minute, or the target in the "
                + "minute of the fill, is told against the plan.")
        told.heading("Levels")
        told.text(
            "A named level that stays where it is, more than \(LevelCall.near) ticks from the price. Touched: traded within "
                + "\(LevelCall.near) ticks. It held where the price then went half a five-minute average range back before "
                + "it went as far beyond; it broke the other way round. Chance gives one half.")
        told.heading("Counting")
        told.text(
            "Of a trading day only the first call of a contract's side counts, and the first of each level. Shares are "
                + "told from n = \(CallStatistics.Rate.least) on, with the bounds (Wilson, 95 %) between which the true share "
                + "lies; below that there are too few. Figures are all that were checked, of every plan.")
        if let grades = context.snapshot.briefing?.grades {
            for statistics in grades.statistics { told.add(statistics, of: grades, context) }
            for plan in grades.graded.reversed() { told.add(plan, context) }
        }
        return told
    }
}

extension Explanation {
    /// What a writer's calls amount to, figure by figure.
    fileprivate mutating func add(_ figures: CallStatistics, of grades: BriefingGrades, _ context: PaneContext) {
        let writer = GradeRows.name(figures.writer)
        let style = context.facts.numbers
        func percent(_ share: Double?) -> String? {
            share.flatMap { style.text($0 * 100, decimals: 1) }.map { "\($0) %" }
        }
        let days = "of \(figures.days) \(figures.days == 1 ? "day" : "days")"
        func add(_ name: String, _ rate: CallStatistics.Rate, _ hits: String, _ tries: String) {
            addPart("\(writer) \(name)", GradeRows.value(rate, style), days) { part in
                part.text("hits / n × 100")
                part.figure("hits", "\(rate.hits)", hits)
                part.figure("n", "\(rate.n)", tries)
                part.figure("share", percent(rate.share), "from n = \(CallStatistics.Rate.least) on")
                part.figure("lowest", percent(rate.bounds?.lowerBound), "Wilson's interval of 95 %, z = 1.96")
                part.figure("highest", percent(rate.bounds?.upperBound))
                let last = grades.graded.last { $0.writer == figures.writer }
                part.text(
                    last.map { "Newest plan in it: asked \(Self.moment($0.askedAt, now: context.snapshot.now))." }
                        ?? "Its newest plan is older than those that are listed.", .dim)
            }
        }
        add(
            "sides", figures.sides, "closed a tick or more on the called side",
            "sides that were graded, the first of each contract and day")
        add("target", figures.plans, "came to their target first", "filled, and came to target or stop")
        add("held", figures.held, "levels that held", "levels that held or broke, each once a day")
        add("touched", figures.touched, "levels that were touched", "levels that were named, each once a day")
        add("figures", figures.figures, "figures that stood in the data", "figures that were checked, of all plans")
    }

    /// What came of each side of a plan.
    fileprivate mutating func add(_ plan: CalledPlan, _ context: PaneContext) {
        let style = context.facts.numbers
        for call in plan.sides {
            guard let outcome = call.outcome, let result = call.result else { continue }
            let value = Run("\(style.text(result, decimals: 0, signed: true)) ticks", result > 0 ? .up : .down)
            addPart("\(plan.day) \(call.symbol)", [value], call.isLong ? "long" : "short") { part in
                let spec = context.snapshot.instruments.first { $0.instrument.symbol == call.symbol }?.spec
                part.text(call.isLong ? "(close − from) / tick" : "(from − close) / tick")
                part.figure(
                    "from", spec.map { $0.text(call.from, style: style) }, "last price when the plan was asked for")
                part.figure("close", spec.map { $0.text(outcome.close, style: style) }, "of the session")
                part.figure("best", "\(outcome.best)", "ticks for it at the best moment until the close")
                part.figure("worst", "\(outcome.worst)", "ticks against it at the worst")
                part.age("\(GradeRows.name(plan.writer)) was asked", plan.askedAt, context)
                part.text("Graded when the session of \(plan.day) had closed; it stays as it is.", .dim)
            }
        }
    }
}
