import Market

/// Awesome oscillator. Source: B. Williams, New Trading Dimensions (1998).
package struct AwesomeOscillator: Study {
    private static let fast = StudyParameter.length("fast", 5, "bars of the fast mean")
    private static let slow = StudyParameter.length("slow", 34, "bars of the slow mean")

    package static let kind = StudyKind(
        AwesomeOscillator.self, name: "awesome", title: "Awesome oscillator",
        help: "Fast less slow simple mean of the bars' middles, (high + low) / 2.", parameters: [fast, slow])

    private static let columns = [StudyField("value", .points, "fast mean less slow mean of the bars' middles")]

    private let tick: TickSize
    /// High + low, ticks.
    private var fast: RollingSum
    private var slow: RollingSum

    package init(_ setup: StudySetup) {
        tick = setup.tick
        fast = RollingSum(length: setup.whole(Self.fast))
        slow = RollingSum(length: setup.whole(Self.slow))
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let sum = bar.high.ticks + bar.low.ticks
        fast.add(sum)
        slow.add(sum)
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let fast = fast.mean, let slow = slow.mean else { return row.append(nil) }
        row.append(tick.points(ticks: (fast - slow) / 2))
    }
}
