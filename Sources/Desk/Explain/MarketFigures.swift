import Canvas
import Market
import State
import Studies

/// How the figures of an instrument are reckoned that scanner, minutes and header show: formula, inputs, value and age of
/// each.
struct MarketFigures {
    let line: ScannerLine
    let context: PaneContext

    private var instrument: InstrumentState { line.instrument }
    private var spec: ContractSpec { instrument.spec }
    private var style: NumberStyle { context.facts.numbers }
    private var minutes: BarSeries? { instrument.frames[.oneMinute]?.bars }

    func price(_ name: String, _ explanation: inout Explanation) {
        let last = instrument.last.map { "at \(NewYork.local($0.time).clockWithSeconds) ET" } ?? ""
        explanation.part(name, line.last, "the newest price, \(last)") { part in
            part.text("The price of the newest trade, or the close of the newest minute where that is later.")
            part.figure("source", instrument.source)
            part.figure("of", instrument.instrument.symbol, "its own contract month and no other")
            live(&part)
        }
    }

    func change(_ name: String, _ explanation: inout Explanation) {
        let close = instrument.previousClose.map { spec.text($0, style: style) }
        explanation.part(
            name, line.change, "last against \(close ?? "not known"), the close of the trading day before"
        ) { part in
            part.text("(last − previous close) / |previous close| × 100")
            part.figure("last", line.last)
            part.figure("previous close", close, "of the last trading day that has bars")
            live(&part)
        }
    }

    func vwapDistance(_ name: String, _ explanation: inout Explanation) {
        let vwap = instrument.vwap.flatMap { spec.text(points: $0, style: style) }
        explanation.part(name, line.vwapPercent, "last against the session VWAP \(vwap ?? "not known")") { part in
            part.text("(last − VWAP) / |VWAP| × 100")
            part.figure("last", line.last)
            part.figure("VWAP", vwap)
            live(&part)
            study("vwap", on: .oneMinute, &part)
        }
    }

    func vwap(_ explanation: inout Explanation) {
        explanation.part("vwap", line.text(line.points(instrument.vwap)), "session VWAP") {
            study("vwap", on: .oneMinute, &$0)
        }
    }

    func range(_ explanation: inout Explanation) {
        explanation.part("atr", line.dim(line.points(line.row?.atr)), "Wilder's mean true range of 14 closed 5m bars") {
            part in
            part.text(
                "True range = the larger of high and the close before, less the smaller of low and the close before. "
                    + "ATR = ATR before + (true range − ATR before) / 14, begun with the mean of the first 14.")
            bars(.fiveMinutes, 2, &part) { "\($0.high) high, \($0.low) low, \($0.close) close" }
            scanned(&part)
            settled(.fiveMinutes, &part)
        }
    }

    func relativeVolume(_ explanation: inout Explanation) {
        explanation.part("rvol", line.relativeVolume, "the day's volume over its usual by this minute") { part in
            part.text("RVOL = volume so far / usual volume by the same minute")
            let studies = instrument.frames[.oneMinute]?.studies
            let volume = minutes?.days.last.map { day in (0..<day.count).reduce(0) { $0 + day[$1].volume } }
            let ratio = studies?["rvol.day"]
            part.figure(
                "volume so far", volume.map { style.text($0, decimals: 0) }, "contracts since 18:00 in closed minutes")
            let usual = volume.flatMap { volume in ratio.flatMap { $0 > 0 ? Double(volume) / $0 : nil } }
            part.figure(
                "usual", usual.flatMap { style.text($0, decimals: 0) },
                "volume so far / RVOL: only the ratio is kept")
            study("rvol", on: .oneMinute, &part)
        }
    }

    func trend(_ name: String, _ explanation: inout Explanation) {
        explanation.part(name, line.trend, "EMA 5 against EMA 10 of closed minutes") { part in
            part.text(
                "Both averages begin at the oldest of the last ten closes. Up where EMA 5 is more than 0.01 % above "
                    + "EMA 10, down where it is as much below.")
            bars(.oneMinute, MinuteTrend.window, &part) { $0.close }
            scanned(&part)
            settled(.oneMinute, &part)
        }
    }

    func wave(_ explanation: inout Explanation) {
        explanation.part("wave", line.wave, "speed over the mean wave of its side, closed 5m bars") { part in
            InsightLine(slot: line.slot, context).addWave(to: &part)
            study("wave", on: InsightLine.frame, fields: ["current", "speed", "strength"], &part)
        }
    }

    func surge(_ name: String, _ explanation: inout Explanation) {
        explanation.part(name, line.surge, "the last minute has over twice the mean volume of nine before it") {
            part in
            volumes(MinuteTrend.window, &part)
            scanned(&part)
            settled(.oneMinute, &part)
        }
    }

    func momentum(_ explanation: inout Explanation) {
        explanation.part("mom", line.momentum, "mean change a minute over the last four, points") { part in
            part.text("(close of the last minute − close four minutes before) / 4")
            let closes = minutes?.suffix(5).map(\.close) ?? []
            if closes.count == 5 {
                part.figure("last close", spec.text(closes[4], style: style))
                part.figure("first close", spec.text(closes[0], style: style), "four minutes before")
            }
            bars(.oneMinute, 5, &part) { $0.close }
            scanned(&part)
            settled(.oneMinute, &part)
        }
    }

