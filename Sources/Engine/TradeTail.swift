import Market

/// The newest trades, so that a corrected bar does not cost the studies what they knew of trades. Neighbours of the same
/// minute, price and side count as one trade, for every study sums them; what is older than the tail is told from bars.
struct TradeTail: Sendable {
    private static let limit = 8_192
    /// Oldest first.
    private var trades: [Trade] = []

    mutating func add(_ trade: Trade) {
        if let last = trades.last, last.price == trade.price, last.aggressor == trade.aggressor,
            last.time.startOfMinute == trade.time.startOfMinute
        {
            trades[trades.count - 1].size += trade.size
            return
        }
        if trades.count == Self.limit {
            // Whole minutes, for half of one's trades would tell a lie about it; an endless minute goes altogether.
            let minute = trades[Self.limit / 2].time.startOfMinute
            trades.removeFirst(trades.firstIndex { $0.time.startOfMinute > minute } ?? trades.count)
        }
        trades.append(trade)
    }

    /// By the start of their minute.
    var byMinute: [Timestamp: [Trade]] { Dictionary(grouping: trades, by: \.time.startOfMinute) }
}
