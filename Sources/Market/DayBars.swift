/// The bars of one trading day in columns; a later bar is only ever appended. Shared by reference until it is changed.
package struct DayBars: Sendable {
    package let day: TradingDay
    /// Starts of the bars, nanoseconds UTC, strictly ascending.
    package private(set) var times: [Int64] = []
    /// Prices in ticks.
    package private(set) var opens: [Int32] = []
    package private(set) var highs: [Int32] = []
    package private(set) var lows: [Int32] = []
    package private(set) var closes: [Int32] = []
    /// Contracts.
    package private(set) var volumes: [Int32] = []

    /// - Parameter capacity: bars that the day is expected to have; saves growing, and memory beyond them.
    package init(day: TradingDay, capacity: Int = 0) {
        self.day = day
        guard capacity > 0 else { return }
        times.reserveCapacity(capacity)
        opens.reserveCapacity(capacity)
        highs.reserveCapacity(capacity)
        lows.reserveCapacity(capacity)
        closes.reserveCapacity(capacity)
        volumes.reserveCapacity(capacity)
    }

    package var count: Int { times.count }
    package var isEmpty: Bool { times.isEmpty }

    package subscript(index: Int) -> Bar {
        Bar(
            time: Timestamp(nanoseconds: times[index]), open: Price(ticks: Int(opens[index])),
            high: Price(ticks: Int(highs[index])), low: Price(ticks: Int(lows[index])),
            close: Price(ticks: Int(closes[index])), volume: Int(volumes[index]))
    }

    /// Appends a bar that starts after the last one, which the caller has checked; false, and nothing done, when a figure
    /// does not fit its column.
    mutating func append(_ bar: Bar) -> Bool {
        guard let open = Int32(exactly: bar.open.ticks), let high = Int32(exactly: bar.high.ticks),
            let low = Int32(exactly: bar.low.ticks), let close = Int32(exactly: bar.close.ticks),
            let volume = Int32(exactly: bar.volume)
        else { return false }
        times.append(bar.time.nanoseconds)
        opens.append(open)
        highs.append(high)
        lows.append(low)
        closes.append(close)
        volumes.append(volume)
        return true
    }

    /// The first bars of the day.
    func prefix(_ count: Int) -> DayBars {
        var part = DayBars(day: day)
        part.times = Array(times.prefix(count))
        part.opens = Array(opens.prefix(count))
        part.highs = Array(highs.prefix(count))
        part.lows = Array(lows.prefix(count))
        part.closes = Array(closes.prefix(count))
        part.volumes = Array(volumes.prefix(count))
        return part
    }

    /// Open, high, low, close and volume of the whole day; nil without bars.
    package var summary: Bar? {
        guard let first = opens.first, let last = closes.last, let high = highs.max(), let low = lows.min() else {
            return nil
        }
        return Bar(
            time: Timestamp(nanoseconds: times[0]), open: Price(ticks: Int(first)), high: Price(ticks: Int(high)),
            low: Price(ticks: Int(low)), close: Price(ticks: Int(last)), volume: volumes.reduce(0) { $0 + Int($1) })
    }
}
