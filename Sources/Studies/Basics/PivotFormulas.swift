/// The formulas of pivots, in points. Sources: floor traders' tradition; J. Person, A Complete Guide to Technical Trading
/// Tactics (2004) for Fibonacci and Woodie; N. Scott's Camarilla equation (1989); the central pivot range as drawn by
/// F. Ochoa, Secrets of a Pivot Boss (2010).
enum PivotFormulas {
    static let fields: [StudyField] =
        [StudyField("floor_p", .price, "(high + low + close) / 3")] + pairs("floor", 3, "floor traders'")
        + pairs("fib", 3, "pivot ± 0.382, 0.618 and 1 range:") + pairs("cam", 4, "close ± 1.1 range / 12, 6, 4 and 2:")
        + [StudyField("woodie_p", .price, "(high + low + 2 close) / 4")] + pairs("woodie", 2, "Woodie's")
        + [
            StudyField("cpr_top", .price, "upper edge of the central range"),
            StudyField("cpr_bottom", .price, "lower edge of the central range"),
        ]

    /// In the order of `fields`.
    static func levels(high: Double, low: Double, close: Double) -> [Double] {
        let range = high - low
        let floor = Pivots(high: high, low: low, close: close)
        var levels = [floor.pivot, floor.r1, floor.s1, floor.r2, floor.s2, floor.r3, floor.s3]
        for share in [0.382, 0.618, 1] { levels += [floor.pivot + share * range, floor.pivot - share * range] }
        for divisor in [12.0, 6, 4, 2] { levels += [close + 1.1 * range / divisor, close - 1.1 * range / divisor] }
        let woodie = (high + low + 2 * close) / 4
        levels += [woodie, 2 * woodie - low, 2 * woodie - high, woodie + range, woodie - range]
        let middle = (high + low) / 2
        let mirrored = 2 * floor.pivot - middle
        return levels + [max(middle, mirrored), min(middle, mirrored)]
    }

    private static func pairs(_ family: String, _ count: Int, _ help: String) -> [StudyField] {
        (1...count).flatMap { number in
            [
                StudyField("\(family)_r\(number)", .price, "\(help) resistance \(number)"),
                StudyField("\(family)_s\(number)", .price, "\(help) support \(number)"),
            ]
        }
    }
}
