import Market
import State

/// When the next update is due: every quarter of an hour while it is on, at once when something happens that the trader
/// chose, later after a failure, never while one is being written. Time comes in as a value.
struct Cadence: Sendable {
    /// What the next step is.
    enum Step: Hashable, Sendable {
        case ask
        /// Nothing before this time.
        case wait(until: Timestamp)
        /// Nothing until something changes; a sentence where it is for a reason.
        case rest(String?)
    }

    var every: Duration
    /// The shortest time between two questions, however much happens.
    var leastPause: Duration
    /// Switched on by key, with or without positions.
    var isOn = false
    var hasPositions = false

    private var chance: SeededNumbers
    private var isAsking = false
    private var lastAsked: Timestamp?
    /// Something happened since the last question.
    private var isWanted = false
    private var failures = 0
    private var notBefore: Timestamp?
    /// Why nothing is asked until it is mended.
    private(set) var obstacle: String?

    init(every: Duration = .seconds(900), leastPause: Duration = .seconds(60), seed: UInt64) {
        self.every = every
        self.leastPause = leastPause
        chance = SeededNumbers(seed: seed)
    }

    /// What to do at a time.
    func step(at now: Timestamp) -> Step {
        guard isOn || hasPositions else { return .rest(nil) }
        if isAsking { return .rest(nil) }
        if let obstacle { return .rest(obstacle) }
        guard let lastAsked else { return .ask }
        let pause = notBefore == nil && !isWanted ? every : leastPause
        let due = max(lastAsked.adding(pause), notBefore ?? lastAsked)
        return now >= due ? .ask : .wait(until: due)
    }

    /// Something the trader chose has happened: a level was touched, a regime changed.
    mutating func happened() { isWanted = true }

    mutating func asked(at now: Timestamp) {
        (isAsking, isWanted, lastAsked, notBefore) = (true, false, now, nil)
    }

    mutating func answered() { (isAsking, failures, obstacle) = (false, 0, nil) }

    /// The user ended it: nothing is owed before the next turn.
    mutating func cancelled() { isAsking = false }

    /// The question failed; gives when it will be asked again, nil when something must be mended first.
    @discardableResult
    mutating func failed(_ fault: BriefingFault, at now: Timestamp) -> Timestamp? {
        isAsking = false
        guard fault.isPassing else {
            obstacle = fault.reason
            return nil
        }
        failures += 1
        // A server that asks for more than the longest wait gets what it asks for.
        let wait = max(backOff(), (fault.askedWait ?? 0) * Timestamp.second)
        notBefore = now.adding(nanoseconds: wait)
        return notBefore
    }

    /// Half a minute, doubled with each failure up to a quarter of an hour, and by chance up to half less; nanoseconds.
    private mutating func backOff() -> Int64 {
        let longest = min(900, 30 << min(failures - 1, 5))
        return Int64(Double(Int64(longest) * Timestamp.second) * Double.random(in: 0.5...1, using: &chance))
    }

    /// Time went back: what was asked later is not known any more.
    mutating func reset() { (isWanted, lastAsked, failures, notBefore, obstacle) = (false, nil, 0, nil, nil) }

    /// The user mended something, or a new day gives a new budget: what stood in the way is forgotten.
    mutating func mended() {
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
