import Canvas
import Market
import State
import Studies

extension Explanation {
    /// Why an instrument has its score, and what the day's plan for it rests on.
    init(_ row: FocusList.Row, of focus: FocusList, _ context: PaneContext) {
        let instrument = context.snapshot.instruments[row.slot]
        let style = context.facts.numbers
        let clock = DayClock(now: context.snapshot.time)
        self.init("Score and plan of \(row.symbol)")
        func reckoned(_ part: inout Explanation) {
            part.text("Reckoned at \(clock.full(focus.time)) ET from closed five-minute bars; \(focus.summary)", .dim)
            part.prices(of: instrument, context)
        }
        part(
            "score", [Run(row.score.value.map { style.score($0) } ?? "—", .bright)],
            "0 to 100; from \(style.text(focus.threshold, decimals: 0) ?? "?") on it is in focus"
        ) { part in
            part.text(
                "The sum of points × weight over the parts that are known, over the sum of their weights. It is cut, not "
                    + "rounded.")
            for scored in row.score.parts {
                part.figure(
                    scored.kind.name, scored.points.flatMap { style.text($0, decimals: 0) },
                    "points, weight \(style.text(100 * scored.kind.weight, decimals: 0) ?? "?") %")
            }
            reckoned(&part)
        }
        for scored in row.score.parts {
            let figure = scored.figure.flatMap { style.text($0, decimals: 2) } ?? "—"
            let points = scored.points.flatMap { style.text($0, decimals: 0) }.map { "\($0) of 100" } ?? "not known"
            let weight = style.text(100 * scored.kind.weight, decimals: 0) ?? "?"
            part(scored.kind.name, [Run(figure, .bright)], "\(points), \(weight) % of the score") { part in
                part.text(scored.kind.formula)
                part.addInputs(of: scored.kind, row, context)
                let scale = scored.kind.scale
                for (points, value) in [(0, scale.low), (50, scale.middle), (100, scale.high)] {
                    part.figure("\(points) points", style.text(value, decimals: 2), points == 100 ? "and beyond" : "")
                }
                part.text("Straight lines between them; of a negative figure the size counts.")
                reckoned(&part)
            }
        }
        for reason in row.score.reasons { text(reason) }
        reckoned(&self)
        if let plan = row.card { add(plan, slot: row.slot, context) }
        let objections = context.snapshot.noTrade?.leftOut.first { $0.symbol == row.symbol }?.objections ?? []
        if !objections.isEmpty {
            heading("Against it")
            for objection in objections { text("\(objection)", .warn) }
        }
    }
}
