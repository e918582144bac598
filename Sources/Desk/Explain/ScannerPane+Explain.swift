import Canvas
import Market
import State
import Studies

extension ScannerPane {
    /// How each figure of the row under the cursor is reckoned.
    package func explain(_ context: PaneContext) -> Explanation? {
        let lines = ScannerTable.sorted(context)
        let slot = context.view.scanner.cursorSlot ?? context.view.selectedSlot
        guard let line = lines.first(where: { $0.slot == slot }) else { return nil }
        let instrument = line.instrument
        let spec = instrument.spec
        let style = context.facts.numbers
        var explanation = Explanation("Scanner row of \(instrument.instrument.symbol), \(spec.name)")
        let last = instrument.last.map { "at \(NewYork.local($0.time).clockWithSeconds) ET" } ?? ""
        explanation.figure("last", line.last, "the newest price, \(last)")
        let close = instrument.previousClose.map { spec.text($0, style: style) } ?? "not known"
        explanation.figure("chg%", line.change, "last against \(close), the close of the trading day before")
        let vwap = instrument.vwap.flatMap { spec.text(points: $0, style: style) } ?? "not known"
        explanation.figure("vwap%", line.vwapPercent, "last against the session VWAP \(vwap)")
        explanation.figure("atr", line.dim(line.points(line.row?.atr)), "Wilder's mean true range of 14 closed 5m bars")
        explanation.figure("rvol", line.relativeVolume, "the day's volume over its usual by this minute")
        explanation.figure("1m", line.trend, "EMA 5 against EMA 10 of closed minutes")
        explanation.figure("wave", line.wave, "speed over the mean wave of its side, closed 5m bars")
        explanation.figure("mom", line.momentum, "mean change a minute over the last four, points")
        explanation.figure("vol", line.volume, "contracts in the last closed 5m bar")
        explanation.figure("↯", line.surge, "the last minute has over twice the mean volume of nine before it")
        explanation.figure("pivot dist", line.distance, "last less the floor pivot")
        if let time = context.snapshot.scanner.refreshed {
            explanation.text(
                "Sorted as of the refresh at \(NewYork.local(time).clockWithSeconds) ET; last, chg% and vwap% are live.",
                .dim)
        }
        explanation.add(study: "rvol", on: .oneMinute, of: instrument, context)
        explanation.add(
            study: "wave", on: InsightLine.frame, of: instrument, context, fields: ["current", "speed", "strength"])
        return explanation
    }
}
