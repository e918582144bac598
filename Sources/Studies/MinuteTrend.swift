import Market

/// Which way the last ten one-minute bars went, how fast, and whether volume jumps. A window, not a recursion: the
/// averages start at the oldest of the ten closes, so that a bar older than ten has no weight.
package struct MinuteTrend: Hashable, Codable, Sendable {
    /// What the last ten bars say.
    package struct Value: Hashable, Sendable {
        /// Up when EMA 5 is more than 0.01 % above EMA 10, down when as much below.
        package var trend: Direction
        /// Mean change a bar over the last five closes, in points.
        package var slope: Double
        /// The last volume is more than twice the mean of the nine before it.
        package var isVolumeSurge: Bool
    }

    package static let window = 10

    private let tick: TickSize
    /// In ticks.
    private var closes = RollingWindow<Int>(length: window)
    private var volumes = RollingWindow<Int>(length: window)

    package init(tick: TickSize) { self.tick = tick }

    /// What the last ten closed bars say; nil before there are ten.
    package var value: Value? {
        guard closes.isFull else { return nil }
        var fast = Double(closes[0])
        var slow = fast
        for place in 1..<Self.window {
            let close = Double(closes[place])
            fast += (close - fast) * (2.0 / 6.0)
            slow += (close - slow) * (2.0 / 11.0)
        }
        let margin = abs(slow) * 0.0001
        let lastVolume = volumes[Self.window - 1]
        let before = volumes.unordered.reduce(0, +) - lastVolume
        return Value(
            trend: fast > slow + margin ? .up : fast < slow - margin ? .down : .flat,
            slope: Double(closes[Self.window - 1] - closes[Self.window - 5]) * tick.points / 4,
            isVolumeSurge: lastVolume * (Self.window - 1) > 2 * before)
    }

    /// Takes a closed bar.
    package mutating func add(_ bar: Bar) {
        closes.add(bar.close.ticks)
        volumes.add(bar.volume)
    }
}
