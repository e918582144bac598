import Market

/// Awesome Oscillator of Bill Williams in points: the mean of the last five bars' middles less that of the last 34.
struct AwesomeMomentum: Hashable, Codable, Sendable {
    private let tick: TickSize
    /// High plus low: half ticks, whole and exact.
    private var fast = RollingSum(length: 5)
    private var slow = RollingSum(length: 34)

    init(tick: TickSize) { self.tick = tick }

    // Inlined, as all of what it stands in would be copied to look at it.
    /// Nil before 34 bars.
    @inline(__always)
    var value: Double? {
        guard let fast = fast.mean, let slow = slow.mean else { return nil }
        return tick.points(ticks: (fast - slow) / 2)
    }

    mutating func add(_ bar: Bar) {
        fast.add(bar.high.ticks + bar.low.ticks)
        slow.add(bar.high.ticks + bar.low.ticks)
    }
}
