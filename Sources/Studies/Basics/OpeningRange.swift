import Market

/// Opening range.
package struct OpeningRange: Study {
    private static let minutes = StudyParameter("minutes", .whole(1...720), standard: 30, "length")
    private static let start = StudyParameter(
        "start", .choice(["open", "session", "clock"]), standard: 0,
        "begin with regular hours, with the trading day at 18:00, or at `at`")
    private static let at = StudyParameter("at", .clock, standard: 570, "New York time at which `clock` begins")

    package static let kind = StudyKind(
        OpeningRange.self, name: "opening", title: "Opening range",
        help: """
            High and low of the first `minutes` of regular hours, of the trading day, or from a time on. It grows until \
            `complete`, and holds for the rest of the trading day. Absent where its beginning was not seen, and where it \
            begins or ends within a bar of the time frame.
            """,
        parameters: [minutes, start, at])

    private static let columns = [
        StudyField("high", .price, "highest price of the stretch so far"),
        StudyField("low", .price, "lowest price of the stretch so far"),
        StudyField("middle", .price, "half way between them"),
        StudyField("complete", .flag, "the stretch is over"),
    ]

    private let tick: TickSize
    private var span: OpeningSpan

    package init(_ setup: StudySetup) {
        let start: OpeningSpan.Start =
            switch setup.whole(Self.start) {
            case 0: .regularHours
            case 1: .session
            default: .clock(setup.whole(Self.at))
            }
        tick = setup.tick
        span = OpeningSpan(start, minutes: setup.whole(Self.minutes), setup: setup)
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) { span.add(bar, day: day) }

    package func write(to row: inout StudyRow.Writer) {
        guard let high = span.high, let low = span.low else { return row.appendAbsent(4) }
        row.append(tick.points(high))
        row.append(tick.points(low))
        row.append(tick.points(ticks: Double(high.ticks + low.ticks) / 2))
        row.append(span.isComplete)
    }
}
