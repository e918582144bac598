import Canvas
import Market
import State

/// What the header says of the time: regular hours, the plan's next deadline, the market's state.
struct SessionClock {
    let time: Timestamp
    let local: LocalTime
    let plan: TradingPlan
    let calendar: TradingCalendar

    /// Nil before the first message, when there is no exchange time.
    init?(_ context: PaneContext) {
        guard let time = context.snapshot.time else { return nil }
        self.time = time
        local = NewYork.local(time)
        plan = context.snapshot.plan
        calendar = context.selected?.spec.calendar ?? TradingCalendar(group: .equity)
    }

    var isOpen: Bool { calendar.isOpen(at: time) }
    var phase: PlanPhase { plan.phase(minuteOfDay: local.minuteOfDay) }

    /// `RTH +23m`, `RTH in 34m`, `after RTH`, `closed, opens in 2h10m`.
    var hours: [Run] {
        guard let day = calendar.tradingDay(containing: time) else {
            let wait = calendar.nextChange(after: time) - time
            return [Run("closed", .warn), Run(" opens in \(SpanText.exact(wait))", .dim)]
        }
        guard let hours = calendar.regularHours(of: day) else { return [Run("no RTH", .dim)] }
        if hours.contains(time) { return [Run("RTH"), Run(" +\(SpanText.coarse(time - hours.lowerBound))", .dim)] }
        if time < hours.lowerBound {
            return [Run("RTH"), Run(" in \(SpanText.coarse(hours.lowerBound - time))", .dim)]
        }
        return [Run("after RTH", .dim)]
    }

    /// Regular hours of this date, and when its session closes, in minutes of the New York day; nil where it has none.
    var hoursOfDate: (regular: Range<Int>?, close: Int?) {
        let day = TradingDay(local.date)
        let session = calendar.session(of: day)
        func minute(_ time: Timestamp) -> Int { NewYork.local(time).minuteOfDay }
        let regular = calendar.regularHours(of: day).map { minute($0.lowerBound)..<minute($0.upperBound) }
        return (regular, session.isEmpty ? nil : minute(session.upperBound))
    }

    /// The next event of today that moves the instrument, at least of medium impact.
    func event(_ context: PaneContext) -> (event: EconomicEvent, left: Int64)? {
        guard let events = context.snapshot.events else { return nil }
        let end = NewYork.instant(local.date.adding(days: 1), minuteOfDay: 0)
        let next = events.events(in: time..<end).first { event in
            event.impact >= .medium && (context.selected.map { event.reach.holds($0.spec) } ?? true)
        }
        return next.map { ($0, $0.time - time) }
    }

    /// A time of the plan, and how long until then.
    struct Deadline {
        let label: String
        let clock: String
        /// Nanoseconds.
        let left: Int64

        /// `entries to 10:00 7m`; amber in the last ten minutes.
        var runs: [Run] { [Run("\(label) ", .dim)] + short }
        /// `10:00 7m`
        var short: [Run] {
            [Run(clock), Run(" \(SpanText.coarse(left))", left < 10 * Timestamp.minute ? .warn : .dim)]
        }
    }

    /// The next deadline of the plan; nil when the day is done, and where trading has ended by then.
    var deadline: Deadline? {
        switch phase {
        case .beforeEntries: deadline("entries from", plan.entriesFrom)
        case .entries: deadline("entries to", plan.entriesTo)
        case .manageOnly: deadline("close from", plan.windDown)
        case .close: deadline("flat by", plan.flatBy)
        case .flat: nil
        }
    }

    /// The last deadline, while it is not the next one.
    var flatBy: Deadline? {
        phase == .entries || phase == .manageOnly ? deadline("flat by", plan.flatBy) : nil
    }

    private func deadline(_ label: String, _ minute: Int) -> Deadline? {
        let isTomorrow = phase == .beforeEntries && local.minuteOfDay >= 18 * 60
        let date = local.date.adding(days: isTomorrow ? 1 : 0)
        let instant = NewYork.instant(date, minuteOfDay: minute)
        let session = calendar.session(of: TradingDay(date))
        guard !session.isEmpty, instant <= session.upperBound else { return nil }
        return Deadline(label: label, clock: Self.clock(minute), left: instant - time)
    }

    static func clock(_ minuteOfDay: Int) -> String { "\(padded(minuteOfDay / 60, 2)):\(padded(minuteOfDay % 60, 2))" }
}
