/// Exact sums of the last `length` whole numbers, of their squares, and of each times its place (1 is the oldest). They
/// wrap around instead of trapping, and are right again when what made them too large has left the window.
///
/// Values are kept as distances from the first one, so that squares stay small.
struct RollingMoments: Hashable, Codable, Sendable {
    private var window: RollingWindow<Int>
    private var anchor: Int?
    private var sum = 0
    private var squares = 0
    private var weighted = 0

    init(length: Int) { window = RollingWindow(length: length) }

    var length: Int { window.length }
    var isFull: Bool { window.isFull }

    mutating func add(_ value: Int) {
        let origin = anchor ?? value
        anchor = origin
        let distance = value &- origin
        if window.isFull {
            // Every place moves one down before the new value takes the last.
            weighted = weighted &- sum &+ length &* distance
        } else {
            weighted = weighted &+ (window.count + 1) &* distance
        }
        let oldest = window.add(distance) ?? 0
        sum = sum &+ distance &- oldest
        squares = squares &+ distance &* distance &- oldest &* oldest
    }

    /// The mean; nil before the window is full.
    var mean: Double? {
        guard isFull, let anchor else { return nil }
        return Double(anchor) + Double(sum) / Double(length)
    }

    /// The mean with the weights 1 (oldest) to `length`; nil before the window is full.
    var weightedMean: Double? {
        guard isFull, let anchor else { return nil }
        return Double(anchor) + Double(weighted) / Double(length * (length + 1) / 2)
    }

    /// Standard deviation of the whole window, not of a sample; nil before the window is full.
    var deviation: Double? {
        guard isFull else { return nil }
        return Double(max(0, spread)).squareRoot() / Double(length)
    }

    /// The line of least squares; nil before the window is full, and for windows of one value.
    var line: Line? {
        guard let mean, length > 1 else { return nil }
        let count = length
        // count²·(count² − 1)/12 is count × the sum of squared distances of the places from their mean.
        let places = count * count * (count * count - 1) / 12
        let shared = 2 &* count &* weighted &- count &* (count + 1) &* sum
        let slope = Double(shared) / 2 / Double(places)
        let explained = slope * Double(shared) / 2
        let total = Double(max(0, spread))
        let residue = max(0, total - explained)
        return Line(
            end: mean + slope * Double(count - 1) / 2, slope: slope,
            determination: total > 0 ? min(1, explained / total) : nil, deviation: residue.squareRoot() / Double(count))
    }

    /// `length` × the sum of squared distances from the mean.
    private var spread: Int { length &* squares &- sum &* sum }

    /// A line through a window.
    struct Line: Hashable, Sendable {
        /// Its height at the newest value.
        var end: Double
        /// Change from one value to the next.
        var slope: Double
        /// Share of the values' variance that it explains, 0 to 1; nil where the values do not vary.
        var determination: Double?
        /// Standard deviation of the values around it.
        var deviation: Double
    }
}
