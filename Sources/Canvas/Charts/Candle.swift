/// Four values that a candle shows.
package struct Candle: Hashable, Sendable {
    package var open: Double
    package var high: Double
    package var low: Double
    package var close: Double

    package init(open: Double, high: Double, low: Double, close: Double) {
        self.open = open
        self.high = high
        self.low = low
        self.close = close
    }

    package var isRising: Bool { close >= open }
    var bodyTop: Double { max(open, close) }
    var bodyBottom: Double { min(open, close) }
}

/// The colours of rising and falling candles, and whether falling bodies must be told apart by shade.
package struct CandleInk: Hashable, Sendable {
    package var up: Role
    package var down: Role
    /// Draws falling solid bodies as `▒`, where there is no colour.
    package var isShaded: Bool

    package init(up: Role = .up, down: Role = .down, isShaded: Bool = false) {
        self.up = up
        self.down = down
        self.isShaded = isShaded
    }

    func pen(_ candle: Candle) -> Pen { Pen(candle.isRising ? up : down) }
}
