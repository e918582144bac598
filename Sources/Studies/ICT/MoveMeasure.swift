import Market

/// Average true range in ticks, smoothed as Wilder does or exponentially.
struct MoveMeasure: Hashable, Codable, Sendable {
    static let smoothing = StudyParameter(
        "smoothing", .choice(["wilder", "exponential"]), standard: 0,
        "how true ranges are averaged; exponential starts with the first bar's range")
    static let length = StudyParameter.length("range", 14, "bars of the average true range")
    /// Whether a move is measured against ranges that hold the move itself.
    static let measure = StudyParameter(
        "measure", .choice(["before", "with"]), standard: 0,
        "whether a bar is measured by the average true range before it, or with it")

    private let length: Int
    private let isWilder: Bool
    private let measuresWith: Bool
    private var average: Double?
    private var sum = 0.0
    private var count = 0
    private var previousClose: Price?
    /// The average to measure the last bar by, in ticks; nil during warm-up.
    private(set) var value: Double?

    init(_ setup: StudySetup) {
        length = setup.whole(Self.length)
        isWilder = setup.whole(Self.smoothing) == 0
        measuresWith = setup.whole(Self.measure) == 1
    }

    mutating func add(_ bar: Bar) {
        let before = average
        let reach = Double(max(bar.high, previousClose ?? bar.high) - min(bar.low, previousClose ?? bar.low))
        if isWilder {
            // As in TA-Lib the first bar only lends its close.
            if previousClose != nil { addWilder(reach) }
        } else {
            let weight = 2 / Double(length + 1)
            average = average.map { $0 + weight * (reach - $0) } ?? reach
        }
        previousClose = bar.close
        value = measuresWith ? average : before
    }

    private mutating func addWilder(_ reach: Double) {
        if let average {
            self.average = average + (reach - average) / Double(length)
            return
        }
        sum += reach
        count += 1
        if count == length { average = sum / Double(length) }
    }
}
