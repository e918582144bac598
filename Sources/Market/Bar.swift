/// One bar: `time` is the start of its span, prices are ticks, volume is contracts.
package struct Bar: Hashable, Codable, Sendable {
    package var time: Timestamp
    package var open: Price
    package var high: Price
    package var low: Price
    package var close: Price
    package var volume: Int
    /// Who crossed the spread; nil for a source that does not tell it of whole bars.
    package var sides: BarSides?

    package init(
        time: Timestamp, open: Price, high: Price, low: Price, close: Price, volume: Int, sides: BarSides? = nil
    ) {
        self.time = time
        self.open = open
        self.high = high
        self.low = low
        self.close = close
        self.volume = volume
        self.sides = sides
    }

    package var isRising: Bool { close >= open }

    /// Takes one trade into the bar.
    package mutating func absorb(price: Price, size: Int) {
        high = max(high, price)
        low = min(low, price)
        close = price
        volume += size
        sides = nil
    }

    /// Takes a later bar of the same span into this one.
    package mutating func absorb(_ bar: Bar) {
        high = max(high, bar.high)
        low = min(low, bar.low)
        close = bar.close
        volume += bar.volume
        if let mine = sides, let other = bar.sides { sides = mine + other } else { sides = nil }
    }
}

/// Contracts bought and sold at market within a bar; an auction's are neither.
package struct BarSides: Hashable, Codable, Sendable {
    package var bought: Int
    package var sold: Int

    package init(bought: Int, sold: Int) {
        self.bought = bought
        self.sold = sold
    }

    package static func + (a: BarSides, b: BarSides) -> BarSides {
        BarSides(bought: a.bought + b.bought, sold: a.sold + b.sold)
    }
}
