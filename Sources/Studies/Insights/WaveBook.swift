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
    }

    private let rules: InsightRules
    private let lookback: Int
    private(set) var bulls = Side()
    private(set) var bears = Side()

    /// - Parameter lookback: bars in which a wave must have ended to count; under the original's rules waves a side.
    init(lookback: Int, rules: InsightRules) {
        self.lookback = max(1, lookback)
        self.rules = rules
    }

    mutating func add(_ wave: Wave, isBull: Bool) {
        if isBull { append(wave, to: &bulls, max) } else { append(wave, to: &bears, min) }
    }

    /// Forgets what ended too long ago.
    mutating func expire(at bar: Int) {
        guard rules == .standard else { return }
        while !bulls.waves.isEmpty, bar - bulls.waves[0].end >= lookback { drop(&bulls, max) }
        while !bears.waves.isEmpty, bar - bears.waves[0].end >= lookback { drop(&bears, min) }
    }

    private func append(_ wave: Wave, to side: inout Side, _ further: (Double, Double) -> Double) {
        side.waves.appendTightly(wave)
        if rules == .original, side.waves.count > lookback { side.waves.removeFirst() }
        measure(&side, further)
    }

    private func drop(_ side: inout Side, _ further: (Double, Double) -> Double) {
        side.waves.removeFirst()
        measure(&side, further)
    }

    private func measure(_ side: inout Side, _ further: (Double, Double) -> Double) {
        guard let first = side.waves.first else {
            side.average = nil
            side.extreme = nil
            return
        }
        side.average = side.waves.reduce(0) { $0 + $1.peak } / Double(side.waves.count)
        side.extreme = side.waves.reduce(first.peak) { further($0, $1.peak) }
    }
}
