import Market

/// An average true range in points, smoothed in one of three ways.
struct RangeAverage: Hashable, Codable, Sendable {
    /// How the ranges are averaged.
    enum Smoothing: String, Hashable, Codable, Sendable {
        /// Wilder's as in TA-Lib: the first bar lends its close, the first value is a mean of `length` ranges.
        case wilder
        /// Wilder's with the first bar's high − low counted, and a growing mean before there are `length` ranges.
        case wilderFromFirstBar
        /// Weight 2 / (length + 1), started at the first bar's high − low.
        case exponentialFromFirstBar
    }

    private let tick: TickSize
    private let smoothing: Smoothing
    private let length: Int
    private var previousClose: Price?
    private var count = 0
    /// Of the last range in the average.
    private var weight = 1.0
    /// In ticks.
    private var average = 0.0

    init(length: Int = 14, smoothing: Smoothing = .wilder, tick: TickSize) {
        self.length = max(1, length)
        self.smoothing = smoothing
        self.tick = tick
    }

    /// The average after the last closed bar.
    var value: Double? { isSettled ? tick.points(ticks: average) : nil }

    /// Takes a closed bar.
    mutating func add(_ bar: Bar) {
        defer { previousClose = bar.close }
        if previousClose == nil, smoothing == .wilder { return }
        let close = previousClose ?? bar.high
        let range = Double(max(bar.high, close) - min(bar.low, close))
        count += 1
        // Constant from then on.
        if count <= max(2, length) { weight = weight(count) }
        average += (range - average) * weight
    }

    private var isSettled: Bool { smoothing == .wilder ? count >= length : count > 0 }

    private func weight(_ count: Int) -> Double {
        switch smoothing {
        case .wilder, .wilderFromFirstBar: 1 / Double(min(count, length))
        case .exponentialFromFirstBar: count == 1 ? 1 : 2 / Double(length + 1)
        }
    }
}
