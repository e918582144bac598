import Market

/// Messages of the last minute of exchange time, counted by the second.
struct MessageRate: Sendable {
    private static let window: Int64 = 60

    private var counts = [Int](repeating: 0, count: Int(window))
    private var total = 0
    /// The first and the newest second that had a message.
    private var first: Int64?
    private var newest = Int64.min

    /// Counts one message at an instant of exchange time; one from before the window counts as the newest second.
    mutating func add(at time: Timestamp) {
        let second = time.seconds
        if first == nil { first = second }
        if second > newest { turn(to: second) }
        counts[Int(floorModulo(newest))] += 1
        total += 1
    }

    /// Messages a second up to `time`; nil until there is a whole minute to count.
    func value(at time: Timestamp) -> Double? {
        let now = max(time.seconds, newest)
        guard let first, now - first >= Self.window else { return nil }
        let gone = min(now - newest, Self.window)
        var count = total
        for step in 0..<gone { count -= counts[Int(floorModulo(newest + 1 + step))] }
        return Double(count) / Double(Self.window)
    }

    private mutating func turn(to second: Int64) {
        let steps = newest == .min ? Self.window : min(second - newest, Self.window)
        if steps == Self.window {
            for index in counts.indices { counts[index] = 0 }
            total = 0
        } else {
            for step in 1...steps {
                let index = Int(floorModulo(newest + step))
                total -= counts[index]
                counts[index] = 0
            }
        }
        newest = second
    }

    private func floorModulo(_ second: Int64) -> Int64 { second - floorDivide(second, Self.window) * Self.window }
}
