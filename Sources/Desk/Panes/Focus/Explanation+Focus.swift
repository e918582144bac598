import Canvas
import Market
import State
import Studies

extension Explanation {
    /// Why an instrument has its score, and what the day's plan for it rests on.
    init(_ row: FocusList.Row, of focus: FocusList, _ context: PaneContext) {
        let instrument = context.snapshot.instruments[row.slot]
        let spec = instrument.spec
        let style = context.facts.numbers
        let clock = DayClock(now: context.snapshot.time)
        self.init("Score and plan of \(row.symbol)")
        figure(
            "score", row.score.value.flatMap { style.text($0, decimals: 0) },
            "0 to 100; from \(style.text(focus.threshold, decimals: 0) ?? "?") on it is in focus")
        for part in row.score.parts {
            let figure = part.figure.flatMap { style.text($0, decimals: 2) } ?? "—"
            let points = part.points.flatMap { style.text($0, decimals: 0) }.map { "\($0) of 100" } ?? "not known"
            let weight = style.text(100 * part.kind.weight, decimals: 0) ?? "?"
            self.figure(part.kind.name, figure, "\(points), \(weight) % of the score")
        }
        for reason in row.score.reasons { text(reason) }
        text("Reckoned at \(clock.full(focus.time)) ET from closed five-minute bars; \(focus.summary)", .dim)
        let age = Freshness(instrument, context.snapshot).titleItems.map(\.text).joined(separator: ", ")
        text("Prices: \(age).", .dim)
        guard let plan = row.card else { return }
        heading("Plan: \(plan.bias)")
        for reason in plan.reasons { text(reason) }
        if let levels = plan.levels {
            figure(
                "entry", "\(spec.text(levels.entryLow, style: style))–\(spec.text(levels.entryHigh, style: style))",
                "0.5 or 0.75 true ranges wide around the price")
            figure("stop", spec.text(levels.stop, style: style), "1.5 ranges from the middle of the zone")
            for (index, target) in levels.targets.enumerated() {
                let reward = style.text(target.reward, decimals: 2).map { "\($0)R from the worst entry" } ?? ""
                figure("target \(index + 1)", spec.text(target.price, style: style), reward)
            }
        }
        if let size = plan.size {
            figure("size", "\(size.contracts)", "risk \(size.risk.text(style: style)), at most \(size.maximum)")
        }
        text("Read at the close of \(clock.full(plan.inputs.time)) ET.", .dim)
        let objections = context.snapshot.noTrade?.leftOut.first { $0.symbol == row.symbol }?.objections ?? []
        if !objections.isEmpty {
            heading("Against it")
            for objection in objections { text("\(objection)", .warn) }
        }
    }
}
