/// One of the two ways in which ranges and price changes are smoothed.
enum Smoothing: Hashable, Codable, Sendable {
    /// Weight 1 / length, started from a mean.
    case wilder(WilderAverage)
    /// Weight 2 / (length + 1), started from the first value.
    case exponential(ExponentialAverage)

    static let parameter = StudyParameter(
        "smoothing", .choice(["wilder", "exponential"]), standard: 0,
        "Wilder's average, or an exponential one that starts with its first value")

    init(_ setup: StudySetup, length: Int) {
        self =
            setup.whole(Self.parameter) == 0
            ? .wilder(WilderAverage(length: length)) : .exponential(ExponentialAverage(length: length, seed: 1))
    }

    var length: Int {
        switch self {
        case .wilder(let average): average.length
        case .exponential(let average): average.length
        }
    }

    var value: Double? {
        switch self {
        case .wilder(let average): average.value
        case .exponential(let average): average.value
        }
    }

    mutating func add(_ value: Double) {
        switch self {
        case .wilder(var average):
            average.add(value)
            self = .wilder(average)
        case .exponential(var average):
            average.add(value)
            self = .exponential(average)
        }
    }
}
