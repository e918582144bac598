import Market

/// Finds swings: a bar whose high is the highest of `left` bars before and `right` bars after it. They are known `right`
/// bars late, and said only then.
package struct SwingFinder: Hashable, Codable, Sendable {
    package let left: Int
    package let right: Int
    private let allowsTies: Bool
    private var highs: RollingWindow<Price>
    private var lows: RollingWindow<Price>

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
        highs.add(high)
        lows.add(low)
        guard highs.isFull else { return (false, false) }
        return (stands(highs, isHigh: true), stands(lows, isHigh: false))
    }

    private func stands(_ window: RollingWindow<Price>, isHigh: Bool) -> Bool {
        let price = window[left]
        for place in 0..<window.count where place != left {
            let other = window[place]
            if isHigh ? other > price : other < price { return false }
            if !allowsTies, place < left, other == price { return false }
        }
        return true
    }
}
