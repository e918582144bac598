import Canvas
import State

extension MinutesPane {
    /// How the figures of the selected instrument's card are reckoned, of the first one where it has none.
    package func explain(_ context: PaneContext) -> Explanation? {
        let chosen = chosen(context)
        guard let line = chosen.first(where: { $0.slot == context.view.selectedSlot }) ?? chosen.first else {
            return nil
        }
        let figures = MarketFigures(line: line, context: context)
        var explanation = Explanation("Minutes of \(line.instrument.instrument.symbol)")
        explanation.text("A click on another card explains that one.", .dim)
        figures.trend("trend", &explanation)
        figures.surge("↯", &explanation)
        figures.price("last", &explanation)
        figures.change("chg%", &explanation)
        figures.momentum(&explanation)
        figures.minuteRange(&explanation)
        figures.minuteVolume(&explanation)
        figures.vwapDistance("vwap", &explanation)
        explanation.prices(of: line.instrument, context)
        return explanation
    }
}
