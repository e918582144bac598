/// Lays out the sessions of one date by the rules of its product group.
struct SessionBuilder {
    let group: ProductGroup
    let rules: [CivilDate: DayRule]

    /// Minutes of the New York day at which a session opens, on the evening before, and ends.
    static let open = clock(18)
    static let halt = clock(17)

    /// The last day on which equity futures halted from 16:15 to 16:30 New York (15:15 in Chicago).
    static let lastAfternoonHalt = CivilDate(year: 2021, month: 6, day: 25)
    /// Crypto trades round the clock from this day's close, 16:00 Chicago, on: announced, and taken as carried out. At
    /// least two hours of maintenance a weekend were announced without saying which; they are not taken out.
    static let roundTheClock = CivilDate(year: 2026, month: 5, day: 29)

    func appendSpans(of date: CivilDate, to spans: inout [SessionTable.Span]) {
        guard !date.isWeekend else { return }
        if group == .crypto, date > Self.roundTheClock {
            guard BusinessDays.isBusinessDay(date) else { return }
            Self.append(
                from: minute(BusinessDays.before(date, 1), Self.halt), to: minute(date, Self.halt), date, &spans)
            return
        }
        let rule = rules[date]
        if let rule, rule.close == nil { return }
        let open = minute(date.adding(days: -1), Self.open)
        let close = minute(date, rule?.close ?? Self.halt)
        if group == .equity, rule == nil, date <= Self.lastAfternoonHalt {
            Self.append(from: open, to: minute(date, clock(16, 15)), date, &spans)
            Self.append(from: minute(date, clock(16, 30)), to: close, date, &spans)
        } else {
            Self.append(from: open, to: close, date, &spans)
        }
    }

    /// Adds a stretch of a date after those before it.
    static func append(from open: Int32, to close: Int32, _ date: CivilDate, _ spans: inout [SessionTable.Span]) {
        var before: Int32 = 0
        if let last = spans.last, last.day == date.daysSinceEpoch { before = last.firstMinute + last.close - last.open }
        spans.append(.init(open: open, close: close, day: date.daysSinceEpoch, firstMinute: before))
    }

    private func minute(_ date: CivilDate, _ minuteOfDay: Int) -> Int32 {
        Int32(NewYork.instant(date, minuteOfDay: minuteOfDay).minutes)
    }
}
