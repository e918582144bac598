/// Closed bars of one instrument and time frame, oldest first, in one segment a trading day. Copies share their
/// segments, so a reader keeps its picture while the writer appends.
package struct BarSeries: Sendable {
    package private(set) var days: [DayBars] = []
    /// Bars in all segments.
    package private(set) var count = 0

    package init() {}

    package var isEmpty: Bool { count == 0 }
    package var last: Bar? { days.last.flatMap { $0.isEmpty ? nil : $0[$0.count - 1] } }
    package var firstTime: Timestamp? { days.first?.times.first.map(Timestamp.init(nanoseconds:)) }
    package var lastTime: Timestamp? { days.last?.times.last.map(Timestamp.init(nanoseconds:)) }

    /// Appends a closed bar; false, and nothing done, when it does not start after the last one or a figure does not fit
    /// its column. A segment that begins with it gets room for `capacity` bars.
    @discardableResult
    package mutating func append(_ bar: Bar, day: TradingDay, capacity: Int = 0) -> Bool {
        // By place: a day that is looked at in place need not be copied to be changed.
        let place = days.count - 1
        if place >= 0, days[place].day == day {
            guard days[place].times.last.map({ bar.time.nanoseconds > $0 }) ?? true else { return false }
            guard days[place].append(bar) else { return false }
        } else {
            if place >= 0, day < days[place].day || lastTime.map({ bar.time <= $0 }) ?? false { return false }
            var segment = DayBars(day: day, capacity: capacity)
            guard segment.append(bar) else { return false }
            days.append(segment)
        }
        count += 1
        return true
    }

    /// Drops the oldest days so that at most `limit` stay.
    package mutating func keepLast(days limit: Int) {
        guard days.count > limit else { return }
        count -= days.prefix(days.count - limit).reduce(0) { $0 + $1.count }
        days.removeFirst(days.count - limit)
    }

    /// The bars up to one that starts at an instant, with it; none where it is nil.
    package func through(_ instant: Timestamp?) -> BarSeries {
        var series = BarSeries()
        guard let instant else { return series }
        for day in days {
            let count = day.times.firstPlace { $0 > instant.nanoseconds }
            if count > 0 { series.days.append(count == day.count ? day : day.prefix(count)) }
            series.count += count
        }
        return series
    }

    /// The bar `back` places before the last one (0 is the last).
    package func bar(back: Int) -> Bar? {
        locate(back: back).map { days[$0.day][$0.index] }
    }

    /// Segment and index of the bar `back` places before the last one.
    package func locate(back: Int) -> (day: Int, index: Int)? {
        guard back >= 0, back < count else { return nil }
        var remaining = back
        for day in days.indices.reversed() {
            if remaining < days[day].count { return (day, days[day].count - 1 - remaining) }
            remaining -= days[day].count
        }
        return nil
    }

    /// The bars that start after an instant, all where it is nil; oldest first.
    package func after(_ instant: Timestamp?) -> [Bar] {
        var count = 0
        for day in days.reversed() {
            let later = instant.map { instant in day.times.count - day.times.firstPlace { $0 > instant.nanoseconds } }
            count += later ?? day.count
            if let later, later < day.count { break }
        }
        return suffix(count)
    }

    /// The bar that starts at an instant; nil where none does.
    package func bar(at instant: Timestamp) -> Bar? {
        for day in days.reversed() {
            let place = day.times.firstPlace { $0 >= instant.nanoseconds }
            if place < day.count, day.times[place] == instant.nanoseconds { return day[place] }
            if place > 0 { return nil }
        }
        return nil
    }

    /// Start of the last bar that starts at an instant or before it.
    package func start(containing instant: Timestamp) -> Timestamp? {
        for day in days.reversed() {
            let place = day.times.firstPlace { $0 > instant.nanoseconds }
            if place > 0 { return Timestamp(nanoseconds: day.times[place - 1]) }
        }
        return nil
    }

    /// The last `limit` bars that end `back` places before the last one, oldest first.
    package func suffix(_ limit: Int, back: Int = 0) -> [Bar] {
        var bars: [Bar] = []
        bars.reserveCapacity(limit)
        var skip = back
        for day in days.reversed() {
            if skip >= day.count {
                skip -= day.count
                continue
            }
            var index = day.count - 1 - skip
            skip = 0
            while index >= 0, bars.count < limit {
                bars.append(day[index])
                index -= 1
            }
            if bars.count == limit { break }
        }
        bars.reverse()
        return bars
    }
}

extension [Int64] {
    /// Place of the first element of an ascending list that fulfils a condition, as all later ones do.
    fileprivate func firstPlace(_ isPast: (Int64) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
