import Market

/// Reversal candles of the original: hammer, engulfing and pin for buyers, their mirrors for sellers. A bar without range
/// is none; the original takes its range for 0.00001.
package struct CandleSignal: Hashable, Codable, Sendable {
    package let isBullish: Bool
    package let isBearish: Bool

    /// - Parameter previous: the bar before, for the engulfing.
    package init(_ bar: Bar, previous: Bar?) {
        let range = Double(bar.high - bar.low)
        let body = Double(abs(bar.close - bar.open))
        let upper = Double(bar.high - max(bar.open, bar.close))
        let lower = Double(min(bar.open, bar.close) - bar.low)
        guard range > 0 else {
            isBullish = false
            isBearish = false
            return
        }
        let isSmall = body < 0.3 * range
        var engulfsUp = false
        var engulfsDown = false
        if let previous {
            engulfsUp =
                bar.close > bar.open && previous.close < previous.open && bar.close > previous.open
                && bar.open < previous.close
            engulfsDown =
                bar.close < bar.open && previous.close > previous.open && bar.close < previous.open
                && bar.open > previous.close
        }
        let isHammer = isSmall && lower > 2 * body && upper < body
        let isStar = isSmall && upper > 2 * body && lower < body
        let isPinUp = lower > 0.6 * range && isSmall && upper < 0.3 * range
        let isPinDown = upper > 0.6 * range && isSmall && lower < 0.3 * range
        isBullish = isHammer || engulfsUp || isPinUp
        isBearish = isStar || engulfsDown || isPinDown
    }
}
