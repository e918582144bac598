/// A session as a vendor books it: under one date, with the short session of a holiday before it.
package struct ToldSession: Sendable {
    /// The date under which it is booked.
    package var date: CivilDate
    /// The parts between its pauses, in order.
    package var stretches: [Range<Timestamp>]

    package init(date: CivilDate, stretches: [Range<Timestamp>]) {
        self.date = date
        self.stretches = stretches
    }

    /// The trading days of which it consists, where a holiday's session is a day of its own. A stretch belongs to the day
    /// on whose eve it opens; one that runs on through the pause between two days was told without that pause, which then
    /// stands as it is built in.
    ///
    /// - Parameter calendar: the built-in one of the product's group.
    package func days(by calendar: TradingCalendar, toldAt: Timestamp) throws(ToldDayError) -> [ToldDay] {
        if calendar.isRoundTheClock(on: date) { return [try ToldDay(TradingDay(date), stretches, toldAt: toldAt)] }
        var days: [(day: TradingDay, stretches: [Range<Timestamp>])] = []
        for stretch in stretches {
            for (day, part) in try parts(of: stretch, calendar) {
                if days.last?.day == day {
                    days[days.count - 1].stretches.append(part)
                } else {
                    days.append((day, [part]))
                }
            }
        }
        guard days.last?.day.date == date else { throw .endsElsewhere }
        for (day, stretches) in days.dropLast() where !isBooked(day, from: stretches[0].lowerBound, calendar) {
            throw .tooLong
        }
        var told: [ToldDay] = []
        for (day, stretches) in days {
            let one = try ToldDay(day, stretches, toldAt: toldAt)
            if let session = one.session, session.upperBound - session.lowerBound > Self.longestDay { throw .tooLong }
            told.append(one)
        }
        return told
    }

    /// True for a holiday before the date, and for the trading day before it where that opens as ever: a holiday of which
    /// the calendar does not know.
    private func isBooked(_ day: TradingDay, from open: Timestamp, _ calendar: TradingCalendar) -> Bool {
        calendar.bookingDay(of: day).date == date
            || calendar.previousTradingDay(before: TradingDay(date)) == day
                && calendar.session(of: day).lowerBound == open
    }

    private func parts(
        of stretch: Range<Timestamp>, _ calendar: TradingCalendar
    ) throws(ToldDayError) -> [(TradingDay, Range<Timestamp>)] {
        var parts: [(TradingDay, Range<Timestamp>)] = []
        var day = Self.day(openingAt: stretch.lowerBound)
        var open = stretch.lowerBound
        while stretch.upperBound > NewYork.instant(day.date, minuteOfDay: SessionBuilder.open), day.date < date {
            let next = calendar.nextTradingDay(after: day)
            let pause = calendar.session(of: day).upperBound
            let reopening = calendar.session(of: next).lowerBound
            guard calendar.isTradingDay(day), calendar.bookingDay(of: day).date == date, next.date <= date,
                open < pause,
                reopening < stretch.upperBound
            else { throw .tooLong }
            parts.append((day, open..<pause))
            (day, open) = (next, reopening)
        }
        return parts + [(day, open..<stretch.upperBound)]
    }

    /// From the halt of the evening on it is the next day's.
    private static func day(openingAt open: Timestamp) -> TradingDay {
        let local = NewYork.local(open)
        var date = local.date.adding(days: local.minuteOfDay >= SessionBuilder.halt ? 1 : 0)
        while date.isWeekend { date = date.adding(days: 1) }
        return TradingDay(date)
    }

    /// With the halt's hour, should it fall away.
    private static let longestDay = 25 * 60 * Timestamp.minute
}
