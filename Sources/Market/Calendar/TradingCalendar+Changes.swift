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
        let minute = instant.minutes
        guard table.known.contains(minute) else {
            let day = tradingDay(atOrAfter: instant)
            let open = session(of: day).lowerBound
            return open > instant ? open : session(of: nextTradingDay(after: day)).lowerBound
        }
        let spans = table.spans
        let first = table.index(atOrAfter: minute)
        for index in first..<spans.count where index == 0 || spans[index - 1].close != spans[index].open {
            let open = Timestamp(minutes: spans[index].open)
            if open > instant { return open }
        }
        return nil
    }

    /// The next instant after `instant` at which trading stops; nil where it never stops again in the known years.
    package func nextClose(after instant: Timestamp) -> Timestamp? {
        let minute = instant.minutes
        guard table.known.contains(minute) else {
            return PlainWeek.session(of: PlainWeek.tradingDay(atOrAfter: instant).date).upperBound
        }
        let spans = table.spans
        let index = (table.index(atOrAfter: minute)..<spans.count).first { index in
            index + 1 < spans.count && spans[index].close != spans[index + 1].open
        }
        return index.map { Timestamp(minutes: spans[$0].close) }
    }

    /// How long trading is open within a span, nanoseconds.
    package func openTime(in span: Range<Timestamp>) -> Int64 {
        var sum: Int64 = 0
        var day = tradingDay(atOrAfter: span.lowerBound)
        while session(of: day).lowerBound < span.upperBound {
            for stretch in stretches(of: day) where stretch.overlaps(span) {
                let common = stretch.clamped(to: span)
                sum += common.upperBound - common.lowerBound
            }
            day = nextTradingDay(after: day)
        }
        return sum
    }
}
