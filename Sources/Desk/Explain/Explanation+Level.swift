import Canvas
import Market
import State
import Studies

extension Explanation {
    /// A row of the levels.
    init(_ line: LevelLine, _ lines: LevelLines, _ context: PaneContext) {
        let instrument = lines.instrument
        let spec = instrument.spec
        let style = context.facts.numbers
        let frame = context.view.chart.frame
        self.init("\(line.name) of \(instrument.instrument.symbol)")
        let price = spec.points(lines.last.price)
        figure("price", spec.text(points: line.points, style: style), line.what)
        let distance =
            line.holdsLast ? "inside" : spec.text(points: line.points - price, style: style, signed: true) ?? "—"
        part("from last", [Run(distance, .bright)]) { part in
            part.text("level − last; of a zone the nearer edge − last, and nothing inside of it")
            part.figure("level", spec.text(points: line.points, style: style), line.name)
            part.figure("last", spec.text(lines.last.price, style: style))
            part.prices(of: instrument, context)
        }
        switch line.origin {
        case .last:
            text("The newest price, at \(NewYork.local(lines.last.time).clockWithSeconds) ET.")
        case .today:
            text("Highest and lowest price since the trading day began at 18:00, the forming minute included.")
        case .previousDay:
            guard let previous = instrument.previousDay else { return }
            text("From high, low and close of \(previous.day), the trading day before:")
            figure("high", spec.text(previous.high, style: style))
            figure("low", spec.text(previous.low, style: style))
            figure("close", spec.text(previous.close, style: style))
            text("P = (H + L + C) / 3, R1 = 2P − L, S1 = 2P − H, R2 = P + H − L, S2 = P − H + L.")
        case .study(let label):
            add(study: label, on: .oneMinute, of: instrument, context)
            return
        case .level(let level, let study):
            life(level, spec, context)
            add(study: study, on: frame, of: instrument, context, fields: [])
            return
        }
        prices(of: instrument, context)
    }

    private mutating func life(_ level: StudyLevel, _ spec: ContractSpec, _ context: PaneContext) {
        let clock = DayClock(now: context.snapshot.time)
        figure("is", level.meaning + (level.isBullish ? ", holds from below" : ", holds from above"))
        if level.low != level.high { figure("zone", level.bounds(spec, context.facts.numbers)) }
        figure("formed", clock.full(level.formedAt), "the bar that made it; dates are starts of bars, ET")
        figure("confirmed", clock.full(level.confirmedAt), "the bar at whose close it was known; neither ever changes")
        figure("tested", level.testedAt.map(clock.full), "the first bar that came back to it")
        figure("filled", level.filledAt.map(clock.full), "the first bar that reached its far edge")
        if level.low != level.high {
            figure("entered", context.facts.numbers.text(100 * level.depth, decimals: 0).map { "\($0) %" })
        }
        if let strength = level.strength {
            figure("strength", context.facts.numbers.text(strength, decimals: 1), "the move behind it in true ranges")
        }
        if level.touches > 1 { figure("swings", "\(level.touches)", "that make it") }
        figure("state", level.state(clock.full))
    }
}
