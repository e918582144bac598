import Market

/// Keltner channel in the form of L. Raschke: exponential average and average true range.
package struct Keltner: Study {
    private static let length = StudyParameter.length(20, "span of the average, bars")
    private static let range = StudyParameter.length("range", 10, "smoothing of the true range, bars")
    private static let width = StudyParameter("width", .number(0.1...10), standard: 2, "true ranges to either side")

    package static let kind = StudyKind(
        Keltner.self, name: "keltner", title: "Keltner channel",
        help: "Exponential average of closes and `width` average true ranges (Wilder's) to either side.",
        parameters: [length, range, width])

    private static let columns = [
        StudyField("upper", .price, "average plus the ranges"),
        StudyField("middle", .price, "exponential average of closes"),
        StudyField("lower", .price, "average less the ranges"),
    ]

    private let tick: TickSize
    private let width: Double
    private var average: ExponentialAverage
    private var range: AverageTrueRange

    package init(_ setup: StudySetup) {
        tick = setup.tick
        width = setup[Self.width]
        average = ExponentialAverage(length: setup.whole(Self.length))
        range = AverageTrueRange(length: setup.whole(Self.range), tick: setup.tick)
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        average.add(Double(bar.close.ticks))
        range.add(bar)
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let middle = average.value.map(tick.points(ticks:)), let range = range.value else {
            return row.appendAbsent(3)
        }
        row.append(middle + width * range)
        row.append(middle)
        row.append(middle - width * range)
    }
}
