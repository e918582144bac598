/// The finished waves that still count, with their averages.
struct WaveBook: Hashable, Codable, Sendable {
    /// One run of price on one side of its average.
    struct Wave: Hashable, Codable, Sendable {
        /// Greatest running speed of a buyers' wave, least of a sellers'.
        var peak: Double
        /// Bars from its first to the one that ended it.
        var length: Int
        /// Number of the bar that ended it.
        var end: Int
    }

    /// The waves of one side.
    struct Side: Hashable, Codable, Sendable {
        fileprivate(set) var waves: [Wave] = []
        fileprivate(set) var average: Double?
        /// The peak furthest from zero, on this side's sign.
        fileprivate(set) var extreme: Double?

        fileprivate mutating func append(
            _ wave: Wave, keeping most: Int, _ further: (Double, Double) -> Double
        ) {
            waves.appendTightly(wave)
            if waves.count > most { waves.removeFirst() }
            measure(further)
        }

        fileprivate mutating func drop(_ further: (Double, Double) -> Double) {
            waves.removeFirst()
            measure(further)
        }

        private mutating func measure(_ further: (Double, Double) -> Double) {
            guard let first = waves.first else {
                average = nil
                extreme = nil
                return
            }
            average = waves.reduce(0) { $0 + $1.peak } / Double(waves.count)
            extreme = waves.reduce(first.peak) { further($0, $1.peak) }
        }
    }

    private let rules: InsightRules
    private let lookback: Int
    private(set) var bulls = Side()
    private(set) var bears = Side()
    /// The bar at which the oldest wave ends to count.
    private var expiry = Int.max

    /// - Parameter lookback: bars in which a wave must have ended to count; under the original's rules waves a side.
    init(lookback: Int, rules: InsightRules) {
        self.lookback = max(1, lookback)
        self.rules = rules
    }

    mutating func add(_ wave: Wave, isBull: Bool) {
        let most = rules == .original ? lookback : .max
        if isBull { bulls.append(wave, keeping: most, max) } else { bears.append(wave, keeping: most, min) }
        expiry = min(expiry, wave.end + lookback)
    }

    /// Forgets what ended too long ago.
    mutating func expire(at bar: Int) {
        guard bar >= expiry, rules == .standard else { return }
        while let wave = bulls.waves.first, bar - wave.end >= lookback { bulls.drop(max) }
        while let wave = bears.waves.first, bar - wave.end >= lookback { bears.drop(min) }
        let oldest = [bulls.waves.first?.end, bears.waves.first?.end].compactMap { $0 }.min()
        expiry = oldest.map { $0 + lookback } ?? .max
    }
}
