import Market

/// Now, by the two clocks of the feed.
struct Moment: Hashable, Sendable {
    /// Nanoseconds, never going back.
    var monotonic: Int64
    /// Exchange time.
    var market: Timestamp

    func after(_ wait: Duration) -> Int64 { monotonic + wait.whole }
}
