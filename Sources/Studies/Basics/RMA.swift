import Market

/// Wilder's moving average of closes.
package struct RMA: Study {
    private static let length = StudyParameter.length(14, "smoothing in bars")

    package static let kind = StudyKind(
        RMA.self, name: "rma", title: "Wilder's moving average",
        help: "Weight 1 / length, started from the simple mean of the first `length` closes.", parameters: [length])

    private let tick: TickSize
    private var average: WilderAverage

    package init(_ setup: StudySetup) {
        tick = setup.tick
        average = WilderAverage(length: setup.whole(Self.length))
    }

    package var fields: [StudyField] {
        [StudyField("\(average.length)", .price, "Wilder's mean of closes, length \(average.length) bars")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) { average.add(Double(bar.close.ticks)) }

    package func write(to row: inout StudyRow.Writer) { row.append(average.value.map(tick.points(ticks:))) }
}
