import Market

/// Relative strength index.
package struct RSI: Study {
    private static let length = StudyParameter.length(14, "smoothing in bars")

    package static let kind = StudyKind(
        RSI.self, name: "rsi", title: "Relative strength index",
        help: """
            100 × average gain / (average gain + average loss) of the closes. Wilder's smoothing, as in TA-Lib. Absent \
            while the close has never changed.
            """,
        parameters: [length, Smoothing.parameter])

    private var gain: Smoothing
    private var loss: Smoothing
    private var previousClose: Price?

    package init(_ setup: StudySetup) {
        gain = Smoothing(setup, length: setup.whole(Self.length))
        loss = gain
    }

    package var fields: [StudyField] {
        [StudyField("\(gain.length)", .scale, "0 to 100: gains as a share of all changes, \(gain.length) bars")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        if let previousClose {
            let change = Double(bar.close - previousClose)
            gain.add(max(0, change))
            loss.add(max(0, -change))
        }
        previousClose = bar.close
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let up = gain.value, let down = loss.value, up + down > 0 else { return row.append(nil) }
        row.append(100 * up / (up + down))
    }
}
