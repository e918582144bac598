import Canvas
import Market
import State
import Studies

extension PreMarketScore.Kind {
    /// What its figure is, in a sentence.
    var formula: String {
        switch self {
        case .range: "Average true range over what is usual at this time of day."
        case .volume: "Volume of the day so far over the usual by this minute."
        case .gap: "(first price of the day − last close of the day before) / |that close| × 100"
        case .catalyst:
            "The greatest impact among the day's events that move the product, and 5 for each where there are several; "
                + "at most 100."
        case .momentum: "(close − exponential mean of 20 closes) / average true range, of closed five-minute bars"
        }
    }
}

extension Explanation {
    /// What a part of the score was made from. The score keeps its figures alone: an input that neither the plan nor the
    /// bars tell is reckoned back from them, and said to be.
    mutating func addInputs(of kind: PreMarketScore.Kind, _ row: FocusList.Row, _ context: PaneContext) {
        let instrument = context.snapshot.instruments[row.slot]
        let spec = instrument.spec
        let style = context.facts.numbers
        guard let value = row.score[kind].figure, let inputs = row.card?.inputs else { return }
        func points(_ value: Double) -> String? { spec.text(reckoned: value, style: style) }
        func range() { figure("ATR", inputs.range.flatMap(points), "points; Wilder's mean of 14 closed 5m bars") }
        switch kind {
        case .range:
            range()
            let usual = value > 0 ? inputs.range.map { $0 / value } : nil
            figure("usual", usual.flatMap(points), "ATR / NATR: its mean in this half hour of up to ten past days")
        case .volume:
            let bars = instrument.frames[.fiveMinutes]?.bars.days.last
            let volume = bars.map { day in
                (0..<day.count).reduce(0) { $0 + (day[$1].time < inputs.time ? day[$1].volume : 0) }
            }
            figure("volume so far", volume.map { style.text($0, decimals: 0) }, "contracts since 18:00, closed 5m bars")
            let usual = volume.flatMap { value > 0 ? style.text(Double($0) / value, decimals: 0) : nil }
            figure("usual", usual, "volume so far / RVOL; its mean by this minute")
            text("Days in the mean: up to 20; the score does not keep how many.", .dim)
        case .gap:
            figure("first price", instrument.today.map { spec.text($0.open, style: style) }, "of the trading day")
            figure("close before", instrument.previousClose.map { spec.text($0, style: style) })
        case .catalyst:
            for event in row.score.figures.events ?? [] {
                figure(
                    NewYork.local(event.time).clock, style.text(event.impact.points, decimals: 0),
                    "points of \(OutsideText.line(event.name))")
            }
        case .momentum:
            figure("close", spec.text(inputs.price, style: style), "of the last closed 5m bar")
            range()
            let mean = inputs.range.map { inputs.points - value * $0 }
            figure("mean", mean.flatMap(points), "close − momentum × ATR: the exponential mean of 20 closes")
        }
    }
}
