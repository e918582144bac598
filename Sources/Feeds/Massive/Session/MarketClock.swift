import Market

/// Exchange time as the desk is told it: the machine's, less what the rows come late by. It never goes back.
struct MarketClock: Sendable {
    /// The newest that was told.
    private(set) var told: Timestamp?
    /// The latest end of a row that was given.
    private(set) var rows: Timestamp?
    /// By how much the newest minutes came after their end, nanoseconds; the least of them is the feed's delay, the
    /// network's, and the fault of the machine's clock.
    private var lateness: [Int64] = []
    /// Assumed before the first bar, nanoseconds.
    var delay: Int64 = 0

    private static let samples = 16

    /// Nanoseconds that the desk's time is behind the machine's.
    var lag: Int64 { lateness.min() ?? delay }

    /// A minute came from the socket.
    mutating func sample(end: Timestamp, at now: Moment) {
        lateness.append(now.market - end)
        if lateness.count > Self.samples { lateness.removeFirst() }
    }

    /// Forgets how late rows came, for another source.
    mutating func forgetLateness() { lateness = [] }

    func exchange(at now: Moment) -> Timestamp { now.market.adding(nanoseconds: -lag) }

    mutating func tell(_ instant: Timestamp) { told = max(told ?? instant, instant) }

    mutating func noteRow(_ end: Timestamp) { rows = max(rows ?? end, end) }

    /// Begins anew, with the market.
    mutating func reset() { (told, rows) = (nil, nil) }

    /// When the desk's clock may next go on, monotonic: about its next whole second.
    func nextWake(after now: Moment) -> Int64 {
        let instant = exchange(at: now)
        let rest =
            Timestamp.second
            - (instant.nanoseconds - floorDivide(instant.nanoseconds, Timestamp.second) * Timestamp.second)
        return now.monotonic + max(100_000_000, rest)
    }
}
