import Market

/// A seeded generator (SplitMix64), so that a test that draws numbers draws the same ones each time.
package struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A random walk of sound one-minute bars from an instant on; about one minute in `gapEvery` has no bar (0 for none).
package func randomBars(
    _ count: Int, from start: Timestamp, seed: UInt64, price: Int = 66_000, gapEvery: Int = 0
) -> [Bar] {
    var numbers = SeededNumbers(seed: seed)
    var close = price
    var bars: [Bar] = []
    var minute: Int64 = 0
    while bars.count < count {
        defer { minute += 1 }
        if gapEvery > 0, Int.random(in: 0..<gapEvery, using: &numbers) == 0 { continue }
        let open = close + Int.random(in: -2...2, using: &numbers)
        close = open + Int.random(in: -12...12, using: &numbers)
        bars.append(
            Bar(
                time: start.adding(minutes: minute), open: Price(ticks: open),
                high: Price(ticks: max(open, close) + Int.random(in: 0...5, using: &numbers)),
                low: Price(ticks: min(open, close) - Int.random(in: 0...5, using: &numbers)),
                close: Price(ticks: close), volume: Int.random(in: 0...900, using: &numbers)))
    }
    return bars
}
