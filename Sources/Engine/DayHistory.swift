import Market
import State
import Studies

/// Open, high, low, close and volume of each trading day that is kept, made of closed minutes as they come.
struct DayHistory: Sendable {
    fileprivate struct Day: Codable, Sendable {
        let day: TradingDay
        let session: Range<Timestamp>
        var bar: Bar
        /// The end of its last minute.
        var end: Timestamp

        /// A day counts as full when its record begins within the first hour of the session and ends within the last hour
        /// of an ordinary one, which has 23: half a recording, or a holiday's short session, makes no pivots that anyone
        /// watches.
        var isFull: Bool {
            bar.time <= session.lowerBound.adding(minutes: 60) && end >= session.lowerBound.adding(minutes: 22 * 60)
        }
    }

    private let spec: ContractSpec
    private let limit: Int
    /// Finished days, oldest first.
    private var finished: [Day] = []
    private var current: Day?
    private(set) var day: TradingDay?
    private(set) var session = Timestamp(nanoseconds: 0)..<Timestamp(nanoseconds: 0)
    /// Close of the last day before the current one, whatever its length.
    private(set) var previousClose: Price?
    /// The last full day before the current one.
    private(set) var previousDay: DailyLevels?

    init(spec: ContractSpec, limit: Int) {
        self.spec = spec
        self.limit = limit
    }

    /// Open, high, low, close and volume of the current day's closed minutes.
    var today: Bar? { current?.bar }

    /// Starts a day; nothing is done when it is the current one.
    mutating func begin(_ day: TradingDay, session: Range<Timestamp>) {
        guard day != self.day else { return }
        if let current {
            finished.append(current)
            if finished.count > limit { finished.removeFirst(finished.count - limit) }
        }
        current = nil
        self.day = day
        self.session = session
        refreshLevels()
    }

    /// Takes a closed minute of the current day.
    mutating func absorb(_ minute: Bar) {
        guard let day else { return }
        let end = minute.time.adding(minutes: 1)
        if current == nil {
            current = Day(day: day, session: session, bar: minute, end: end)
        } else {
            current?.bar.absorb(minute)
            current?.end = end
        }
    }

    /// Makes the previous close and the levels of the previous day anew.
    mutating func refreshLevels() {
        previousClose = finished.last?.bar.close
        previousDay = finished.last(where: \.isFull).map { full in
            DailyLevels(
                day: full.day, high: full.bar.high, low: full.bar.low, close: full.bar.close,
                pivots: Pivots(
                    high: spec.points(full.bar.high), low: spec.points(full.bar.low),
                    close: spec.points(full.bar.close)))
        }
    }
}

// MARK: - For a later run

extension DayHistory {
    /// What has come of the minutes so far.
    struct State: Codable, Sendable {
        fileprivate var finished: [Day]
        fileprivate var current: Day?
        fileprivate var day: TradingDay?
        fileprivate var session: Range<Timestamp>
    }

    var state: State { State(finished: finished, current: current, day: day, session: session) }

    mutating func takeUp(_ state: State) {
        (finished, current, day, session) = (state.finished, state.current, state.day, state.session)
        refreshLevels()
    }
}
