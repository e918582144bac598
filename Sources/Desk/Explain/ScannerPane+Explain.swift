import Canvas
import Market
import State

extension ScannerPane {
    /// How each figure of the row under the cursor is reckoned.
    package func explain(_ context: PaneContext) -> Explanation? {
        let lines = ScannerTable.sorted(context)
        let slot = context.view.scanner.cursorSlot ?? context.view.selectedSlot
        guard let line = lines.first(where: { $0.slot == slot }) else { return nil }
        let instrument = line.instrument
        let figures = MarketFigures(line: line, context: context)
        var explanation = Explanation("Scanner row of \(instrument.instrument.symbol), \(instrument.spec.name)")
        figures.price("last", &explanation)
        figures.change("chg%", &explanation)
        figures.vwapDistance("vwap%", &explanation)
        figures.range(&explanation)
        figures.relativeVolume(&explanation)
        figures.trend("1m", &explanation)
        figures.wave(&explanation)
        figures.surge("↯", &explanation)
        figures.momentum(&explanation)
        figures.fiveMinuteVolume(&explanation)
        figures.vwap(&explanation)
        figures.pivots(&explanation)
        figures.hour(&explanation)
        if let time = context.snapshot.scanner.refreshed {
            let rest =
                line.silence.map { "its own last price is \($0), so that it stands behind the others." }
                ?? (line.isOld ? "last, chg% and vwap% are old." : "last, chg% and vwap% are live.")
            explanation.text(
                "Sorted as of the refresh at \(NewYork.local(time).clockWithSeconds) ET; \(rest)", .dim)
        }
        explanation.prices(of: instrument, context)
        return explanation
    }
}
