import Canvas
import Market
import State

extension Card {
    /// How the figures of the card are reckoned; those it shares with the top row follow by themselves.
    static func explain(_ context: PaneContext) -> Explanation? {
        let account = context.account.map { AccountFigures($0, context).explanation() }
        guard let instrument = context.selected else { return account }
        let line = ScannerLine(slot: context.view.selectedSlot, context.snapshot, context.facts.numbers)
        let figures = MarketFigures(line: line, context: context)
        var explanation = Explanation("Card of \(instrument.instrument.symbol)")
        figures.price("last", &explanation)
        figures.change("% day", &explanation)
        figures.extremes("high, low", &explanation)
        figures.vwap(&explanation)
        figures.vwapDistance("vwap%", &explanation)
        figures.levels(&explanation)
        figures.previousHigh("PDH", &explanation)
        explanation.prices(of: instrument, context)
        if let account {
            explanation.add(linesOf: account)
            explanation.add(partsOf: account)
        }
        return explanation
    }
}
