import Market

/// Pivots of the previous trading day, week or month by the usual formulas.
package struct PivotLevels: Study {
    private static let period = StudyParameter(
        "period", .choice(["day", "week", "month"]), standard: 0, "whose high, low and close they are made of")

    package static let kind = StudyKind(
        PivotLevels.self, name: "pivots", title: "Pivots",
        help: """
            Floor, Fibonacci, Camarilla and Woodie pivots and the central range, of the trading day (from 18:00 New York), \
            week or month that ended last; absent where that was not seen whole. Woodie's pivot weighs the previous \
            close twice.
            """,
        parameters: [period])

    private let tick: TickSize
    private var bars: PeriodBars
    /// The prices that hold, in the order of the fields; none before a whole period was seen.
    private var levels: [Double] = []

    package init(_ setup: StudySetup) {
        tick = setup.tick
        bars = PeriodBars(TradingPeriod.allCases[setup.whole(Self.period)], calendar: setup.spec.calendar)
    }

    package var fields: [StudyField] { PivotFormulas.fields }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let before = bars.previous
        bars.add(bar, day: day)
        guard bars.previous != before else { return }
        levels =
            bars.previous.map {
                PivotFormulas.levels(
                    high: tick.points($0.bar.high), low: tick.points($0.bar.low), close: tick.points($0.bar.close))
            } ?? []
    }

    package func write(to row: inout StudyRow.Writer) {
        guard !levels.isEmpty else { return row.appendAbsent(PivotFormulas.fields.count) }
        row.append(levels)
    }
}
