import Market

/// The levels of a study that still stand, and the last few that are over. Bounded: a level ends by its rule, by age, or
/// when too many younger ones stand.
package struct LevelBook: Hashable, Codable, Sendable {
    package static let kept = 4

    /// Oldest first.
    package private(set) var live: [StudyLevel] = []
    /// The last ones that ended, oldest first.
    package private(set) var ended: [StudyLevel] = []
    /// Those that ended with the last bar.
    package private(set) var endedNow: [StudyLevel] = []

    private let capacity: Int
    private let age: Int
    private var reach = Reach()

    /// Where and when a bar may change something. It is not narrowed at once when a level ends.
    private struct Reach: Hashable, Codable, Sendable {
        /// Ticks up to which levels lie that hold from below, and from which on those that hold from above.
        private var floor = Int.min
        private var ceiling = Int.max
        /// The bar at which the oldest level was confirmed.
        private(set) var oldest = Int.max

        mutating func include(_ level: StudyLevel) {
            if level.isBullish {
                floor = max(floor, level.high.ticks)
            } else {
                ceiling = min(ceiling, level.low.ticks)
            }
            oldest = min(oldest, level.confirmedBar)
        }

        func includes(_ bar: Bar) -> Bool { bar.low.ticks <= floor || bar.high.ticks >= ceiling }
    }

    /// - Parameters:
    ///   - capacity: most levels that stand.
    ///   - age: bars after its confirmation at which a level expires.
    init(capacity: Int, age: Int) {
        self.capacity = max(1, capacity)
        self.age = age
    }

    /// Begins a bar: what ended before is no longer new.
    mutating func begin() {
        if !endedNow.isEmpty { endedNow.removeAll(keepingCapacity: true) }
    }

    /// Lets a bar act on every level and takes out those that are over. A bar that reaches none is let by.
    /// - Parameter actsFromAfar: whether it acts also on levels that it does not reach.
    mutating func pass(_ bar: Bar, count: Int, actsFromAfar: Bool = false, _ act: (inout StudyLevel) -> Void) {
        guard actsFromAfar || reach.includes(bar) || count - reach.oldest >= age else { return }
        let age = age
        var reach = Reach()
        let hasEnded = live.withUnsafeMutableBufferPointer { live in
            var hasEnded = false
            for index in live.indices {
                act(&live[index])
                if count - live[index].confirmedBar >= age { live[index].finish(.expired, at: bar.time) }
                if live[index].isLive { reach.include(live[index]) } else { hasEnded = true }
            }
            return hasEnded
        }
        self.reach = reach
        if hasEnded { takeOut() }
    }

    /// How many stand that are of a kind, filled ones not counted where `isOpen`.
    func count(_ kind: StudyLevel.Kind, isOpen: Bool = false) -> Int {
        var count = 0
        for place in live.indices where live[place].kind == kind && !(isOpen && live[place].filledAt != nil) {
            count += 1
        }
        return count
    }

    /// How many stand that were filled.
    var filledCount: Int {
        var count = 0
        for place in live.indices where live[place].filledAt != nil { count += 1 }
        return count
    }

    /// The low of the oldest that stands of a kind.
    func low(of kind: StudyLevel.Kind) -> Price? {
        for place in live.indices where live[place].kind == kind { return live[place].low }
        return nil
    }

    /// Takes a level; the oldest makes room.
    mutating func add(_ level: StudyLevel) {
        live.appendTightly(level)
        reach.include(level)
        if live.count > capacity { live[0].finish(.crowded, at: level.confirmedAt) }
        if !level.isLive || live.count > capacity { takeOut() }
    }

    /// Ends levels outside of a pass.
    mutating func finish(_ reason: StudyLevel.End, at time: Timestamp, where isMeant: (StudyLevel) -> Bool) {
        var hasEnded = false
        for index in live.indices where isMeant(live[index]) {
            live[index].finish(reason, at: time)
            hasEnded = true
        }
        if hasEnded { takeOut() }
    }

    private mutating func takeOut() {
        for place in live.indices where !live[place].isLive {
            endedNow.append(live[place])
            ended.append(live[place], keeping: Self.kept)
        }
        live.removeAll { !$0.isLive }
    }

    /// The place in `live` of the nearest level that a price is above (bullish) or below (bearish), of those that are not
    /// filled: a level is large, and copying it costs more than looking at it.
    func placeOfNearest(bullish: Bool, to price: Price, countsInverse: Bool = true) -> Int? {
        var best: Int?
        var edge = price
        live.withUnsafeBufferPointer { live in
            for place in live.indices {
                guard live[place].isBullish == bullish, live[place].filledAt == nil else { continue }
                let near = bullish ? live[place].high : live[place].low
                guard bullish ? live[place].low <= price : live[place].high >= price else { continue }
                if best != nil, bullish ? near <= edge : near >= edge { continue }
                if live[place].kind == .inverseGap, !countsInverse { continue }
                best = place
                edge = near
            }
        }
        return best
    }
}
