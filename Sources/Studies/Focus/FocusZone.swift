import Market

/// Entry zone, stop and targets around a price, in points, before they are put on ticks.
struct FocusZone: Hashable {
    private static let strongWave = 1.5

    let entryLow, entryHigh: Double
    let stop: Double
    let targets: [Double]

    /// Half the width is 0.5 ranges where the side's waves are strong, else 0.75; the zone lies on the far side of the price
    /// and reaches 0.3 of it beyond. From the zone's middle the stop is 1.5 ranges away, the targets 2 and 3.5.
    ///
    /// Nil without a side, or without a range. By the original's rules, which take buyers' waves over sellers' for both
    /// sides, shorts hardly ever have the narrow zone; and neither side has a zone of a range, with a stop as for a long.
    init?(_ inputs: FocusInputs, side: Int, rules: InsightRules = .standard) {
        guard let range = inputs.range else { return nil }
        let price = inputs.points
        guard side != 0 else {
            guard rules == .original else { return nil }
            (entryLow, entryHigh, stop) = (price - range, price + range, price - 2 * range)
            targets = [price + 2 * range, price + 3.5 * range]
            return
        }
        let sign = Double(side)
        let ratio = inputs.wave?.ratio ?? 1
        let strength = side > 0 || rules == .original ? ratio : 1 / ratio
        let width = range * (strength > Self.strongWave ? 0.5 : 0.75)
        let (far, near) = (price - sign * width, price + sign * 0.3 * width)
        (entryLow, entryHigh) = (min(far, near), max(far, near))
        let middle = (far + near) / 2
        stop = middle - sign * 1.5 * range
        targets = [middle + sign * 2 * range, middle + sign * 3.5 * range]
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
