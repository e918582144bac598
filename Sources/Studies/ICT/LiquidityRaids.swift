import Market

/// Levels of liquidity that were traded through and may turn out to be swept, and the last that were.
struct LiquidityRaids: Hashable, Codable, Sendable {
    private static let kept = 32

    /// How far a level that was traded through has come.
    private struct Raid: Hashable, Codable, Sendable {
        let level: StudyLevel.Key
        var extreme: Price
        let firstBar: Int
    }

    private let reversal: Double
    private let patience: Int
    private let rearms: Bool
    /// A few at most.
    private var open: [Raid] = []
    /// The last sweeps, oldest first.
    private(set) var sweeps: [Liquidity.Sweep] = []

    /// - Parameters:
    ///   - reversal: turn from the extreme to the close, in average true ranges.
    ///   - patience: bars, the one that trades through included, in which it must turn back.
    ///   - rearms: whether a level stands again after it was traded through without a sweep.
    init(reversal: Double, patience: Int, rearms: Bool) {
        self.reversal = reversal
        self.patience = patience
        self.rearms = rearms
    }

    var areOpen: Bool { !open.isEmpty }

    /// Lets a bar act on a level.
    /// - Parameters:
    ///   - count: bars before it.
    ///   - margin: ticks beyond which a level is traded through.
    ///   - unit: average true range in ticks; nil during warm-up.
    mutating func act(on level: inout StudyLevel, _ bar: Bar, count: Int, margin: Int, unit: Double?) {
        let isBuySide = !level.isBullish
        let edge = isBuySide ? level.high : level.low
        let reached = isBuySide ? bar.high.ticks - edge.ticks : edge.ticks - bar.low.ticks
        if reached >= 0, level.testedAt == nil { level.testedAt = bar.time }
        // Most levels are neither under raid nor reached: then the raids need not be searched.
        guard level.filledAt != nil || reached > margin else { return }
        let key = level.key
        var place = open.firstIndex { $0.level == key }
        if place == nil, reached > margin {
            level.filledAt = level.filledAt ?? bar.time
            place = open.count
            open.append(Raid(level: key, extreme: edge, firstBar: count))
        }
        guard let place else { return }
        open[place].extreme =
            isBuySide ? max(open[place].extreme, bar.high) : min(open[place].extreme, bar.low)
        let raid = open[place]
        let isInside = isBuySide ? bar.close < edge : bar.close > edge
        let turn = abs(raid.extreme.ticks - bar.close.ticks)
        if isInside, let unit, unit > 0, Double(turn) >= reversal * unit {
            level.finish(.swept, at: bar.time)
            sweeps.append(
                Liquidity.Sweep(
                    level: level, extreme: raid.extreme, reversal: turn, strength: Double(turn) / unit,
                    sweptAt: bar.time, sweptBar: count), keeping: Self.kept)
        } else if count - raid.firstBar + 1 >= patience {
            open.remove(at: place)
            let isBeyond = isBuySide ? bar.close > edge : bar.close < edge
            if !rearms { level.finish(isBeyond ? .broken : .taken, at: bar.time) }
        }
    }

    /// Forgets the raids on levels that are over.
    mutating func forget(_ levels: [StudyLevel]) {
        guard !open.isEmpty else { return }
        for level in levels { open.removeAll { $0.level == level.key } }
    }
}
