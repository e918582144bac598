import Market
import State
import Studies

/// Open, high, low, close and volume of the trading day that runs, and what the day before left, made of closed minutes as
/// they come.
struct DayHistory: Sendable {
    private let spec: ContractSpec
    private var whole: PeriodBars
    /// The current day's closed minutes as one bar; nil before the first.
    private(set) var today: Bar?
    private(set) var day: TradingDay?
    private(set) var session = Timestamp(nanoseconds: 0)..<Timestamp(nanoseconds: 0)
    /// Close of the last day before the current one, whatever its length.
    private(set) var previousClose: Price?

    init(spec: ContractSpec) {
        self.spec = spec
        whole = .days(spec.calendar)
    }

    /// Starts a day; nothing is done when it is the current one.
    mutating func begin(_ day: TradingDay, session: Range<Timestamp>) {
        guard day != self.day else { return }
        if let today { previousClose = today.close }
        today = nil
        self.day = day
        self.session = session
    }

    /// Takes a closed minute of the current day.
    mutating func absorb(_ minute: Bar) {
        guard let day else { return }
        whole.add(minute, day: day)
        if today == nil { today = minute } else { today?.absorb(minute) }
    }

    /// The trading day before the current one, as the studies count it; nil where it was not seen whole.
    var previousDay: DailyLevels? {
        guard let day, let last = whole.previous(on: day) else { return nil }
        let bar = last.bar
        return DailyLevels(
            day: last.day, high: bar.high, low: bar.low, close: bar.close,
            pivots: Pivots(
                high: spec.points(bar.high), low: spec.points(bar.low), close: spec.points(bar.close)))
    }
}

// MARK: - For a later run

extension DayHistory {
    /// What has come of the minutes so far.
    struct State: Codable, Sendable {
        fileprivate var whole: PeriodBars
        fileprivate var today: Bar?
        fileprivate var day: TradingDay?
        fileprivate var session: Range<Timestamp>
        fileprivate var previousClose: Price?
    }

    var state: State {
        State(whole: whole, today: today, day: day, session: session, previousClose: previousClose)
    }

    mutating func takeUp(_ state: State) {
        (whole, today, day) = (state.whole, state.today, state.day)
        (session, previousClose) = (state.session, state.previousClose)
    }
}
