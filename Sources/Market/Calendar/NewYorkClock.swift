/// The wall clock of New York for instants that come one after the other. What it looks up holds until the clocks change.
package struct NewYorkClock: Hashable, Codable, Sendable {
    private var offset: Int64 = 0
    /// UTC seconds through which the offset holds; empty before the first instant.
    private var start: Int64 = 0
    private var end: Int64 = 0

    package init() {}

    package mutating func secondOfDay(at instant: Timestamp) -> Int {
        let seconds = instant.seconds
        if seconds < start || seconds >= end {
            let found = NewYork.offsetSpan(at: instant)
            (offset, start, end) = (found.offset, found.seconds.lowerBound, found.seconds.upperBound)
        }
        let wall = seconds + offset
        return Int(wall - floorDivide(wall, 86_400) * 86_400)
    }
}
