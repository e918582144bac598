/// One bar: `time` is the start of its span, prices are ticks, volume is contracts.
package struct Bar: Hashable, Codable, Sendable {
    package var time: Timestamp
    package var open: Price
    package var high: Price
    package var low: Price
    package var close: Price
    package var volume: Int

    package init(time: Timestamp, open: Price, high: Price, low: Price, close: Price, volume: Int) {
        self.time = time
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
    }

    package var isRising: Bool { close >= open }

    /// Takes one trade into the bar.
    package mutating func absorb(price: Price, size: Int) {
        high = max(high, price)
        low = min(low, price)
        close = price
        volume += size
    }

    /// Takes a later bar of the same span into this one.
    package mutating func absorb(_ bar: Bar) {
        high = max(high, bar.high)
        low = min(low, bar.low)
        close = bar.close
        volume += bar.volume
    }
}
