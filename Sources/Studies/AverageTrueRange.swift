import Market

/// Wilder's average true range, in points. As in TA-Lib the first bar only lends its close: the first value comes with
/// bar `length + 1`, the mean of the `length` true ranges before it.
package struct AverageTrueRange: Hashable, Codable, Sendable {
    private let tick: Double
    private var average: WilderAverage
    private var previousClose: Price?

    package init(length: Int = 14, tick: TickSize) {
        self.tick = tick.points
        average = WilderAverage(length: length)
    }

    /// The average of the closed bars.
    package var value: Double? { average.value.map { $0 * tick } }

    /// Takes a closed bar.
    package mutating func add(_ bar: Bar) {
        if let range = trueRange(of: bar) { average.add(range) }
        previousClose = bar.close
    }

    /// In ticks; nil for the first bar.
    private func trueRange(of bar: Bar) -> Double? {
        previousClose.map { Double(max(bar.high, $0) - min(bar.low, $0)) }
    }
}
