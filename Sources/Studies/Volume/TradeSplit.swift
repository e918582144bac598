import Market

/// Sorts the trades of a bar into bought and sold: by the side that the source tells, else by the tick rule, which calls
/// a trade bought when the last change of price was upward. Source: C. Lee, M. Ready, Inferring Trade Direction from
/// Intraday Data (1991).
///
/// A source that has told a side once means it when it tells none: such a trade (an auction print) is neither.
package struct TradeSplit: Hashable, Codable, Sendable {
    /// Which trades to sort how.
    package enum Rule: Int, Codable, Sendable {
        /// By the source's sides where it tells any, else by the tick rule.
        case whatIsTold
        /// By the source's sides alone.
        case aggressor
        /// By the tick rule alone.
        case tickRule
    }

    private let rule: Rule
    private var hasSides = false
    private var lastPrice: Price?
    private var isRising: Bool?
    private var bought = 0
    private var sold = 0
    private var neither = 0
    private var usedTickRule = false

    package init(rule: Rule = .whatIsTold) { self.rule = rule }

    package mutating func add(_ trade: Trade) {
        let size = max(0, trade.size)
        if trade.aggressor != .unknown { hasSides = true }
        if let lastPrice, trade.price != lastPrice { isRising = trade.price > lastPrice }
        lastPrice = trade.price
        switch isBought(trade) {
        case true?: bought += size
        case false?: sold += size
        case nil: neither += size
        }
    }

    /// The bar's trades, and an empty split for the next bar. Nil when they account for less than nine tenths of the
    /// bar's volume: a feed that joined late or lost trades says nothing about the rest. What the bar itself tells of its
    /// sides goes before its trades.
    package mutating func close(_ bar: Bar) -> BarDelta? {
        let counted = bought + sold + neither
        defer {
            bought = 0
            sold = 0
            neither = 0
            usedTickRule = false
        }
        // What the source tells of the whole bar is exact.
        if let sides = bar.sides, rule != .tickRule {
            return BarDelta(bought: Double(sides.bought), sold: Double(sides.sold), source: .aggressor)
        }
        guard counted > 0, counted * 10 >= bar.volume * 9 else { return nil }
        return BarDelta(
            bought: Double(bought), sold: Double(sold), source: isTold ? .aggressor : .tickRule)
    }

    /// What counted of the bar so far was told by the source.
    private var isTold: Bool { !usedTickRule && (hasSides || rule == .aggressor) }

    private mutating func isBought(_ trade: Trade) -> Bool? {
        switch rule {
        case .tickRule: break
        case .aggressor: return told(trade)
        case .whatIsTold: if hasSides { return told(trade) }
        }
        // Before price has changed once there is nothing to tell by.
        if isRising != nil { usedTickRule = true }
        return isRising
    }

    private func told(_ trade: Trade) -> Bool? {
        switch trade.aggressor {
        case .buyer: true
        case .seller: false
        case .unknown: nil
        }
    }
}
