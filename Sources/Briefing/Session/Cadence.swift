import Market
import Transport

/// When the next update is due: every quarter of an hour while it is on, at once when something happens that the trader
/// chose, later after a failure, never while one is being written. Time comes in as a value.
package struct Cadence: Sendable {
    /// What the next step is.
    package enum Step: Hashable, Sendable {
        case ask
        /// Nothing before this time.
        case wait(until: Timestamp)
        /// Nothing until something changes; a sentence where it is for a reason.
        case rest(String?)
    }

    package var every: Duration
    /// The shortest time between two questions, however much happens.
    package var leastPause: Duration
    /// Switched on by key, with or without positions.
    package var isOn = false
    package var hasPositions = false

    private let policy: RetryPolicy
    private var chance: SeededNumbers
    private var isAsking = false
    private var lastAsked: Timestamp?
    /// Something happened since the last question.
    private var isWanted = false
    private var failures = 0
    private var notBefore: Timestamp?
    /// Why nothing is asked until it is mended.
    private var obstacle: String?

    package init(
        every: Duration = .seconds(900), leastPause: Duration = .seconds(60),
        policy: RetryPolicy = RetryPolicy(attempts: .max, first: .seconds(30), longest: .seconds(900)), seed: UInt64
    ) {
        self.every = every
        self.leastPause = leastPause
        self.policy = policy
        chance = SeededNumbers(seed: seed)
    }

    /// What to do at a time.
    package func step(at now: Timestamp) -> Step {
        guard isOn || hasPositions else { return .rest(nil) }
        if isAsking { return .rest(nil) }
        if let obstacle { return .rest(obstacle) }
        guard let lastAsked else { return .ask }
        let pause = notBefore == nil && !isWanted ? every : leastPause
        let due = max(lastAsked.adding(pause), notBefore ?? lastAsked)
        return now >= due ? .ask : .wait(until: due)
    }

    /// Something the trader chose has happened: a level was touched, a regime changed.
    package mutating func happened() { isWanted = true }

    package mutating func asked(at now: Timestamp) {
        (isAsking, isWanted, lastAsked, notBefore) = (true, false, now, nil)
    }

    package mutating func answered() { (isAsking, failures, obstacle) = (false, 0, nil) }

    /// The question failed; gives when it will be asked again, nil when something must be mended first.
    @discardableResult
    package mutating func failed(_ error: BriefingError, at now: Timestamp) -> Timestamp? {
        isAsking = false
        guard error.isPassing else {
            obstacle = error.description
            return nil
        }
        failures += 1
        // A server that asks for more than the policy's longest wait gets what it asks for.
        let wait = policy.wait(after: min(failures, 20), asked: error.askedWait, chance: &chance) ?? error.askedWait
        notBefore = wait.map { now.adding($0) }
        return notBefore
    }

    /// The user mended something, or a new day gives a new budget: what stood in the way is forgotten.
    package mutating func mended() {
        (failures, notBefore, obstacle) = (0, nil, nil)
        isWanted = true
    }
}

extension Timestamp {
    fileprivate func adding(_ duration: Duration) -> Timestamp {
        let (seconds, rest) = duration.components
        return adding(nanoseconds: seconds * Timestamp.second + rest / 1_000_000_000)
    }
}
