import Market

/// The running sum of bars' deltas, which starts anew with each trading day; the arithmetic that `CVD` and
/// `DeltaDivergence` share.
package struct CumulativeDelta: Hashable, Codable, Sendable {
    private let startsDaily: Bool
    private var split: TradeSplit
    private var day: TradingDay?
    /// The last closed bar; nil before the first.
    package private(set) var last: BarDelta?
    package private(set) var sum = 0.0
    /// The weakest source in the sum.
    package private(set) var source = BarDelta.Source.aggressor

    package init(rule: TradeSplit.Rule = .whatIsTold, startsDaily: Bool = true) {
        self.startsDaily = startsDaily
        split = TradeSplit(rule: rule)
    }

    package mutating func add(_ trade: Trade) { split.add(trade) }

    /// Takes a closed bar; true when the sum began anew with it.
    @discardableResult
    package mutating func add(_ bar: Bar, day: TradingDay) -> Bool {
        let delta = split.close(bar) ?? .estimate(from: bar)
        let isNew = self.day == nil || (startsDaily && self.day != day)
        self.day = day
        if isNew {
            sum = 0
            source = .aggressor
        }
        sum += delta.delta
        source = min(source, delta.source)
        last = delta
        return isNew
    }
}
