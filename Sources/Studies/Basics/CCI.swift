import Market

/// Commodity channel index. Source: D. Lambert (1980).
package struct CCI: Study {
    private static let length = StudyParameter.length(20)

    package static let kind = StudyKind(
        CCI.self, name: "cci", title: "Commodity channel index",
        help: """
            Distance of the typical price from its mean of `length` bars, over 0.015 × its mean distance. 0 where the \
            window does not vary.
            """,
        parameters: [length])

    /// High + low + close, ticks.
    private var thirds: RollingWindow<Int>
    private var sum = 0

    package init(_ setup: StudySetup) { thirds = RollingWindow(length: setup.whole(Self.length)) }

    package var fields: [StudyField] {
        [
            StudyField(
                "\(thirds.length)", .scale, "±100 holds most values: distance from the mean of \(thirds.length) bars")
        ]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let value = bar.high.ticks + bar.low.ticks + bar.close.ticks
        sum = sum &+ value &- (thirds.add(value) ?? 0)
    }

    package func write(to row: inout StudyRow.Writer) {
        guard thirds.isFull, let newest = thirds.newest else { return row.append(nil) }
        // Everything times `length`, in whole numbers.
        var distances = 0
        for value in thirds.unordered { distances = distances &+ abs(thirds.length &* value &- sum) }
        let distance = thirds.length &* newest &- sum
        row.append(distances == 0 ? 0 : Double(distance * thirds.length) / (0.015 * Double(distances)))
    }
}
