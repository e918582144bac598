import Market

/// Money flow index. Source: G. Quong and A. Soudack (1989).
package struct MFI: Study {
    private static let length = StudyParameter.length(14)

    package static let kind = StudyKind(
        MFI.self, name: "mfi", title: "Money flow index",
        help: """
            100 × rising / (rising + falling) money flow of the last `length` bars, money flow being typical price × \
            volume. Absent where nothing flowed. Negative prices count with their size.
            """,
        parameters: [length])

    private var rising: RollingSum
    private var falling: RollingSum
    /// High + low + close of the last bar, ticks.
    private var previous: Int?

    package init(_ setup: StudySetup) {
        rising = RollingSum(length: setup.whole(Self.length))
        falling = rising
    }

    package var fields: [StudyField] {
        [StudyField("\(rising.length)", .scale, "0 to 100: rising money flow's share of \(rising.length) bars")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let thirds = bar.high.ticks + bar.low.ticks + bar.close.ticks
        if let previous {
            let flow = abs(thirds) &* bar.volume
            rising.add(thirds > previous ? flow : 0)
            falling.add(thirds < previous ? flow : 0)
        }
        previous = thirds
    }

    package func write(to row: inout StudyRow.Writer) {
        let all = Double(rising.sum) + Double(falling.sum)
        row.append(rising.isFull && all > 0 ? 100 * Double(rising.sum) / all : nil)
    }
}
