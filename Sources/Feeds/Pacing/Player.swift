import Market
import State

/// Plays a tape: decides at each wall time (nanoseconds, monotonic) what has become known. It owns no thread and reads
/// no clock; a `FeedThread` drives it, and so does a test.
///
/// Work is done in portions, one batch a call, so that a command never waits long.
package struct Player<T: Tape> {
    /// What a player says of its tape.
    package struct Label: Sendable {
        package var name: String
        package var detail: String
        package var seed: UInt64?

        package init(name: String, detail: String, seed: UInt64? = nil) {
            self.name = name
            self.detail = detail
            self.seed = seed
        }
    }

    let label: Label
    var tape: T
    var clock: FeedClock
    var hasEnded = false
    /// Rows up to here are given at once: history, a jump or a step.
    var catchUp: Timestamp? {
        didSet { loading = nil }
    }
    /// Where what is given at once begins, and the whole percent of the way that was told last.
    private var loading: (from: Timestamp, percent: Int)?
    /// Exchange and wall time of the last `.clockAdvanced`.
    var told: (market: Timestamp, wall: Int64)?
    private var batch = RowBatch()
    private var lastTick: Int64 = .min / 2
    /// The last batch was full: more rows are known already.
    private var isBehind = false

    /// Rows in one event of history and at maximum speed.
    static var batchSize: Int { 512 }
    /// Shortest wall time between two batches at paced speeds, 50 ms.
    static var tick: Int64 { 50_000_000 }
    /// Shortest and longest wall time between two clock events.
    static var clockInterval: ClosedRange<Int64> { 100_000_000...1_000_000_000 }

    package init(tape: T, label: Label, start: Timestamp, speed: PlaybackSpeed, isPaused: Bool) {
        self.tape = tape
        self.label = label
        clock = FeedClock(market: start, wall: 0, speed: speed, isPaused: isPaused)
        catchUp = start
    }

    /// Says what will be played; what lies before the start follows with the next calls of `advance`.
    package mutating func open(at wall: Int64, emit: (Event) -> Void) {
        emit(.sourceReported(SourceReport(name: label.name, state: .loading(progress: nil), detail: label.detail)))
        emit(.instrumentsListed(tape.instruments))
        emit(.playbackChanged(playback))
        clock.move(to: clock.market(at: wall), at: wall)
    }

    /// Emits what has become known by `wall`, one batch at most.
    package mutating func advance(to wall: Int64, emit: (Event) -> Void) {
        guard !hasEnded else { return }
        let isMaximum = clock.speed == .maximum && !clock.isPaused && catchUp == nil
        let limit = catchUp ?? (isMaximum ? Timestamp(nanoseconds: .max) : clock.market(at: wall))
        if catchUp != nil, loading == nil { loading = tape.nextDue.map { ($0, 0) } }
        tape.read(through: limit, count: Self.batchSize, into: &batch)
        let isPlayed = batch.count > 0
        for event in batch.take() { emit(event) }
        if isPlayed { lastTick = wall }

        guard let next = tape.nextDue else { return end(at: wall, emit: emit) }
        if isMaximum, let last = batch.lastDue { clock.move(to: last, at: wall) }
        isBehind = next <= limit
        if isBehind {
            // The clock tells only how far the rows have come, and nothing while catching up.
            if let target = catchUp {
                tellProgress(to: target, at: next, emit: emit)
            } else if let last = batch.lastDue {
                tellClock(last, at: wall, emit: emit)
            }
        } else if let target = catchUp {
            catchUp = nil
            clock.move(to: target, at: wall)
            tellState(at: wall, emit: emit)
        } else {
            tellClock(limit, at: wall, emit: emit)
        }
    }

    /// The wall time of the next call of `advance`; nil while only a command can bring anything.
    package func nextWake(after wall: Int64) -> Int64? {
        if hasEnded { return nil }
        guard catchUp == nil, !isBehind, let next = tape.nextDue else { return wall }
        if clock.isPaused { return nil }
        guard let row = clock.wall(of: next) else { return wall }
        return max(wall, min(max(row, lastTick + Self.tick), nextClock(after: wall)))
    }

    var playback: Playback {
        Playback(
            speed: clock.speed, isPaused: clock.isPaused, hasEnded: hasEnded, span: tape.span, seed: label.seed)
    }

    /// Tells where the clock stands and how the feed does, after a command or at the end of a catch-up.
    mutating func tellState(at wall: Int64, emit: (Event) -> Void) {
        let market = clock.market(at: wall)
        // Never ahead of rows that are known but not yet given.
        if catchUp == nil, tape.nextDue.map({ $0 > market }) ?? true {
            tellClock(market, at: wall, isDue: true, emit: emit)
        }
        emit(.playbackChanged(playback))
        let state: SourceState =
            hasEnded ? .ended : catchUp != nil ? .loading(progress: nil) : clock.isPaused ? .paused : .live
        emit(.sourceReported(SourceReport(name: label.name, state: state, detail: label.detail)))
    }

    /// By exchange time, which is known of every tape; told behind the rows, so that whoever takes them sees how far it is.
    private mutating func tellProgress(to target: Timestamp, at next: Timestamp, emit: (Event) -> Void) {
        guard let (from, told) = loading, target > from else { return }
        let percent = Int(100 * Double(next - from) / Double(target - from))
        guard percent > told, percent < 100 else { return }
        loading?.percent = percent
        let state = SourceState.loading(progress: Double(percent) / 100)
        emit(.sourceReported(SourceReport(name: label.name, state: state, detail: label.detail)))
    }

    private mutating func end(at wall: Int64, emit: (Event) -> Void) {
        hasEnded = true
        catchUp = nil
        if let last = tape.span?.upperBound { clock.move(to: last, at: wall) }
        tellState(at: wall, emit: emit)
    }

    private mutating func tellClock(
        _ market: Timestamp, at wall: Int64, isDue: Bool = false, emit: (Event) -> Void
    ) {
        if let told {
            // A state told anew starts the wait for the next clock anew.
            if isDue, market == told.market { self.told = (market, wall) }
            guard market > told.market, isDue || wall - told.wall >= Self.clockInterval.lowerBound else { return }
        }
        told = (market, wall)
        emit(.clockAdvanced(market))
    }

    /// On whole seconds of exchange time while they are far enough apart, so that a shown clock ticks evenly.
    private func nextClock(after wall: Int64) -> Int64 {
        guard let told else { return wall }
        let earliest = told.wall + Self.clockInterval.lowerBound
        let latest = told.wall + Self.clockInterval.upperBound
        let second = Timestamp(seconds: told.market.seconds + 1)
        return min(max(clock.wall(of: second) ?? latest, earliest), latest)
    }
}
