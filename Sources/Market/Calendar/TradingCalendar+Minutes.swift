/// A minute of a trading day, counted from 0 over the minutes in which trading is open: halts have no number.
package struct SessionMinute: Hashable, Sendable {
    package var day: TradingDay
    package var index: Int

    package init(day: TradingDay, index: Int) {
        self.day = day
        self.index = index
    }
}

extension TradingCalendar {
    /// The minute that contains an instant; nil when trading is closed.
    package func minute(of instant: Timestamp) -> SessionMinute? {
        let minute = instant.minutes
        guard table.known.contains(minute) else {
            return PlainWeek.tradingDay(containing: instant).map {
                SessionMinute(day: $0, index: Int(minute - PlainWeek.session(of: $0.date).lowerBound.minutes))
            }
        }
        let span = table.spans[table.index(atOrAfter: minute)]
        guard minute >= Int64(span.open) else { return nil }
        return SessionMinute(
            day: TradingDay(CivilDate(daysSinceEpoch: span.day)),
            index: Int(minute - Int64(span.open)) + Int(span.firstMinute))
    }

    /// The start of a minute; nil when the day has no such minute.
    package func start(of minute: SessionMinute) -> Timestamp? {
        guard minute.index >= 0 else { return nil }
        guard isKnown(minute.day.date) else {
            let session = PlainWeek.session(of: minute.day.date)
            let start = session.lowerBound.adding(minutes: Int64(minute.index))
            return session.contains(start) ? start : nil
        }
        for index in table.indices(of: minute.day.date) {
            let span = table.spans[index]
            let offset = minute.index - Int(span.firstMinute)
            if offset < Int(span.close - span.open) { return Timestamp(minutes: span.open + Int32(offset)) }
        }
        return nil
    }

    /// How many minutes of a trading day are open.
    package func minutes(in day: TradingDay) -> Int {
        guard isKnown(day.date) else {
            let session = PlainWeek.session(of: day.date)
            return Int(session.upperBound.minutes - session.lowerBound.minutes)
        }
        guard let last = table.indices(of: day.date).last else { return 0 }
        let span = table.spans[last]
        return Int(span.firstMinute + span.close - span.open)
    }
}
