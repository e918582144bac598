/// Wilder's relative strength of closes, 0 to 100: 50 before there are `length` changes and where price stood still.
struct WilderStrength: Hashable, Codable, Sendable {
    private var gains: WilderAverage
    private var losses: WilderAverage
    private var previous: Int?

    init(length: Int = 14) {
        gains = WilderAverage(length: length)
        losses = WilderAverage(length: length)
    }

    var value: Double {
        guard let gain = gains.value, let loss = losses.value, gain + loss > 0 else { return 50 }
        return 100 * gain / (gain + loss)
    }

    /// Takes a close in ticks.
    mutating func add(_ close: Int) {
        if let previous {
            gains.add(Double(max(0, close - previous)))
            losses.add(Double(max(0, previous - close)))
        }
        previous = close
    }
}
