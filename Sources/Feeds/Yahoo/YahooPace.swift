import Market
import Transport

/// How often Yahoo is asked: every symbol at most once in its interval, spread out, and less and less often while it
/// fails.
struct YahooPace: Sendable {
    /// Seconds between two questions of the same symbol.
    let interval: Int64
    /// Nanoseconds between two questions of any.
    let gap: Int64
    private var failures = 0
    private var limits = 0
    private var chance: SeededNumbers
    /// Nobody asks before.
    private(set) var quietUntil: Timestamp?
    private(set) var lastAsked: Timestamp?

    /// Seconds between two questions of a symbol whose market is closed.
    static let closedInterval: Int64 = 300

    init(symbols: Int, interval: Int64, seed: UInt64) {
        self.interval = max(interval, 2 * Int64(symbols))
        gap = self.interval * Timestamp.second / Int64(max(2, 2 * symbols))
        chance = SeededNumbers(seed: seed)
    }

    /// The earliest instant of the next question.
    var earliest: Timestamp? {
        [quietUntil, lastAsked?.adding(nanoseconds: gap)].compactMap { $0 }.max()
    }

    mutating func asked(at now: Timestamp) { lastAsked = now }

    mutating func succeeded() {
        failures = 0
        limits = 0
        quietUntil = nil
    }

    /// How long nobody asks after a failure.
    mutating func failed(_ error: YahooError, at now: Timestamp) -> Duration {
        let policy: RetryPolicy
        var asked: Duration?
        let attempt: Int
        if case .limited(let wait) = error {
            limits += 1
            (attempt, asked) = (limits, wait.map { min($0, .seconds(900)) })
            policy = RetryPolicy(attempts: .max, first: .seconds(60), longest: .seconds(900))
        } else {
            failures += 1
            attempt = failures
            policy = RetryPolicy(attempts: .max, first: .seconds(5), longest: .seconds(120))
        }
        let wait = policy.wait(after: attempt, asked: asked, chance: &chance) ?? .seconds(900)
        quietUntil = now.adding(nanoseconds: wait.components.seconds * Timestamp.second)
        return wait
    }

    /// The user wants it now: not while Yahoo asked for peace.
    mutating func retry() { if limits == 0 { quietUntil = nil } }
}
