/// Levels of longer periods and of other families of pivots.
extension ChartOverlay {
    static let priorPeriods = ChartOverlay(
        "prior_periods", "prior week, month", .levels,
        levels: { source in
            named(
                [
                    ("PWH", "previous.week_high"), ("PWL", "previous.week_low"), ("PMH", "previous.month_high"),
                    ("PML", "previous.month_low"),
                ], source)
        })

    static let fibonacciPivots = ChartOverlay(
        "pivots_fibonacci", "pivots, Fibonacci", .levels,
        levels: { named(family("f", "fib", 3) + [("P", "pivots.floor_p")], $0) })

    static let camarillaPivots = ChartOverlay(
        "pivots_camarilla", "pivots, Camarilla", .levels, levels: { named(family("c", "cam", 4), $0) })

    static let woodiePivots = ChartOverlay(
        "pivots_woodie", "pivots, Woodie", .levels,
        levels: { named(family("w", "woodie", 2) + [("wP", "pivots.woodie_p")], $0) })

    static let centralRange = ChartOverlay(
        "central_range", "central pivot range", .levels,
        levels: { named([("CPRt", "pivots.cpr_top"), ("CPRb", "pivots.cpr_bottom")], $0) })

    /// `cR3` for `pivots.cam_r3`, and so on.
    private static func family(_ letter: String, _ name: String, _ count: Int) -> [(String, String)] {
        (1...count).flatMap { number in
            ["r", "s"].map { ("\(letter)\($0.uppercased())\(number)", "pivots.\(name)_\($0)\(number)") }
        }
    }

    private static func named(_ levels: [(name: String, field: String)], _ source: ChartSource) -> [ChartLevel] {
        levels.flatMap { source.study($0.name, $0.field, rank: 3) }
    }
}
