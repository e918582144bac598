/// The exact sum of the last `length` whole numbers: ticks or contracts, so that nothing drifts. Sums wrap around instead
/// of trapping, and are right again when what made them too large has left the window.
struct RollingSum: Hashable, Codable, Sendable {
    private var window: RollingWindow<Int>
    private(set) var sum = 0

    init(length: Int) { window = RollingWindow(length: length) }

    var length: Int { window.length }
    var isFull: Bool { window.isFull }
    /// The mean; nil before the window is full.
    var mean: Double? { isFull ? Double(sum) / Double(length) : nil }

    mutating func add(_ value: Int) { sum = sum &+ value &- (window.add(value) ?? 0) }
}
