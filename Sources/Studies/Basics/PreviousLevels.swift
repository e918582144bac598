import Market

/// High, low and close of the previous trading day, week and month.
package struct PreviousLevels: Study {
    package static let kind = StudyKind(
        PreviousLevels.self, name: "previous", title: "Previous day, week and month",
        help: """
            High, low and close of the trading day, week and month that ended last, by trading days from 18:00 New York. \
            A holiday's short session counts for week and month, and as no day. Absent where the period was not seen \
            whole: each day from its first two hours to its last two, or all its regular hours in a record of these alone.
            """)

    private static let columns = TradingPeriod.allCases.flatMap { period in
        [
            StudyField("\(period)_high", .price, "high of the previous trading \(period)"),
            StudyField("\(period)_low", .price, "low of the previous trading \(period)"),
            StudyField("\(period)_close", .price, "last close of the previous trading \(period)"),
        ]
    }

    private let tick: TickSize
    private var day: PeriodBars
    private var week: PeriodBars
    private var month: PeriodBars

    package init(_ setup: StudySetup) {
        tick = setup.tick
        day = PeriodBars(.day, calendar: setup.spec.calendar)
        week = PeriodBars(.week, calendar: setup.spec.calendar)
        month = PeriodBars(.month, calendar: setup.spec.calendar)
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        self.day.add(bar, day: day)
        week.add(bar, day: day)
        month.add(bar, day: day)
    }

    package func write(to row: inout StudyRow.Writer) {
        write(day.previous?.bar, to: &row)
        write(week.previous?.bar, to: &row)
        write(month.previous?.bar, to: &row)
    }

    private func write(_ bar: Bar?, to row: inout StudyRow.Writer) {
        guard let bar else { return row.appendAbsent(3) }
        row.append(tick.points(bar.high))
        row.append(tick.points(bar.low))
        row.append(tick.points(bar.close))
    }
}
