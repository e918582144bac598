import Market

/// Linearly weighted moving average of closes.
package struct WMA: Study {
    private static let length = StudyParameter.length(21)

    package static let kind = StudyKind(
        WMA.self, name: "wma", title: "Weighted moving average",
        help: "Mean of the last `length` closes with the weights 1, 2 … `length`, the newest close weighing most.",
        parameters: [length])

    private let tick: TickSize
    private var closes: RollingMoments

    package init(_ setup: StudySetup) {
        tick = setup.tick
        closes = RollingMoments(length: setup.whole(Self.length))
    }

    package var fields: [StudyField] {
        [StudyField("\(closes.length)", .price, "weighted mean of the last \(closes.length) closes")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) { closes.add(bar.close.ticks) }

    package func write(to row: inout StudyRow.Writer) { row.append(closes.weightedMean.map(tick.points(ticks:))) }
}
