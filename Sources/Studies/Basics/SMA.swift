import Market

/// Simple moving average of closes.
package struct SMA: Study {
    private static let length = StudyParameter.length(21)

    package static let kind = StudyKind(
        SMA.self, name: "sma", title: "Simple moving average", help: "Mean of the last `length` closes.",
        parameters: [length])

    private let tick: TickSize
    private var closes: RollingSum

    package init(_ setup: StudySetup) {
        tick = setup.tick
        closes = RollingSum(length: setup.whole(Self.length))
    }

    package var fields: [StudyField] {
        [StudyField("\(closes.length)", .price, "mean of the last \(closes.length) closes")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) { closes.add(bar.close.ticks) }

    package func write(to row: inout StudyRow.Writer) { row.append(closes.mean.map(tick.points(ticks:))) }
}
