import Market

/// Slow stochastic oscillator.
package struct Stochastic: Study {
    private static let length = StudyParameter.length(14)
    private static let slowing = StudyParameter.length("slowing", 3, "mean that makes %K slow, bars")
    private static let signal = StudyParameter.length("signal", 3, "mean of %K that is %D, bars")

    package static let kind = StudyKind(
        Stochastic.self, name: "stochastic", title: "Stochastic oscillator",
        help: """
            %K is where the close stands in the range of the last `length` bars, 0 to 100, smoothed by a simple mean; %D \
            is the mean of %K. A window without range counts as 50.
            """,
        parameters: [length, slowing, signal])

    private static let columns = [
        StudyField("k", .scale, "0 to 100: smoothed place of the close in the range"),
        StudyField("d", .scale, "mean of %K"),
    ]

    private var range: RollingRange
    private var fast: RollingWindow<Double>
    private var slow: RollingWindow<Double>

    package init(_ setup: StudySetup) {
        range = RollingRange(length: setup.whole(Self.length))
        fast = RollingWindow(length: setup.whole(Self.slowing))
        slow = RollingWindow(length: setup.whole(Self.signal))
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        range.add(bar)
        guard let share = range.share(of: bar.close) else { return }
        fast.add(100 * share)
        if let k = fast.mean { slow.add(k) }
    }

    package func write(to row: inout StudyRow.Writer) {
        row.append(slow.newest)
        row.append(slow.mean)
    }
}
