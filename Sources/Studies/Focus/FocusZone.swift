import Market

/// Entry zone, stop and targets around a price, in points, before they are put on ticks.
package struct FocusZone: Hashable {
    /// How far the side's waves must go over the other's to be strong.
    package static let strongWave = 1.5
    /// How far the zone reaches to the far side of the price, in ranges: where the side's waves are strong, and else.
    package static let depths = (strong: 0.5, usual: 0.75)
    /// How far it reaches beyond the price, in depths.
    package static let beyond = 0.3
    /// From the middle of the zone, in ranges.
    package static let stopDistance = 1.5
    package static let targetDistances = [2, 3.5]

    let entryLow, entryHigh: Double
    let stop: Double
    let targets: [Double]
    /// Mean speed of the side's waves over that of the other's; nil without a side, or where one side has no wave.
    package let strength: Double?
    /// How far it reaches to the far side of the price, in ranges; nil without a side.
    package let depth: Double?
    /// The middle of the zone.
    package var middle: Double { (entryLow + entryHigh) / 2 }

    /// The zone reaches half a range to the far side of the price where the side's waves are strong, else 0.75, and 0.3 of
    /// that beyond it. From the zone's middle the stop is 1.5 ranges away, the targets 2 and 3.5.
    ///
    /// Nil without a side, or without a range. By the original's rules, which take buyers' waves over sellers' for both
    /// sides, shorts hardly ever have the narrow zone; and neither side has a zone of a range, with a stop as for a long.
    package init?(_ inputs: FocusInputs, side: Int, rules: InsightRules = .standard) {
        guard let range = inputs.range else { return nil }
        let price = inputs.points
        guard side != 0 else {
            guard rules == .original else { return nil }
            (entryLow, entryHigh, stop) = (price - range, price + range, price - 2 * range)
            targets = Self.targetDistances.map { price + $0 * range }
            (strength, depth) = (nil, nil)
            return
        }
        let sign = Double(side)
        strength = inputs.wave?.ratio.map { side > 0 || rules == .original ? $0 : 1 / $0 }
        let depth = strength ?? 1 > Self.strongWave ? Self.depths.strong : Self.depths.usual
        self.depth = depth
        let width = range * depth
        let (far, near) = (price - sign * width, price + sign * Self.beyond * width)
        (entryLow, entryHigh) = (min(far, near), max(far, near))
        let middle = (far + near) / 2
        stop = middle - sign * Self.stopDistance * range
        targets = Self.targetDistances.map { middle + sign * $0 * range }
    }

    /// On ticks, never better than reckoned: the stop is rounded away from the zone, the targets toward it.
    func levels(_ spec: ContractSpec, side: Int) -> FocusPlan.Levels {
        func ticks(_ points: Double, _ rule: FloatingPointRoundingRule) -> Price {
            Price(ticks: Int((points * Double(spec.tick.denominator) / Double(spec.tick.numerator)).rounded(rule)))
        }
        let away: FloatingPointRoundingRule = side > 0 ? .down : .up
        let low = ticks(entryLow, .toNearestOrAwayFromZero)
        let high = ticks(entryHigh, .toNearestOrAwayFromZero)
        let entry = side > 0 ? high : low
        let stop = ticks(stop, away)
        let risk = Double(abs(entry - stop))
        let targets = targets.map { points in
            let price = ticks(points, away)
            return FocusPlan.Target(price: price, reward: risk > 0 ? Double(side * (price - entry)) / risk : 0)
        }
        return FocusPlan.Levels(entryLow: low, entryHigh: high, stop: stop, targets: targets, entry: entry)
    }
}
