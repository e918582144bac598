import Market

/// Parabolic stop and reverse. Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978); begins as TA-Lib.
package struct ParabolicSAR: Study {
    private static let step = StudyParameter("step", .number(0.001...1), standard: 0.02, "acceleration a new extreme")
    private static let limit = StudyParameter("limit", .number(0.001...1), standard: 0.2, "highest acceleration")

    package static let kind = StudyKind(
        ParabolicSAR.self, name: "sar", title: "Parabolic SAR",
        help: "A stop that follows the trend ever faster, and turns when price touches it.", parameters: [step, limit])

    private static let columns = [
        StudyField("value", .price, "the stop that held during the bar; after a turn, the new side's first"),
        StudyField("side", .word(["short", "long"]), "the side that the stop protects after the bar"),
    ]

    private let tick: TickSize
    private let step: Double
    private let limit: Double
    private var previous: Bar?
    private var isLong = true
    /// The stop of the bar that was closed last, of the next one, and the trend's extreme: ticks.
    private var told: Double?
    private var stop = 0.0
    private var extreme = 0.0
    private var acceleration = 0.0

    package init(_ setup: StudySetup) {
        tick = setup.tick
        limit = setup[Self.limit]
        step = min(setup[Self.step], limit)
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        guard let last = previous else {
            previous = bar
            return
        }
        previous = bar
        if told == nil {
            begin(last, bar)
            follow(bar, after: bar)
        } else {
            follow(bar, after: last)
        }
    }

    package func write(to row: inout StudyRow.Writer) {
        row.append(told.map(tick.points(ticks:)))
        if told == nil { row.append(nil) } else { row.append(isLong) }
    }

    /// The second bar decides on the side.
    private mutating func begin(_ first: Bar, _ second: Bar) {
        let fall = first.low - second.low
        isLong = !(fall > 0 && fall > second.high - first.high)
        extreme = Double(isLong ? second.high.ticks : second.low.ticks)
        stop = Double(isLong ? first.low.ticks : first.high.ticks)
        acceleration = step
    }

    private mutating func follow(_ bar: Bar, after last: Bar) {
        let isTouched = isLong ? Double(bar.low.ticks) <= stop : Double(bar.high.ticks) >= stop
        if isTouched {
            isLong.toggle()
            stop = beyond(extreme, last, bar)
            told = stop
            acceleration = step
            extreme = Double(isLong ? bar.high.ticks : bar.low.ticks)
        } else {
            told = stop
            let reached = Double(isLong ? bar.high.ticks : bar.low.ticks)
            if isLong ? reached > extreme : reached < extreme {
                extreme = reached
                acceleration = min(limit, acceleration + step)
            }
        }
        stop = beyond(stop + acceleration * (extreme - stop), last, bar)
    }

    /// A stop is never within the last two bars.
    private func beyond(_ stop: Double, _ last: Bar, _ bar: Bar) -> Double {
        isLong
            ? min(stop, Double(min(last.low, bar.low).ticks)) : max(stop, Double(max(last.high, bar.high).ticks))
    }
}
