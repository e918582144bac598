import Canvas
import Market
import State

extension BriefingPane {
    /// What each figure of the texts was given as, and what the title says of cost and times.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard let state = context.snapshot.briefing else { return nil }
        var explanation = Explanation("Briefing")
        explanation.text(
            "Every figure of a text is held against those that its writer was given. One that was given is underlined; one "
                + "that was not has a question mark.")
        explanation.figure(
            "written by", state.rules.model.map { OutsideText.line($0) } ?? "the desk itself", state.rules.reason)
        let chosen = context.view.briefing.figure
        if let chosen, let text = state.texts.first(where: { $0.request.number == chosen.text }),
            let run = BriefingSheet(state, width: 80, cursor: nil).run(at: chosen)
        {
            explanation.add(run, of: text, context)
        }
        explanation.add(state, context)
        if let text = state.texts.last {
            explanation.heading("\(text.request.title) of \(NewYork.local(text.request.askedAt).clock)")
            for run in text.lines.flatMap(\.runs) { explanation.add(run, of: text, context) }
        }
        return explanation
    }
}

extension Explanation {
    /// What the title says: cost, the next update, the count of figures.
    fileprivate mutating func add(_ state: BriefingState, _ context: PaneContext) {
        part("spent", state.spent.map { OutsideText.line($0) }, "today") { part in
            part.text(
                "What the server told of each answer of this trading day, by this machine's clock, added up: its cost, else "
                    + "its tokens × the price of the model. Answers whose cost nobody told are counted apart.")
            for (kind, price) in state.prices.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                part.figure(kind.title, OutsideText.line(price), "one text")
            }
            part.age("The newest text was asked for", state.texts.last?.request.askedAt, context)
        }
        part("next", state.next.map { NewYork.local($0).clock }, "ET, when an update is due") { part in
            part.text("The last question + the interval; earlier where an event that was chosen happens.")
            part.figure("every", "\(state.rules.everyMinutes)m")
            part.figure("events", state.rules.triggers.map(\.rawValue).sorted().joined(separator: ", "))
            part.age("The newest text was asked for", state.texts.last?.request.askedAt, context)
        }
        guard let text = state.texts.last else { return }
        let verdicts = text.lines.verdicts
        let flagged = verdicts.count(where: \.isFlagged)
        part("checked", "\(verdicts.count - flagged)", "figures of the newest text that were given") { part in
            part.figure("figures", "\(verdicts.count)", "in the newest text")
            part.figure("flagged", "\(flagged)", "not given, of another contract, or only said by a headline")
            part.age("The text was asked for", text.request.askedAt, context)
        }
    }

    /// A figure of a text, with what it was given as.
    fileprivate mutating func add(_ run: ProseRun, of text: BriefingText, _ context: PaneContext) {
        guard let verdict = run.verdict else { return }
        let name = verdict.fact.map { ($0.symbol.map { $0 + " " } ?? "") + $0.name } ?? "no figure of the data"
        part(run.text, [Run(verdict.isFlagged ? "?" : "✓", verdict.isFlagged ? .warn : .up)], name) { part in
            part.text(BriefingPane.judged(run.text, verdict).map(\.text).joined())
            if let fact = verdict.fact {
                part.figure("given as", fact.text, name)
                let last = context.snapshot.instruments.first { $0.instrument.symbol == fact.symbol }
                if fact.price != nil, let last, let price = last.last?.price {
                    part.figure("last now", last.spec.text(price, style: context.facts.numbers), "the newest price")
                    part.prices(of: last, context)
                }
            }
            part.figure("written by", text.model.map { OutsideText.line($0) } ?? "the desk itself")
            part.age("Asked", text.request.askedAt, context)
            part.text("The figure is as it was then.", .dim)
        }
    }
}
