import Market

/// What a writer's graded plans amount to. Of a day only the first call of each contract's side counts, and the first of
/// each level: asking again until it is right gains nothing.
package struct CallStatistics: Hashable, Sendable {
    /// Hits among tries.
    package struct Rate: Hashable, Sendable {
        package var hits = 0
        package var n = 0

        /// Tries from which a share says anything.
        package static let least = 20

        package init(hits: Int = 0, n: Int = 0) {
            self.hits = hits
            self.n = n
        }

        /// 0 to 1; nil below `least` tries.
        package var share: Double? { n >= Self.least ? Double(hits) / Double(n) : nil }

        /// Where the true share lies with 95 % certainty (Wilson's interval); nil below `least` tries.
        package var bounds: ClosedRange<Double>? {
            guard let share else { return nil }
            let (n, z) = (Double(n), 1.959964)
            let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
            let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
            return max(0, middle - half)...min(1, middle + half)
        }

        mutating func count(_ isHit: Bool) {
            n += 1
            if isHit { hits += 1 }
        }
    }

    /// The model; nil for the desk's own.
    package let writer: String?
    package private(set) var days = 0
    /// Sides that the close had proven right by a tick or more.
    package private(set) var sides = Rate()
    /// Plans that were filled and came to their target before their stop, among those that came to either.
    package private(set) var plans = Rate()
    package private(set) var notFilled = 0
    package private(set) var neither = 0
    /// Levels that were touched, among all that were named.
    package private(set) var touched = Rate()
    /// Levels that held, among those that held or broke.
    package private(set) var held = Rate()
    /// Figures of all its plans that were of the data.
    package private(set) var figures = Rate()

    /// - Parameter plans: of one market, ascending in time; those of other writers are left out.
    package init(writer: String?, _ plans: some Sequence<CalledPlan>) {
        self.writer = writer
        var known: Set<Key> = []
        var days: Set<TradingDay> = []
        for plan in plans where plan.writer == writer {
            figures.n += plan.figures
            figures.hits += plan.figures - plan.flagged
            for call in plan.sides where call.outcome != nil {
                guard known.insert(Key(day: plan.day, symbol: call.symbol, price: nil)).inserted else { continue }
                days.insert(plan.day)
                count(call)
            }
            for call in plan.levels {
                guard let outcome = call.outcome,
                    known.insert(Key(day: plan.day, symbol: call.symbol, price: call.price)).inserted
                else { continue }
                days.insert(plan.day)
                touched.count(outcome != .untouched)
                if outcome == .held || outcome == .broke { held.count(outcome == .held) }
            }
        }
        self.days = days.count
    }

    /// One for each writer, the desk's own last.
    package static func all(_ plans: [CalledPlan]) -> [CallStatistics] {
        Set(plans.map(\.writer)).sorted { ($0 == nil ? 1 : 0, $0 ?? "") < ($1 == nil ? 1 : 0, $1 ?? "") }
            .map { CallStatistics(writer: $0, plans) }
    }

    private struct Key: Hashable {
        var day: TradingDay
        var symbol: String
        var price: Price?
    }

    private mutating func count(_ call: SideCall) {
        sides.count(call.result ?? 0 > 0)
        switch call.outcome?.plan {
        case .target: plans.count(true)
        case .stop: plans.count(false)
        case .notFilled: notFilled += 1
        case .neither: neither += 1
        case nil: break
        }
    }
}
