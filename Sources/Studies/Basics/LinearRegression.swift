import Market

/// Line of least squares through closes.
package struct LinearRegression: Study {
    private static let length = StudyParameter("length", .whole(2...1_000), standard: 14, "window in bars")
    private static let width = StudyParameter("width", .number(0.1...10), standard: 2, "deviations to either side")

    package static let kind = StudyKind(
        LinearRegression.self, name: "linreg", title: "Linear regression",
        help: "The line of least squares through the last `length` closes, and the closes' deviation around it.",
        parameters: [length, width])

    private static let columns = [
        StudyField("value", .price, "the line's height at the last bar"),
        StudyField("slope", .points, "change of the line a bar"),
        StudyField("fit", .ratio, "share of the variance that the line explains (R²); absent where nothing varies"),
        StudyField("upper", .price, "the line plus the deviations"),
        StudyField("lower", .price, "the line less the deviations"),
    ]

    private let tick: TickSize
    private let width: Double
    private var closes: RollingMoments

    package init(_ setup: StudySetup) {
        tick = setup.tick
        width = setup[Self.width]
        closes = RollingMoments(length: setup.whole(Self.length))
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) { closes.add(bar.close.ticks) }

    package func write(to row: inout StudyRow.Writer) {
        guard let line = closes.line else { return row.appendAbsent(5) }
        row.append(tick.points(ticks: line.end))
        row.append(tick.points(ticks: line.slope))
        row.append(line.determination)
        row.append(tick.points(ticks: line.end + width * line.deviation))
        row.append(tick.points(ticks: line.end - width * line.deviation))
    }
}
