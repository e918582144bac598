import Market

/// Waits that double with each failure, spread by chance.
struct BackOff: Sendable {
    private var chance: SeededNumbers
    private(set) var failures = 0

    init(seed: UInt64) { chance = SeededNumbers(seed: seed) }

    /// The wait after one more failure, never longer than the longest.
    mutating func next(first: Duration, longest: Duration) -> Duration {
        var wait = first
        for _ in 0..<min(failures, 20) where wait < longest { wait = wait * 2 }
        failures += 1
        return spread(min(wait, longest))
    }

    /// Half of a wait and up to half more.
    private mutating func spread(_ wait: Duration) -> Duration {
        wait * (0.5 + Double.random(in: 0...0.5, using: &chance))
    }

    /// A wait and up to half more, for one that must not be shorter.
    mutating func atLeast(_ wait: Duration) -> Duration { wait * (1 + Double.random(in: 0...0.5, using: &chance)) }

    mutating func reset() { failures = 0 }
}
