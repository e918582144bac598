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
        for (name, price) in [("open", bar.open), ("high", bar.high), ("low", bar.low), ("close", bar.close)] {
            explanation.figure(name, spec.text(price, style: style))
        }
        explanation.figure("volume", style.text(bar.volume, decimals: 0), "contracts")
        let kept = frame.studies.fields
        for name in kept.whole + kept.recent {
            guard let value = frame.value(name, back: back), let field = kept[name] else { continue }
            explanation.figure(name, field.text(value, spec, context), field.help)
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
