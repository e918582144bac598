import Canvas
import Market
import State
import Studies

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
        let setup = StudySetup(spec: spec, frame: view.frame)
        let told = ToldStudy.all.map { ($0.field, $0.values(frame, 1, back: back, setup)[0]) }
        for (name, value) in (kept.whole + kept.recent).map({ ($0, frame.value($0, back: back)) }) + told {
            guard let value, let place = kept.place(name) else { continue }
            let column = kept.all[place]
            let since = spec.calendar.anchor(of: column.study, at: bar.time, clock).map { ", \($0)" } ?? ""
            let text = [Run(column.field.text(value, spec, context), .bright)]
            explanation.part(name, text, column.field.help + since) { part in
                part.text("At this bar; below it stands how it is reckoned, and the newest value.")
                part.add(study: column.study, on: view.frame, of: instrument, context, fields: [column.field.name])
            }
        }
        for mark in BarMark.all(at: back, of: frame, setup, clock) {
            explanation.part(mark.name, [Run(mark.side, mark.isUp ? .up : .down)], mark.note) { part in
                part.add(study: mark.study, on: view.frame, of: instrument, context)
            }
        }
        explanation.add(levelsOf: instrument, frame, back: back, context)
        var labels = ["vwap", "ema", "cvd"]
        labels = labels.filter { label in frame.studies.fields.all.contains { $0.study == label } }
        for label in labels { explanation.add(study: label, on: view.frame, of: instrument, context) }
        return explanation
    }
}

extension TradingCalendar {
    /// Since when an average of the trading day counts, in words; nil for other studies.
    fileprivate func anchor(of study: String, at time: Timestamp, _ clock: DayClock) -> String? {
        let day = tradingDay(atOrAfter: time)
        switch study {
        case "vwap": return "since the session opened at \(clock.full(session(of: day).lowerBound))"
        case "avwap":
            let opens = [day, previousTradingDay(before: day)].compactMap { regularHours(of: $0)?.lowerBound }
            return opens.first { $0 <= time }.map { "since regular hours opened at \(clock.full($0))" }
        case "week_vwap": return "since the week's first session opened"
        default: return nil
        }
    }
}

extension Explanation {
    /// The named prices of the gutter; the one on which the cross-hair stands is told at once.
    fileprivate mutating func add(
        levelsOf instrument: InstrumentState, _ frame: FrameState, back: Int, _ context: PaneContext
    ) {
        let lines = LevelLines(context)
        let levels = ChartLevel.all(instrument, frame, back: back, context, isOld: false).filter { $0.rank > 0 }
        for level in levels {
            let value = [Run(level.text, .bright)]
            let line = lines?.rows.first { $0.name == level.name }
            let note = line?.what ?? ""
            if level.name == context.view.chart.crossHairLevel {
                heading("\(level.name), where the cross-hair stands")
                figure("price", value, note)
            }
            if let line, let lines {
                addPart("line \(level.name)", value, note) { $0.add(linesOf: Explanation(line, lines, context)) }
            } else if level.name == ChartLevel.entry, let position = context.position(in: instrument.instrument) {
                addPart("line \(level.name)", value, "average price of the position") { part in
                    position.tellAverage(&part, context)
                }
            } else if level.name == ChartLevel.said {
                addPart("line \(level.name)", value, "figure of the briefing") { part in
                    part.text("A price that the briefing speaks of, put here by key; its own age stands there.")
                    part.prices(of: instrument, context)
                }
            }
        }
    }
}
