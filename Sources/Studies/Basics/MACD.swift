import Market

/// Moving average convergence and divergence.
package struct MACD: Study {
    private static let fast = StudyParameter.length("fast", 12, "span of the fast average, bars")
    private static let slow = StudyParameter.length("slow", 26, "span of the slow average, bars")
    private static let signal = StudyParameter.length("signal", 9, "span of the signal, bars")
    private static let start = StudyParameter(
        "start", .choice(["mean", "first"]), standard: 0, "begin the averages with means, or with their first values")

    package static let kind = StudyKind(
        MACD.self, name: "macd", title: "Moving average convergence/divergence",
        help: """
            Fast less slow exponential average of closes, and the exponential average of that. As in TA-Lib both \
            averages begin at the same bar.
            """,
        parameters: [fast, slow, signal, start])

    private static let columns = [
        StudyField("line", .points, "fast average less slow average"),
        StudyField("signal", .points, "exponential average of the line"),
        StudyField("histogram", .points, "line less signal"),
    ]

    private let tick: TickSize
    private var fast: ExponentialAverage
    private var slow: ExponentialAverage
    private var signal: ExponentialAverage
    /// Closes that the fast average still leaves out, so that both begin at the same bar.
    private var fastWait: Int

    package init(_ setup: StudySetup) {
        // Whichever way round they are given.
        let lengths = [setup.whole(Self.fast), setup.whole(Self.slow)].sorted()
        let (fastLength, slowLength) = (lengths[0], lengths[1])
        let isFromFirst = setup.whole(Self.start) == 1
        let seed = isFromFirst ? 1 : nil
        tick = setup.tick
        fast = ExponentialAverage(length: fastLength, seed: seed)
        slow = ExponentialAverage(length: slowLength, seed: seed)
        signal = ExponentialAverage(length: setup.whole(Self.signal), seed: seed)
        fastWait = isFromFirst ? 0 : slowLength - fastLength
    }

    package var fields: [StudyField] { Self.columns }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        let close = Double(bar.close.ticks)
        if fastWait > 0 { fastWait -= 1 } else { fast.add(close) }
        slow.add(close)
        if let line { signal.add(line) }
    }

    package func write(to row: inout StudyRow.Writer) {
        row.append(line.map(tick.points(ticks:)))
        row.append(signal.value.map(tick.points(ticks:)))
        guard let line, let signal = signal.value else { return row.append(nil) }
        row.append(tick.points(ticks: line - signal))
    }

    private var line: Double? {
        guard let fast = fast.value, let slow = slow.value else { return nil }
        return fast - slow
    }
}
