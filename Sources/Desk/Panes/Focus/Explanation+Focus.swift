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
        func reckoned(_ part: inout Explanation) {
            part.text("Reckoned at \(clock.full(focus.time)) ET from closed five-minute bars; \(focus.summary)", .dim)
            part.prices(of: instrument, context)
        }
        part(
            "score", [Run(row.score.value.flatMap { style.text($0, decimals: 0) } ?? "—", .bright)],
            "0 to 100; from \(style.text(focus.threshold, decimals: 0) ?? "?") on it is in focus"
        ) { part in
            part.text("The sum of points × weight over the parts that are known, over the sum of their weights.")
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
        if let plan = row.card { add(plan, spec, context) }
        let objections = context.snapshot.noTrade?.leftOut.first { $0.symbol == row.symbol }?.objections ?? []
        if !objections.isEmpty {
            heading("Against it")
            for objection in objections { text("\(objection)", .warn) }
        }
    }

    /// The day's plan: side, zone, stop, targets and size, each of which can be looked at.
    private mutating func add(_ plan: FocusPlan, _ spec: ContractSpec, _ context: PaneContext) {
        let style = context.facts.numbers
        let read = "Read at the close of \(DayClock(now: context.snapshot.time).full(plan.inputs.time)) ET."
        func inputs(_ part: inout Explanation) {
            part.figure(
                "price", spec.text(plan.inputs.price, style: style), "close of the five-minute bar it was read at")
            for reason in plan.reasons { part.text(reason) }
            part.text(read, .dim)
        }
        heading("Plan: \(plan.bias)")
        for reason in plan.reasons { text(reason) }
        addPart("bias", [Run(plan.bias, .bright)], "the side of the plan", inputs)
        if let levels = plan.levels {
            let zone = "\(spec.text(levels.entryLow, style: style))–\(spec.text(levels.entryHigh, style: style))"
            part("entry", [Run(zone, .bright)], "0.5 or 0.75 true ranges wide around the price", inputs)
            part(
                "stop", [Run(spec.text(levels.stop, style: style), .bright)], "1.5 ranges from the middle of the zone"
            ) { part in
                part.figure("entry", zone)
                inputs(&part)
            }
            for (index, target) in levels.targets.enumerated() {
                let reward = style.text(target.reward, decimals: 2).map { "\($0)R from the worst entry" } ?? ""
                part("target \(index + 1)", [Run(spec.text(target.price, style: style), .bright)], reward) { part in
                    part.text("R = (target − worst entry) / (worst entry − stop)")
                    part.figure("worst entry", spec.text(levels.entry, style: style))
                    part.figure("stop", spec.text(levels.stop, style: style))
                    inputs(&part)
                }
            }
        }
        if let size = plan.size {
            let note = "risk \(size.risk.text(style: style)), at most \(size.maximum)"
            part("size", [Run("\(size.contracts)", .bright)], note) { part in
                part.text(
                    "What a trade may lose / (ticks from the worst entry to the stop × tick value), rounded down.")
                part.text(size.sentence(spec, style: style))
                inputs(&part)
            }
        }
        text(read, .dim)
    }
}

extension PreMarketScore.Kind {
    /// What its figure is, in a sentence.
    fileprivate var formula: String {
        switch self {
        case .range: "Average true range over what is usual at this time of day."
        case .volume: "Volume of the day so far over the usual by this minute."
        case .gap: "(first price of the day − last close of the day before) / |that close| × 100"
        case .catalyst:
            "The greatest impact among the day's events that move the product, and 5 for each where there are several; "
                + "at most 100."
        case .momentum: "(close − mean of 20 closes) / average true range"
        }
    }
}
