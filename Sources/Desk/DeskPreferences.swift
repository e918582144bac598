/// How the desk is when it opens.
package struct DeskPreferences: Hashable, Sendable {
    package var candles: CandleStyle
    package var isMouseOn: Bool

    package init(candles: CandleStyle = .braille, isMouseOn: Bool = true) {
        self.candles = candles
        self.isMouseOn = isMouseOn
    }
}
