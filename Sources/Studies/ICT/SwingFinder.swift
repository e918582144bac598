import Market

/// Finds swings: a bar whose high is the highest of `left` bars before and `right` bars after it. They are known `right`
/// bars late, and said only then.
package struct SwingFinder: Hashable, Codable, Sendable {
    package let left: Int
    package let right: Int
    private let allowsTies: Bool
    private var spans: RollingWindow<BarSpan>

    /// - Parameter allowsTies: every bar of a level stretch is a swing; else only its first.
    package init(left: Int, right: Int, allowsTies: Bool = false) {
        self.left = max(1, left)
        self.right = max(1, right)
        self.allowsTies = allowsTies
        spans = RollingWindow(length: self.left + self.right + 1)
    }

    /// Takes a bar's prices; tells whether the bar `right` bars before it is a swing.
    package mutating func add(high: Price, low: Price) -> (isHigh: Bool, isLow: Bool) {
        spans.add(BarSpan(high: high.ticks, low: low.ticks))
        guard spans.isFull else { return (false, false) }
        let middle = spans[left]
        // Mostly it is neither: one look at all, without branches that could be guessed wrong, tells.
        var (high, low) = (middle.high, middle.low)
        for span in spans.unordered {
            high = max(high, span.high)
            low = min(low, span.low)
        }
        return (
            middle.high == high && (allowsTies || !isReachedBefore(middle.high) { $0.high }),
            middle.low == low && (allowsTies || !isReachedBefore(middle.low) { $0.low })
        )
    }

    /// A bar before the middle one is as far out.
    @inline(__always)
    private func isReachedBefore(_ price: Int, _ edge: (BarSpan) -> Int) -> Bool {
        for place in 0..<left where edge(spans[place]) == price { return true }
        return false
    }
}
