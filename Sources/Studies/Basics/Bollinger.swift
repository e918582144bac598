import Market

/// Bollinger bands. Source: J. Bollinger, Bollinger on Bollinger Bands (2001).
package struct Bollinger: Study {
    private static let length = StudyParameter.length(20)
    private static let width = StudyParameter("width", .number(0.1...10), standard: 2, "deviations to either side")

    package static let kind = StudyKind(
        Bollinger.self, name: "bollinger", title: "Bollinger bands",
        help: "Simple mean of closes and `width` standard deviations (of the whole window) to either side.",
        parameters: [length, width])

    private static let columns = [
        StudyField("upper", .price, "mean plus the deviations"),
        StudyField("middle", .price, "mean of closes"),
        StudyField("lower", .price, "mean less the deviations"),
        StudyField(
            "share", .ratio, "where the close stands: 0 at the lower band, 1 at the upper; absent without width"),
    ]

    private let tick: TickSize
    private let width: Double
    private var closes: RollingMoments
    private var close = 0

    package init(_ setup: StudySetup) {
        tick = setup.tick
        width = setup[Self.width]
        closes = RollingMoments(length: setup.whole(Self.length))
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        close = bar.close.ticks
        closes.add(close)
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let mean = closes.mean, let deviation = closes.deviation else { return row.appendAbsent(4) }
        let reach = width * deviation
        row.append(tick.points(ticks: mean + reach))
        row.append(tick.points(ticks: mean))
        row.append(tick.points(ticks: mean - reach))
        row.append(reach > 0 ? (Double(close) - (mean - reach)) / (2 * reach) : nil)
    }
}