    func fiveMinuteVolume(_ explanation: inout Explanation) {
        explanation.part("vol", line.volume, "contracts in the last closed 5m bar") { part in
            bars(.fiveMinutes, 1, &part) { $0.volume }
            scanned(&part)
            settled(.fiveMinutes, &part)
        }
    }

    func minuteRange(_ explanation: inout Explanation) {
        explanation.part("rng", line.range, "highest high less lowest low of five closed minutes") { part in
            bars(.oneMinute, 5, &part) { "\($0.high) high, \($0.low) low" }
            settled(.oneMinute, &part)
        }
    }

    func minuteVolume(_ explanation: inout Explanation) {
        explanation.part("vol", line.lastVolume, "contracts in the last closed minute") { part in
            bars(.oneMinute, 1, &part) { $0.volume }
            settled(.oneMinute, &part)
        }
    }

    func hour(_ explanation: inout Explanation) {
        explanation.part("60m", line.hour, "closes of the last hour, a dot for every third minute") { part in
            part.text("The lowest of them stands at the bottom, the highest at the top.")
            settled(.oneMinute, &part)
        }
    }

    func pivots(_ explanation: inout Explanation) {
        let pivots = line.previousDay?.pivots
        explanation.part("dist", line.distance, "last less the floor pivot") { part in
            part.text("last − P, where P stands on the nearest tick")
            part.figure("last", line.last)
            part.figure("P", line.tick(pivots?.pivot))
            day(&part)
            live(&part)
        }
        levels(&explanation)
    }

    /// The floor pivots by themselves.
    func levels(_ explanation: inout Explanation) {
        let pivots = line.previousDay?.pivots
        let levels: [(String, Double?, String)] = [
            ("pivot", pivots?.pivot, "P = (H + L + C) / 3"), ("r1", pivots?.r1, "R1 = 2P − L"),
            ("s1", pivots?.s1, "S1 = 2P − H"), ("r2", pivots?.r2, "R2 = P + H − L"),
            ("s2", pivots?.s2, "S2 = P − H + L"),
        ]
        for (name, value, formula) in levels {
            explanation.part(name, line.dim(line.tick(value)), formula, day)
        }
    }

    func previousHigh(_ name: String, _ explanation: inout Explanation) {
        let high = line.previousDay.map { [Run(spec.text($0.high, style: style), .bright)] } ?? []
        explanation.part(name, high, "highest price of the trading day before", day)
    }

    func extremes(_ name: String, _ explanation: inout Explanation) {
        guard let today = instrument.today else { return }
        let range = "\(spec.text(today.low, style: style)) – \(spec.text(today.high, style: style))"
        explanation.part(name, [Run(range, .bright)], "lowest and highest price of the trading day") {
            part in
            part.text("Since the trading day began at 18:00, the forming minute included.")
            part.figure("day", instrument.day.map { "\($0)" })
            live(&part)
        }
    }

    // MARK: - What several of them say

    /// The day that pivots come from.
    private func day(_ part: inout Explanation) {
        guard let previous = line.previousDay else {
            part.text("The trading day before was not seen whole, so there are none.")
            return
        }
        part.figure("high", spec.text(previous.high, style: style), "H of \(previous.day), the trading day before")
        part.figure("low", spec.text(previous.low, style: style), "L")
        part.figure("close", spec.text(previous.close, style: style), "C")
        part.text("They stand until the next trading day begins.", .dim)
    }

    private func study(
        _ label: String, on frame: TimeFrame, fields: Set<String>? = nil, _ part: inout Explanation
    ) {
        part.add(study: label, on: frame, of: instrument, context, fields: fields)
    }

    private func volumes(_ count: Int, _ part: inout Explanation) {
        bars(.oneMinute, count, &part) { $0.volume }
    }

    /// What the last closed bars of a frame put in, newest first.
    private func bars(
        _ frame: TimeFrame, _ count: Int, _ part: inout Explanation, _ text: (BarText) -> String
    ) {
        let clock = DayClock(now: context.snapshot.time)
        let bars = instrument.frames[frame]?.bars.suffix(count) ?? []
        for bar in bars.reversed() {
            part.figure(
                clock.full(bar.time), text(BarText(bar, spec, style)),
                bar.time == bars.last?.time ? "start of the last closed \(frame.name) bar, ET" : "")
        }
    }

    private func scanned(_ part: inout Explanation) {
        guard let time = context.snapshot.scanner.refreshed else { return }
        let age = context.snapshot.time.map { ", \(SpanText.exact($0 - time)) ago" } ?? ""
        part.text("Measured at the refresh of \(NewYork.local(time).clockWithSeconds) ET\(age).", .dim)
    }

    private func settled(_ frame: TimeFrame, _ part: inout Explanation) {
        part.settled(on: frame, of: instrument, context)
    }

    private func live(_ part: inout Explanation) { part.prices(of: instrument, context) }
}

/// The figures of a bar as they are written.
private struct BarText {
    let high: String
    let low: String
    let close: String
    let volume: String

    init(_ bar: Bar, _ spec: ContractSpec, _ style: NumberStyle) {
        high = spec.text(bar.high, style: style)
        low = spec.text(bar.low, style: style)
        close = spec.text(bar.close, style: style)
        volume = style.text(bar.volume, decimals: 0)
    }
}
