import Market

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
