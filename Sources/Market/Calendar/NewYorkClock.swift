/// The wall clock of New York for instants that come one after the other. What it looks up holds until the clocks change.
package struct NewYorkClock: Hashable, Codable, Sendable {
    /// Nanoseconds to add to UTC.
    private var offset: Int64 = 0
    /// UTC nanoseconds through which the offset holds; empty before the first instant.
    private var start: Int64 = 0
    private var end: Int64 = 0

    package init() {}

    package mutating func secondOfDay(at instant: Timestamp) -> Int {
        if instant.nanoseconds < start || instant.nanoseconds >= end { lookUp(instant) }
        let day = 86_400 * Timestamp.second
        let sinceMidnight = (instant.nanoseconds + offset) % day
        return Int((sinceMidnight < 0 ? sinceMidnight + day : sinceMidnight) / Timestamp.second)
    }

    private mutating func lookUp(_ instant: Timestamp) {
        let found = NewYork.offsetSpan(at: instant)
        offset = found.offset * Timestamp.second
        start = found.seconds.lowerBound * Timestamp.second
        end = found.seconds.upperBound * Timestamp.second
    }
}
