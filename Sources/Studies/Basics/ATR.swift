import Market

/// Average true range.
package struct ATR: Study {
    private static let length = StudyParameter.length(14, "smoothing in bars")

    package static let kind = StudyKind(
        ATR.self, name: "atr", title: "Average true range",
        help: """
            The true range is the larger of high and previous close, less the smaller of low and previous close. \
            Wilder's smoothing, as in TA-Lib, leaves the first bar out; the exponential one begins with its range.
            """,
        parameters: [length, Smoothing.parameter])

    private let tick: TickSize
    private var average: Smoothing
    private var previousClose: Price?

    package init(_ setup: StudySetup) {
        tick = setup.tick
        average = Smoothing(setup, length: setup.whole(Self.length))
    }

    package var fields: [StudyField] {
        [
            StudyField("\(average.length)", .points, "average true range of \(average.length) bars"),
            StudyField("percent", .percent, "the same as a share of the close"),
        ]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let before = previousClose
        previousClose = bar.close
        if let before {
            average.add(Double(max(bar.high, before) - min(bar.low, before)))
        } else if case .exponential = average {
            average.add(Double(bar.high - bar.low))
        }
    }

    package func write(to row: inout StudyRow.Writer) {
        row.append(average.value.map { tick.points(ticks: $0) })
        guard let value = average.value, let close = previousClose, close.ticks != 0 else { return row.append(nil) }
        row.append(100 * value / Double(abs(close.ticks)))
    }
}
