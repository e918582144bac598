import Market

/// Volume-weighted average price of the trading day, with the volume-weighted standard deviation around it. A bar counts
/// with its typical price (high + low + close) / 3, a trade with its own price. Starts anew with each trading day.
///
/// Sums are kept in thirds of a tick from the day's first price: whole numbers, which a Double adds exactly up to 2⁵³, so
/// that the order and the batching of the input leave no trace.
package struct SessionVWAP: Hashable, Codable, Sendable {
    /// An average and one standard deviation, in points.
    package struct Value: Hashable, Sendable {
        package var average: Double
        package var deviation: Double

        /// The price so many deviations above the average, below it where `count` is negative.
        package func band(_ count: Double) -> Double { average + count * deviation }
    }

    /// Points in a third of a tick.
    private let unit: Double
    private var day: TradingDay?
    /// The day's first price, in thirds of a tick.
    private var anchor = 0
    private var volume = 0.0
    private var sum = 0.0
    private var squares = 0.0

    package init(tick: TickSize) { unit = tick.points / 3 }

    /// The day's average so far; nil before the first contract.
    package var value: Value? {
        guard volume > 0 else { return nil }
        let mean = sum / volume
        let variance = max(0, squares / volume - mean * mean)
        return Value(average: (Double(anchor) + mean) * unit, deviation: variance.squareRoot() * unit)
    }

    /// The same study before its first bar.
    var emptied: SessionVWAP {
        var copy = self
        (copy.day, copy.anchor) = (nil, 0)
        (copy.volume, copy.sum, copy.squares) = (0, 0, 0)
        return copy
    }

    /// Takes a closed bar of a trading day.
    package mutating func add(_ bar: Bar, day: TradingDay) {
        add(thirds: bar.high.ticks + bar.low.ticks + bar.close.ticks, volume: bar.volume, day: day)
    }

    /// Takes one trade of a trading day, exactly.
    package mutating func add(price: Price, size: Int, day: TradingDay) {
        add(thirds: price.ticks * 3, volume: size, day: day)
    }

    private mutating func add(thirds: Int, volume size: Int, day: TradingDay) {
        if self.day != day {
            self.day = day
            anchor = thirds
            volume = 0
            sum = 0
            squares = 0
        }
        guard size > 0 else { return }
        let distance = Double(thirds - anchor)
        let weight = Double(size)
        volume += weight
        sum += distance * weight
        squares += distance * distance * weight
    }
}
