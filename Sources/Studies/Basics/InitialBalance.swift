import Market

/// Initial balance of the market profile. Source: J. Dalton, Mind over Markets (1990).
package struct InitialBalance: Study {
    private static let minutes = StudyParameter("minutes", .whole(1...720), standard: 60, "length")

    package static let kind = StudyKind(
        InitialBalance.self, name: "balance", title: "Initial balance",
        help: """
            High and low of the first hour of regular hours, and their extensions by half and by the whole range. It \
            grows until `complete`, and holds for the rest of the trading day. Absent where its beginning was not seen, \
            and where it begins or ends within a bar of the time frame.
            """,
        parameters: [minutes])

    private static let columns = [
        StudyField("high", .price, "highest price of the first hour so far"),
        StudyField("low", .price, "lowest price of the first hour so far"),
        StudyField("range", .points, "high less low"),
        StudyField("upper_half", .price, "high plus half the range"),
        StudyField("lower_half", .price, "low less half the range"),
        StudyField("upper_whole", .price, "high plus the range"),
        StudyField("lower_whole", .price, "low less the range"),
        StudyField("complete", .flag, "the hour is over"),
    ]

    private let tick: TickSize
    private var span: OpeningSpan

    package init(_ setup: StudySetup) {
        tick = setup.tick
        span = OpeningSpan(.regularHours, minutes: setup.whole(Self.minutes), setup: setup)
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) { span.add(bar, day: day) }

    package func write(to row: inout StudyRow.Writer) {
        guard let top = span.high?.ticks, let bottom = span.low?.ticks else { return row.appendAbsent(8) }
        let (high, low) = (Double(top), Double(bottom))
        let range = high - low
        row.append(tick.points(ticks: high))
        row.append(tick.points(ticks: low))
        row.append(tick.points(ticks: range))
        row.append(tick.points(ticks: high + range / 2))
        row.append(tick.points(ticks: low - range / 2))
        row.append(tick.points(ticks: high + range))
        row.append(tick.points(ticks: low - range))
        row.append(span.isComplete)
    }
}
