import Market

/// High and low of the day before and of the day's sessions: where orders wait.
package struct SessionLevels: LevelStudy {
    package static let kind = StudyKind(
        SessionLevels.self, name: "session_levels", title: "Prior day and session levels",
        help:
            "Highs and lows of the trading day before (from 18:00 New York) and of the sessions Asia (until 08:00 London), "
            + "London (until 08:00 New York) and New York (until the day ends). Known when their span is over; absent where "
            + "it was not seen whole; taken when traded beyond; over when the next span of their kind is, or "
            + "would have been had it been seen.")

    private static let told: [StudyField] = [
        StudyField("prior_high", .price, "high of the trading day before"),
        StudyField("prior_low", .price, "low of the trading day before"),
        StudyField("asia_high", .price, "high of the last finished Asian session"),
        StudyField("asia_low", .price, "low of it"),
        StudyField("london_high", .price, "high of the last finished London session"),
        StudyField("london_low", .price, "low of it"),
        StudyField("ny_high", .price, "high of the last finished New York session"),
        StudyField("ny_low", .price, "low of it"),
        StudyField("taken", .scale, "levels among these that were traded beyond"),
    ]

    package var fields: [StudyField] { Self.told }

    /// A stretch of time whose high and low are kept.
    private enum Span: Int, CaseIterable, Codable {
        case day, asia, london, newYork

        var kinds: (high: StudyLevel.Kind, low: StudyLevel.Kind) {
            switch self {
            case .day: (.priorDayHigh, .priorDayLow)
            case .asia: (.asiaHigh, .asiaLow)
            case .london: (.londonHigh, .londonLow)
            case .newYork: (.newYorkHigh, .newYorkLow)
            }
        }
    }

    /// The extremes of a span so far.
    private struct Extremes: Hashable, Codable, Sendable {
        var high: Price
        var low: Price
        var highAt: Timestamp
        var lowAt: Timestamp
        var highBar: Int
        var lowBar: Int

        init(_ bar: Bar, count: Int) {
            high = bar.high
            low = bar.low
            highAt = bar.time
            lowAt = bar.time
            highBar = count
            lowBar = count
        }

        mutating func take(_ bar: Bar, count: Int) {
            if bar.high > high { (high, highAt, highBar) = (bar.high, bar.time, count) }
            if bar.low < low { (low, lowAt, lowBar) = (bar.low, bar.time, count) }
        }
    }

    package private(set) var levels = LevelBook(capacity: 2 * Span.allCases.count, age: .max)

    private let tick: TickSize
    private let calendar: TradingCalendar
    private var watch: DayWatch
    private var today: Extremes?
    private var session: Extremes?
    /// The first bar of the day, counted from the study's first.
    private var dayBegan = 0
    /// The session was seen from its beginning.
    private var isWhole = false
    private var span: Span?
    private var starts: Starts?
    private var count = 0

    /// When the spans of a trading day begin; looked up once for each stretch between halts.
    private struct Starts: Hashable, Codable, Sendable {
        /// The stretch between two halts that they were looked up for.
        let stretch: Range<Timestamp>
        let london: Timestamp
        let newYork: Timestamp
    }

    package init(_ setup: StudySetup) {
        tick = setup.tick
        calendar = setup.spec.calendar
        watch = DayWatch(calendar)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        levels.begin()
        let now = span(at: bar.time)
        let isSameDay = watch.day == day
        let ended = watch.add(bar, day: day)
        if let ended {
            forgetMissed(ended, now, at: bar.time)
            if !ended.isShortHoliday {
                close(.day, ended.isWhole && ended.isFollowed ? today : nil, at: bar.time)
            }
            today = nil
        }
        if let span, now != span || ended != nil {
            let sawEnd = ended.map { $0.sawEnd && $0.isFollowed } ?? true
            close(span, isWhole && sawEnd ? session : nil, at: bar.time)
            session = nil
        }
        if now != span || !isSameDay { isWhole = isSameDay || now == .asia && watch.sawOpen }
        span = now
        levels.pass(bar, count: count) { level in
            let edge = level.isBullish ? level.low : level.high
            let reached = level.isBullish ? edge.ticks - bar.low.ticks : bar.high.ticks - edge.ticks
            if reached >= 0, level.testedAt == nil { level.testedAt = bar.time }
            if reached > 0, level.filledAt == nil { level.filledAt = bar.time }
        }
        if today == nil { today = Extremes(bar, count: count) } else { today?.take(bar, count: count) }
        if now != nil {
            if session == nil { session = Extremes(bar, count: count) } else { session?.take(bar, count: count) }
        }
        count += 1
    }

    /// The span that an instant lies in; nil outside trading hours.
    private mutating func span(at instant: Timestamp) -> Span? {
        if starts.map({ !$0.stretch.contains(instant) }) ?? true {
            guard let day = calendar.tradingDay(containing: instant),
                let stretch = calendar.stretches(of: day).first(where: { $0.contains(instant) })
            else { return nil }
            let (london, newYork) = calendar.cityStarts(of: day)
            starts = Starts(stretch: stretch, london: london, newYork: newYork)
        }
        guard let starts, instant >= starts.london else { return .asia }
        return instant < starts.newYork ? .london : .newYork
    }

    /// Ends what other sessions would have replaced, had they been seen: those of a day that was missed, those after a day
    /// broke off, and those before a day's first bar.
    private mutating func forgetMissed(_ ended: DayWatch.Ended, _ now: Span?, at time: Timestamp) {
        let (isMissed, brokeOff, began) = (!ended.isFollowed, !ended.sawEnd, dayBegan)
        let passed: [Span] = watch.sawOpen ? [] : now == .newYork ? [.asia, .london] : [.asia]
        let late = passed.flatMap { [$0.kinds.high, $0.kinds.low] }
        levels.finish(.replaced, at: time) {
            isMissed || brokeOff && $0.confirmedBar <= began || late.contains($0.kind)
        }
        dayBegan = count
    }

    /// Ends a span; without extremes it was not seen whole, and what it had does not stand any more.
    private mutating func close(_ span: Span, _ found: Extremes?, at time: Timestamp) {
        let kinds = span.kinds
        levels.finish(.replaced, at: time) { $0.kind == kinds.high || $0.kind == kinds.low }
        guard let found else { return }
        levels.add(
            StudyLevel(
                kinds.high, isBullish: false, low: found.high, high: found.high, formedAt: found.highAt,
                confirmedAt: time, formedBar: found.highBar, confirmedBar: count))
        levels.add(
            StudyLevel(
                kinds.low, isBullish: true, low: found.low, high: found.low, formedAt: found.lowAt, confirmedAt: time,
                formedBar: found.lowBar, confirmedBar: count))
    }

    package func write(to row: inout StudyRow.Writer) {
        guard count > 0 else { return row.appendAbsent(fields.count) }
        for span in Span.allCases {
            let kinds = span.kinds
            row.append(levels.low(of: kinds.high).map { tick.points($0) })
            row.append(levels.low(of: kinds.low).map { tick.points($0) })
        }
        row.append(Double(levels.filledCount))
    }
}
