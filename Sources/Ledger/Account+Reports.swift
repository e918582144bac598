import Market

/// What an account asks of its desk to make fills of reports.
package struct FillSources {
    /// The instrument that a symbol names; nil where it is not known.
    package var instrument: (String) -> Instrument?
    /// Our own newest price of an instrument, in points of that instrument; nil where there is none.
    package var quote: (Instrument) -> Double?

    package init(instrument: @escaping (String) -> Instrument?, quote: @escaping (Instrument) -> Double?) {
        self.instrument = instrument
        self.quote = quote
    }
}

extension Account {
    /// Takes an accepted report in.
    ///
    /// - Parameters:
    ///   - now: our own time.
    ///   - isAfterGap: nobody listened since the report before, or one was lost.
    /// - Returns: the fills that it shows, oldest first; they are in `fills` too.
    package mutating func take(
        _ report: PositionReport, at now: Timestamp, isAfterGap: Bool, from sources: FillSources
    ) -> [Fill] {
        // An account that was only heard to hold nothing was flat.
        let isFirst = self.report == nil && heartbeat?.positions != 0
        let isUnsure = isAfterGap || isFirst
        let new = changes(to: report, at: now, isAfterGap: isUnsure, from: sources)
        if !new.isEmpty || settled == nil || startsDay(at: now) { settled = report.realised ?? settled }
        positions = report.positions.filter { $0.quantity > 0 }.map { row in
            OpenPosition(reported: row, openedAt: opening(of: row, at: now, isUnsure: isUnsure))
        }
        self.report = report
        reportedAt = now
        keep(new)
        return new
    }

    /// Adds fills and lets the oldest go; in steps, so that a busy account does not move them all each time.
    package mutating func keep(_ new: [Fill]) {
        fills += new
        if fills.count >= 2 * Account.fillLimit { fills.removeFirst(fills.count - Account.fillLimit) }
    }

    /// Nil where the figures are too large to be true.
    private static func difference(_ a: Money, _ b: Money) -> Money? {
        let (difference, isTooLarge) = a.tenThousandths.subtractingReportingOverflow(b.tenThousandths)
        return isTooLarge || difference.magnitude > 1_000_000_000_000_000 ? nil : Money(tenThousandths: difference)
    }

    private func opening(of row: ReportedPosition, at now: Timestamp, isUnsure: Bool) -> Timestamp? {
        let same = positions.first { $0.reported.symbol == row.symbol && $0.reported.side == row.side }
        // A replay that went back may have an opening ahead of it.
        if let same { return same.openedAt.flatMap { $0 <= now ? $0 : nil } }
        return isUnsure ? nil : now
    }

    /// True where a trading day ended since the last report: platforms count their realised figure anew.
    private func startsDay(at now: Timestamp) -> Bool {
        guard let reportedAt else { return false }
        return TradingCalendar.equity.fillDay(reportedAt) != TradingCalendar.equity.fillDay(now)
    }

    private mutating func changes(
        to report: PositionReport, at now: Timestamp, isAfterGap: Bool, from sources: FillSources
    ) -> [Fill] {
        if let last = self.report, last.positions == report.positions { return [] }
        let before = Holding.of(positions.lazy.map(\.reported))
        let after = Holding.of(report.positions)
        var changed: [(old: Holding?, new: Holding?)] = []
        for new in after {
            let old = before.first { $0.symbol == new.symbol }
            if old?.quantity != new.quantity { changed.append((old, new)) }
        }
        // What is closed comes first.
        let gone = before.filter { old in !after.contains { $0.symbol == old.symbol } }
        changed = gone.map { ($0, nil) } + changed
        // One figure for the whole account tells only of a single change.
        var gain: Money?
        if changed.count == 1, !isAfterGap, !startsDay(at: now), let settled, let realised = report.realised {
            gain = Self.difference(realised, settled)
        }
        return changed.flatMap { old, new -> [Fill] in
            guard let symbol = old?.symbol ?? new?.symbol else { return [] }
            let instrument = sources.instrument(symbol)
            let change = PositionChange(
                symbol: symbol, before: old, after: new, spec: instrument?.spec,
                quote: { instrument.flatMap(sources.quote) }, gain: gain, cost: costs[symbol])
            if let cost = change.shownCost { costs[symbol] = cost }
            return change.fills(at: now, isAfterGap: isAfterGap)
        }
    }
}

extension TradingCalendar {
    static let equity = TradingCalendar(group: .equity)

    /// The trading day to which a fill belongs that was heard of at an instant. In a halt between two days nothing is
    /// filled, so what is heard then was filled before it.
    package func fillDay(_ instant: Timestamp) -> TradingDay {
        let day = tradingDay(atOrAfter: instant)
        return instant < session(of: day).lowerBound ? previousTradingDay(before: day) : day
    }
}
