import Ledger
import Market
import State

/// Game plans until and after their session has closed: grades each once, by the bars that came after it.
struct CallTrack: Sendable {
    /// Of this market, ascending in time.
    private var plans: [CalledPlan] = []
    private(set) var grades = BriefingGrades()
    /// Plans are not looked at before; nil looks at once.
    private var due: Timestamp?

    /// Graded plans that a reader sees one by one.
    private static let shown = 5
    /// Prices of a session may come a little after its close, or much later from another source.
    private static let pause: Int64 = 5

    /// Takes plans in; one that was known is replaced.
    mutating func take(_ told: [CalledPlan], at now: Timestamp?) {
        for plan in told {
            plans.removeAll { $0.isSame(as: plan) }
            plans.append(plan)
        }
        plans.sort { $0.askedAt < $1.askedAt }
        due = now
        tell(at: now)
    }

    /// Time went back: what came later is not known.
    mutating func reset() {
        due = nil
        grades = BriefingGrades()
    }

    /// Grades what has closed by now.
    ///
    /// - Parameter bars: closed minutes of a contract and its calendar; nil where it is not followed.
    /// - Returns: plans that were graded now.
    mutating func grade(
        at now: Timestamp, bars: (String) -> (calendar: TradingCalendar, bars: BarSeries)?
    ) -> [CalledPlan] {
        guard !plans.isEmpty, due.map({ $0 <= now }) ?? true else { return [] }
        due = now.adding(minutes: Self.pause)
        var graded: [CalledPlan] = []
        for index in plans.indices where !plans[index].isGraded && plans[index].askedAt <= now {
            let before = plans[index]
            for symbol in before.symbols {
                guard let (calendar, series) = bars(symbol), before.span(calendar).upperBound <= now,
                    let day = series.days.last(where: { $0.day == before.day })
                else { continue }
                plans[index].grade(symbol, calendar, bars: (0..<day.count).map { day[$0] })
            }
            if plans[index] != before { graded.append(plans[index]) }
        }
        tell(at: now)
        return graded
    }

    /// What a reader may know at a time: nothing of sessions that have not closed.
    private mutating func tell(at now: Timestamp?) {
        let calendar = TradingCalendar(group: .equity)
        let known = plans.filter { plan in now.map { plan.askedAt <= $0 } ?? true }
        let closed = known.filter { plan in
            plan.isGraded && (now.map { plan.span(calendar).upperBound <= $0 } ?? true)
        }
        grades.statistics = CallStatistics.all(closed)
        grades.graded = Array(closed.suffix(Self.shown))
        grades.open = known.filter { !closed.contains($0) }.suffix(Self.shown)
    }
}
