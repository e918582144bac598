import Market

/// What an account's fills say of a trading day, for the journal's form. Each figure is nil where it cannot be known.
package struct JournalProposal: Hashable, Sendable {
    /// A figure and how sure it is.
    package struct Figure<Value: Hashable & Sendable>: Hashable, Sendable {
        package var value: Value
        /// Where it comes from, in a few words: `from 8 fills`.
        package var source: String
        /// True where a price or a cost in it is an estimate.
        package var isEstimated: Bool
    }

    package var account: String
    package var day: TradingDay
    /// Gain of all exits before costs.
    package var gross: Figure<Money>?
    /// Gross less commissions.
    package var net: Figure<Money>?
    /// What the day's fills cost on both sides.
    package var commissions: Figure<Money>?
    /// Contracts that were closed.
    package var contracts: Figure<Int>?
    /// Roots in the order of their first fill, `MNQ, MCL`.
    package var instruments: Figure<String>?
    package var fills: Int
    package var roundTrips: [RoundTrip]
    /// What the platform itself had realised when last heard on that day; nil where it tells nothing.
    package var platform: Money?
    /// What the reader should know before taking the figures over; sentences.
    package var notes: [String]

    /// - Parameter instrument: what a symbol names; nil where that is not known.
    package init(
        _ account: Account, day: TradingDay, instrument: (String) -> Instrument?,
        calendar: TradingCalendar = TradingCalendar(group: .equity)
    ) {
        let session = calendar.session(of: day)
        let end = calendar.session(of: calendar.nextTradingDay(after: day)).lowerBound
        let span = session.lowerBound..<max(session.lowerBound, end)
        let fills = account.fills.filter { span.contains($0.time) }
        let exits = fills.filter(\.effect.isExit)
        self.account = account.name
        self.day = day
        self.fills = fills.count
        // A trip that was opened the day before keeps its beginning.
        roundTrips = RoundTrip.of(account.fills).filter { span.contains($0.closed) }
        notes = []
        if let reportedAt = account.reportedAt, span.contains(reportedAt) { platform = account.report?.realised }
        guard let first = fills.first else { return }
        let source = "from \(fills.count) \(fills.count == 1 ? "fill" : "fills")"
        let names = fills.map { instrument($0.symbol)?.root ?? $0.symbol }
        instruments = Figure(value: Self.distinct(names).joined(separator: ", "), source: source, isEstimated: false)
        contracts = Figure(value: exits.reduce(0) { $0 + $1.quantity }, source: source, isEstimated: false)
        let known = exits.compactMap(\.realised)
        if known.count == exits.count {
            gross = Figure(
                value: known.reduce(.zero, +), source: source, isEstimated: exits.contains(where: \.isEstimated))
        } else {
            notes.append("\(exits.count - known.count) of \(exits.count) exits have no known price")
        }
        let estimated = exits.count { $0.isEstimated && $0.realised != nil }
        if estimated > 0 { notes.append("\(estimated) \(estimated == 1 ? "exit is" : "exits are") estimated") }
        commissions = Self.costs(fills, account.costs, instrument)
        if commissions == nil {
            notes.append("the costs of \(Self.costless(fills, account.costs, instrument)) are not known")
        }
        if let gross, let commissions {
            net = Figure(
                value: gross.value - commissions.value, source: "gross less \(commissions.source)",
                isEstimated: gross.isEstimated || commissions.isEstimated)
        }
        if fills.contains(where: \.isAfterGap) {
            notes.append("reports were missed, or a position was open before the first one: compare with the platform")
        }
        if account.fills.count >= Account.fillLimit, account.fills.first == first {
            notes.append("only the newest \(account.fills.count) fills are held")
        }
        if account.positions.contains(where: { position in
            position.openedAt.map { $0 < span.upperBound } ?? true
        }), account.reportedAt.map(span.contains) ?? false {
            notes.append("a position is still open")
        }
    }

    /// By what the platform was seen to take, else by the product's usual cost.
    private static func costs(
        _ fills: [Fill], _ seen: [String: Money], _ instrument: (String) -> Instrument?
    ) -> Figure<Money>? {
        var total = Money.zero
        var isEstimated = false
        for fill in fills {
            if let cost = seen[fill.symbol], cost > .zero {
                total = total + cost * fill.quantity
            } else if let cost = instrument(fill.symbol)?.spec.costPerSide {
                total = total + cost * fill.quantity
                isEstimated = true
            } else {
                return nil
            }
        }
        return Figure(
            value: total, source: isEstimated ? "usual costs, est." : "the platform's costs", isEstimated: isEstimated)
    }

    private static func costless(
        _ fills: [Fill], _ seen: [String: Money], _ instrument: (String) -> Instrument?
    ) -> String {
        distinct(
            fills.filter { seen[$0.symbol] ?? .zero == .zero && instrument($0.symbol)?.spec.costPerSide == nil }
                .map { instrument($0.symbol)?.root ?? $0.symbol }
        ).joined(separator: ", ")
    }

    private static func distinct(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }
}
