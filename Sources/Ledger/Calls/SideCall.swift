import Market

/// A briefing's claim that a product will rise or fall until its session closes.
package struct SideCall: Hashable, Codable, Sendable {
    /// Prices at which it would be traded, all of them given and on ticks.
    package struct Plan: Hashable, Codable, Sendable {
        package var entryLow: Price
        package var entryHigh: Price
        package var stop: Price
        package var target: Price

        package init(entryLow: Price, entryHigh: Price, stop: Price, target: Price) {
            self.entryLow = entryLow
            self.entryHigh = entryHigh
            self.stop = stop
            self.target = target
        }

        /// True where the stop lies on the far side of the zone and the target on the near one.
        func isSound(isLong: Bool) -> Bool {
            isLong ? stop < entryLow && target > entryHigh : stop > entryHigh && target < entryLow
        }
    }

    /// The contract.
    package var symbol: String
    package var isLong: Bool
    /// The last price when it was written.
    package var from: Price
    /// Nil where entry, stop or target were not named, were not of the data, or stand in no sound order.
    package var plan: Plan?
    /// Nil until the session has closed.
    package var outcome: Outcome?

    package init(symbol: String, isLong: Bool, from: Price, plan: Plan? = nil) {
        self.symbol = symbol
        self.isLong = isLong
        self.from = from
        self.plan = plan.flatMap { $0.isSound(isLong: isLong) ? $0 : nil }
    }

    /// What came of it.
    package struct Outcome: Hashable, Codable, Sendable {
        /// What became of entry, stop and target.
        package enum Plan: String, Hashable, Codable, Sendable {
            /// The price never traded in the entry zone.
            case notFilled
            case target
            case stop
            /// Filled, and neither was reached until the close.
            case neither
        }

        /// The last price of the session.
        package var close: Price
        /// Ticks for the call at the best moment, from `from`; never negative.
        package var best: Int
        /// Ticks against it at the worst moment; never negative.
        package var worst: Int
        package var plan: Plan?

        package init(close: Price, best: Int, worst: Int, plan: Plan? = nil) {
            self.close = close
            self.best = best
            self.worst = worst
            self.plan = plan
        }
    }

    /// Ticks for the call at the close, negative against it; nil before it is graded.
    package var result: Int? { outcome.map { isLong ? $0.close - from : from - $0.close } }

    /// Grades it by what came later.
    ///
    /// - Parameter bars: the minutes after it until the session's close, ascending.
    /// - Returns: nil without bars.
    package func grade(_ bars: some Sequence<Bar>) -> Outcome? {
        var outcome: Outcome?
        var isFilled = plan.map { $0.entryLow <= from && from <= $0.entryHigh } ?? false
        var end: Outcome.Plan?
        for bar in bars {
            let best = isLong ? bar.high - from : from - bar.low
            let worst = isLong ? from - bar.low : bar.high - from
            outcome = Outcome(
                close: bar.close, best: max(outcome?.best ?? 0, best), worst: max(outcome?.worst ?? 0, worst))
            guard let plan, end == nil else { continue }
            let wasFilled = isFilled
            isFilled = isFilled || bar.low <= plan.entryHigh && bar.high >= plan.entryLow
            guard isFilled else { continue }
            // Within a minute the order is not known: it is told against the plan.
            if isLong ? bar.low <= plan.stop : bar.high >= plan.stop {
                end = .stop
            } else if wasFilled, isLong ? bar.high >= plan.target : bar.low <= plan.target {
                end = .target
            }
        }
        if plan != nil { outcome?.plan = end ?? (isFilled ? .neither : .notFilled) }
        return outcome
    }
}
