import Market

/// Average directional index. Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978).
package struct ADX: Study {
    private static let length = StudyParameter("length", .whole(2...1_000), standard: 14, "smoothing in bars")

    package static let kind = StudyKind(
        ADX.self, name: "adx", title: "Average directional index",
        help: """
            Wilder's sums of directional movement over those of the true range give +DI and −DI; the average of their \
            distance over their sum is ADX. Begins as TA-Lib does.
            """,
        parameters: [length])

    private static let columns = [
        StudyField("value", .scale, "0 to 100: how strongly it trends, whichever way"),
        StudyField("plus", .scale, "+DI: upward movement as a share of the true range"),
        StudyField("minus", .scale, "−DI: downward movement as a share of the true range"),
    ]

    private let length: Int
    private var previous: Bar?
    /// Bars that the sums hold, at most `length`.
    private var count = 0
    /// Wilder's sums, in ticks.
    private var up = 0.0
    private var down = 0.0
    private var range = 0.0
    private var average: WilderAverage

    package init(_ setup: StudySetup) {
        length = setup.whole(Self.length)
        average = WilderAverage(length: length)
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        guard let last = previous else {
            previous = bar
            return
        }
        previous = bar
        // The sums start with length − 1 bars; from then on each bar lets a part of them go.
        let kept = count < length - 1 ? 1 : 1 - 1 / Double(length)
        let rise = bar.high - last.high
        let fall = last.low - bar.low
        up = up * kept + (rise > 0 && rise > fall ? Double(rise) : 0)
        down = down * kept + (fall > 0 && fall > rise ? Double(fall) : 0)
        range = range * kept + Double(max(bar.high, last.close) - min(bar.low, last.close))
        count = min(length, count + 1)
        // Without any movement there is no direction to average.
        if count == length, range > 0, up + down > 0 { average.add(100 * abs(up - down) / (up + down)) }
    }

    package func write(to row: inout StudyRow.Writer) {
        guard count == length, range > 0 else { return row.appendAbsent(3) }
        row.append(average.value)
        row.append(100 * up / range)
        row.append(100 * down / range)
    }
}
