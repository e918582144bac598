import Market

/// Finds swings: a bar whose high is the highest of `left` bars before and `right` bars after it. They are known `right`
/// bars late, and said only then.
package struct SwingFinder: Hashable, Codable, Sendable {
    package let left: Int
    package let right: Int
    private let allowsTies: Bool
    /// In ticks.
    private var highs: RollingWindow<Int>
    private var lows: RollingWindow<Int>

    /// - Parameter allowsTies: every bar of a level stretch is a swing; else only its first.
    package init(left: Int, right: Int, allowsTies: Bool = false) {
        self.left = max(1, left)
        self.right = max(1, right)
        self.allowsTies = allowsTies
        highs = RollingWindow(length: self.left + self.right + 1)
        lows = RollingWindow(length: self.left + self.right + 1)
    }

    /// Takes a bar's prices; tells whether the bar `right` bars before it is a swing.
    package mutating func add(high: Price, low: Price) -> (isHigh: Bool, isLow: Bool) {
        highs.add(high.ticks)
        lows.add(low.ticks)
        guard highs.isFull else { return (false, false) }
        return (stands(highs, isHigh: true), stands(lows, isHigh: false))
    }

    private func stands(_ window: RollingWindow<Int>, isHigh: Bool) -> Bool {
        let price = window[left]
        // From its neighbours outward: what is no swing mostly fails there.
        for place in stride(from: left - 1, through: 0, by: -1) {
            let other = window[place]
            if isHigh ? other > price : other < price { return false }
            if !allowsTies, other == price { return false }
        }
        for place in left + 1..<window.count {
            let other = window[place]
            if isHigh ? other > price : other < price { return false }
        }
        return true
    }
}
