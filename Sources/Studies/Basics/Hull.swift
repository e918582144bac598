import Market

/// Hull moving average of closes. Source: A. Hull, "How to reduce lag in a moving average" (2005).
package struct Hull: Study {
    private static let length = StudyParameter("length", .whole(2...1_000), standard: 21, "window in bars")

    package static let kind = StudyKind(
        Hull.self, name: "hull", title: "Hull moving average",
        help: "WMA over √length of 2 × WMA(length / 2) − WMA(length), with lengths rounded down.",
        parameters: [length])

    private let tick: TickSize
    private var half: RollingMoments
    private var whole: RollingMoments
    /// Twice the half's average less the whole's, in ticks.
    private var raw: RollingWindow<Double>

    package init(_ setup: StudySetup) {
        let length = setup.whole(Self.length)
        tick = setup.tick
        half = RollingMoments(length: length / 2)
        whole = RollingMoments(length: length)
        raw = RollingWindow(length: Int(Double(length).squareRoot()))
    }

    package var fields: [StudyField] {
        [StudyField("\(whole.length)", .price, "Hull average of closes, length \(whole.length) bars")]
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        half.add(bar.close.ticks)
        whole.add(bar.close.ticks)
        if let fast = half.weightedMean, let slow = whole.weightedMean { raw.add(2 * fast - slow) }
    }

    package func write(to row: inout StudyRow.Writer) {
        guard raw.isFull else { return row.append(nil) }
        var sum = 0.0
        for place in 0..<raw.count { sum += Double(place + 1) * raw[place] }
        row.append(tick.points(ticks: sum / Double(raw.count * (raw.count + 1) / 2)))
    }
}
