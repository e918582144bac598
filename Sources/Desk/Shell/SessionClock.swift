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
        calendar = TradingCalendar(group: context.selected?.spec.group ?? .equity)
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

    /// The next deadline of the plan: what it is, when, and how long until then; nil when the day is done.
    var deadline: (label: String, clock: String, left: Int64)? {
        let minute = local.minuteOfDay
        let next: (String, Int)
        switch phase {
        case .beforeEntries: next = ("entries from", plan.entriesFrom)
        case .entries: next = ("entries to", plan.entriesTo)
        case .manageOnly: next = ("close from", plan.windDown)
        case .close: next = ("flat by", plan.flatBy)
        case .flat: return nil
        }
        let isTomorrow = phase == .beforeEntries && minute >= 18 * 60
        let at = NewYork.instant(local.date.adding(days: isTomorrow ? 1 : 0), minuteOfDay: next.1)
        return (next.0, Self.clock(next.1), at - time)
    }

    /// The last deadline, while it is not the next one.
    var flatBy: (clock: String, left: Int64)? {
        guard phase == .entries || phase == .manageOnly else { return nil }
        return (Self.clock(plan.flatBy), NewYork.instant(local.date, minuteOfDay: plan.flatBy) - time)
    }

    static func clock(_ minuteOfDay: Int) -> String { "\(padded(minuteOfDay / 60, 2)):\(padded(minuteOfDay % 60, 2))" }

    /// Amber in the last ten minutes before a deadline.
    static func role(left: Int64) -> Role { left < 10 * Timestamp.minute ? .warn : .dim }
}
