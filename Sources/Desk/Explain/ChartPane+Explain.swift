import Canvas
import Market
import State

extension ChartPane {
    /// The bar under the cross-hair, else the last one shown, and the lines that are drawn.
    package func explain(_ context: PaneContext) -> Explanation? {
        let view = context.view.chart
        guard let instrument = context.selected, let frame = instrument.frames[view.frame] else { return nil }
        let back = view.crossHair(in: frame) ?? view.barsBack(in: frame)
        guard let bar = frame.bar(back: back) else { return nil }
        let spec = instrument.spec
        let style = context.facts.numbers
        let clock = DayClock(now: context.snapshot.time)
        let end = bar.time.adding(minutes: Int64(view.frame.minutes))
        let symbol = instrument.instrument.symbol
        var explanation = Explanation("\(symbol) \(view.frame.name) bar of \(clock.full(bar.time)) ET")
        let isForming = back == 0 && frame.forming != nil
        explanation.text(
            isForming
                ? "It is forming until \(clock.full(end)); its figures may still change."
                : "It closed at \(clock.full(end)) and stays as it is.", isForming ? .warn : .text)
        func add(_ name: String, _ value: String, _ note: String, _ formula: String) {
            explanation.part(name, [Run(value, .bright)], note) { part in
                part.text(formula)
                part.figure("from", clock.full(bar.time), "start of the bar, ET")
                part.figure("until", clock.full(end), isForming ? "it is forming" : "it is settled")
                part.prices(of: instrument, context)
            }
        }
        add("open", spec.text(bar.open, style: style), "", "The first price within the bar.")
        add("high", spec.text(bar.high, style: style), "", "The highest price within the bar.")
        add("low", spec.text(bar.low, style: style), "", "The lowest price within the bar.")
        add("close", spec.text(bar.close, style: style), "", "The last price within the bar.")
        add(
            "volume", style.text(bar.volume, decimals: 0), "contracts", "The contracts that were traded within the bar."
        )
        let kept = frame.studies.fields
        for name in kept.whole + kept.recent {
            guard let value = frame.value(name, back: back), let place = kept.place(name) else { continue }
            let column = kept.all[place]
            explanation.part(name, [Run(column.field.text(value, spec, context), .bright)], column.field.help) { part in
                part.text("At this bar; below it stands how it is reckoned, and the newest value.")
                part.add(study: column.study, on: view.frame, of: instrument, context, fields: [column.field.name])
            }
        }
        if let name = view.crossHairLevel, let lines = LevelLines(context),
            let line = lines.rows.first(where: { $0.name == name })
        {
            explanation.heading("\(name), where the cross-hair stands")
            explanation.figure("price", spec.text(points: line.points, style: style), line.what)
        }
        var labels = ["vwap", "ema", "cvd"]
        labels = labels.filter { label in frame.studies.fields.all.contains { $0.study == label } }
        for label in labels { explanation.add(study: label, on: view.frame, of: instrument, context) }
        return explanation
    }
}
