import Market

/// What is usual at a time of the day: for each half hour in New York the mean of past trading days, with the last ten
/// days weighing most. Half hours with fewer than two days behind them have the mean of everything.
struct ClockNorm: Hashable, Codable, Sendable {
    private static let slots = 48
    private static let days = 10.0
    /// Values after which the mean of everything forgets.
    private static let memory = 500.0

    private var means = [Double](repeating: 0, count: slots)
    private var counts = [Double](repeating: 0, count: slots)
    private var sumsToday = [Double](repeating: 0, count: slots)
    private var countsToday = [Double](repeating: 0, count: slots)
    private var clock = NewYorkClock()
    private var mean = 0.0
    private var count = 0.0

    /// The half hour of the New York day in which a bar starts.
    mutating func slot(of time: Timestamp) -> Int { clock.secondOfDay(at: time) / 1_800 }

    /// Whether past days tell what is usual in a half hour.
    func isKnown(slot: Int) -> Bool { counts[slot] >= 2 }

    /// What is usual in a half hour; nil before the first value.
    func usual(slot: Int) -> Double? {
        if isKnown(slot: slot) { return means[slot] }
        return count > 0 ? mean : nil
    }

    /// Takes a value of today, which does not change what counts as usual in its half hour before the day is over.
    mutating func add(_ value: Double, slot: Int) {
        sumsToday[slot] += value
        countsToday[slot] += 1
        count = min(count + 1, Self.memory)
        mean += (value - mean) / count
    }

    /// Takes today into the means.
    mutating func endDay() {
        for slot in 0..<Self.slots where countsToday[slot] > 0 {
            counts[slot] = min(counts[slot] + 1, Self.days)
            means[slot] += (sumsToday[slot] / countsToday[slot] - means[slot]) / counts[slot]
            sumsToday[slot] = 0
            countsToday[slot] = 0
        }
    }
}
