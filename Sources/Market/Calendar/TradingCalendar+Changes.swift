extension TradingCalendar {
    /// The next instant after `instant` at which trading opens or closes. The end of a trading day counts as a close
    /// also where trading runs on into the next day.
    package func nextChange(after instant: Timestamp) -> Timestamp {
        let minute = instant.minutes
        guard table.known.contains(minute) else {
            let session = PlainWeek.session(of: PlainWeek.tradingDay(atOrAfter: instant).date)
            return instant < session.lowerBound ? session.lowerBound : session.upperBound
        }
        let span = table.spans[table.index(atOrAfter: minute)]
        return minute < Int64(span.open) ? Timestamp(minutes: span.open) : Timestamp(minutes: span.close)
    }

    /// The next instant after `instant` at which trading opens; nil where it never stops again in the known years.
    package func nextOpen(after instant: Timestamp) -> Timestamp? {
        nextEdge(after: instant) { spans, index in
            index == 0 || spans[index - 1].close != spans[index].open ? spans[index].open : nil
        }
    }

    /// The next instant after `instant` at which trading stops; nil where it never stops again in the known years.
    package func nextClose(after instant: Timestamp) -> Timestamp? {
        nextEdge(after: instant) { spans, index in
            index + 1 == spans.count || spans[index].close != spans[index + 1].open ? spans[index].close : nil
        }
    }

    private func nextEdge(
        after instant: Timestamp, _ edge: ([SessionTable.Span], Int) -> Int32?
    ) -> Timestamp? {
        let minute = instant.minutes
        guard table.known.contains(minute) else {
            let session = PlainWeek.session(of: PlainWeek.tradingDay(atOrAfter: instant).date)
            let next = PlainWeek.session(
                of: PlainWeek.day(from: PlainWeek.tradingDay(atOrAfter: instant).date, step: 1).date)
            return [session.lowerBound, session.upperBound, next.lowerBound].first { $0 > instant }
        }
        for index in table.index(atOrAfter: minute)..<table.spans.count {
            if let found = edge(table.spans, index).map(Timestamp.init(minutes:)), found > instant { return found }
        }
        return nil
    }
}
