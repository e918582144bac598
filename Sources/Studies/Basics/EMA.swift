import Market

/// Exponential moving average of closes.
package struct EMA: Study {
    private static let length = StudyParameter.length(21, "span in bars")
    private static let start = StudyParameter(
        "start", .choice(["mean", "first"]), standard: 0,
        "begin with the mean of the first `length` closes, or the first")

    package static let kind = StudyKind(
        EMA.self, name: "ema", title: "Exponential moving average",
        help: "Weight 2 / (length + 1), started from the simple mean of the first `length` closes, as in TA-Lib.",
        parameters: [length, start])

    private let tick: TickSize
    private var average: ExponentialAverage

    package init(_ setup: StudySetup) {
        tick = setup.tick
        average = ExponentialAverage(
            length: setup.whole(Self.length), seed: setup.whole(Self.start) == 1 ? 1 : nil)
    }

    package var fields: [StudyField] {
        [StudyField("\(average.length)", .price, "exponential mean of closes, span \(average.length) bars")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) { average.add(Double(bar.close.ticks)) }

    package func write(to row: inout StudyRow.Writer) { row.append(average.value.map(tick.points(ticks:))) }
}
