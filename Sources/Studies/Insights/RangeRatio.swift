import Market

/// The mean true range of 14 bars over that of 50: what the regime falls back on without a model.
package struct RangeRatio: Hashable, Codable, Sendable {
    /// What the ratio says.
    package enum Label: Int, CaseIterable, Hashable, Codable, Sendable {
        case lowVolatility, normal, highVolatility

        package var name: String { ["low_vol", "normal", "high_vol"][rawValue] }
        /// Times the usual number of contracts.
        package var positionMultiplier: Double { [0.5, 1, 0.5][rawValue] }
    }

    private var previousClose: Price?
    private var short = RollingSum(length: 14)
    private var long = RollingSum(length: 50)

    package init() {}

    /// Nil before 50 bars, and where there is no range at all.
    package var value: Double? {
        guard let short = short.mean, let long = long.mean, long > 0 else { return nil }
        return short / long
    }

    /// Below 0.7 low, above 1.5 high.
    package var label: Label {
        guard let value else { return .normal }
        return value < 0.7 ? .lowVolatility : value > 1.5 ? .highVolatility : .normal
    }

    /// Takes a closed bar. The first counts with its high less its low.
    package mutating func add(_ bar: Bar) {
        let close = previousClose ?? bar.high
        previousClose = bar.close
        let range = max(bar.high, close) - min(bar.low, close)
        short.add(range)
        long.add(range)
    }
}
