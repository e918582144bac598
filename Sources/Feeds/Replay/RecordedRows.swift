import Market

/// Bars and trades of one file in columns, 24 and 17 bytes a row.
struct RecordedRows: Sendable {
    var bars = RecordedBars()
    var trades = RecordedTrades()
    /// Spellings of the contract to be read from a file that may hold several; empty for the first one that comes.
    var wanted: [[UInt8]] = []
    /// That first one.
    var contract: [UInt8]?

    var count: Int { bars.minutes.count + trades.times.count }
    var isEmpty: Bool { count == 0 }

    /// Start of the first bar or time of the first trade.
    var first: Timestamp? {
        bars.minutes.first.map { Timestamp(minutes: $0) } ?? trades.times.first.map(Timestamp.init(nanoseconds:))
    }
    /// End of the last bar or time of the last trade.
    var last: Timestamp? {
        bars.minutes.last.map { Timestamp(minutes: $0 + 1) } ?? trades.times.last.map(Timestamp.init(nanoseconds:))
    }
}

/// One-minute bars, strictly ascending.
struct RecordedBars: Sendable {
    /// Starts of the bars, minutes since 1970.
    private(set) var minutes: [Int32] = []
    private var opens: [Int32] = []
    private var highs: [Int32] = []
    private var lows: [Int32] = []
    private var closes: [Int32] = []
    private var volumes: [Int32] = []
    /// As long as the others where the recording tells the sides, else empty.
    private var sides: [BarSides] = []

    mutating func reserve(_ count: Int) {
        minutes.reserveCapacity(count)
        opens.reserveCapacity(count)
        highs.reserveCapacity(count)
        lows.reserveCapacity(count)
        closes.reserveCapacity(count)
        volumes.reserveCapacity(count)
    }

    /// - Parameter sides: told for all bars of a recording, or for none.
    mutating func append(
        minute: Int32, open: Int32, high: Int32, low: Int32, close: Int32, volume: Int32, sides told: BarSides? = nil
    ) {
        if let told { sides.append(told) }
        minutes.append(minute)
        opens.append(open)
        highs.append(high)
        lows.append(low)
        closes.append(close)
        volumes.append(volume)
    }

    /// The most minutes that all distances between bars are a multiple of; 0 for a single bar.
    var span: Int {
        var span = 0
        for (earlier, later) in zip(minutes, minutes.dropFirst()) {
            span = greatestCommonDivisor(Int(later - earlier), span)
            if span == 1 { return 1 }
        }
        return span
    }

    subscript(index: Int) -> Bar {
        Bar(
            time: Timestamp(minutes: minutes[index]), open: Price(ticks: Int(opens[index])),
            high: Price(ticks: Int(highs[index])), low: Price(ticks: Int(lows[index])),
            close: Price(ticks: Int(closes[index])), volume: Int(volumes[index]),
            sides: sides.isEmpty ? nil : sides[index])
    }
}

/// Trades, ascending; many may share a time.
struct RecordedTrades: Sendable {
    /// Nanoseconds UTC.
    private(set) var times: [Int64] = []
    private var prices: [Int32] = []
    private var sizes: [Int32] = []
    private var aggressors: [Aggressor] = []

    mutating func append(time: Int64, price: Int32, size: Int32, aggressor: Aggressor) {
        times.append(time)
        prices.append(price)
        sizes.append(size)
        aggressors.append(aggressor)
    }

    subscript(index: Int) -> Trade {
        Trade(
            time: Timestamp(nanoseconds: times[index]), price: Price(ticks: Int(prices[index])),
            size: Int(sizes[index]), aggressor: aggressors[index])
    }
}
