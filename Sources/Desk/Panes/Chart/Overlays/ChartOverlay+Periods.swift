/// Levels of longer periods and of other families of pivots.
extension ChartOverlay {
    static let priorPeriods = ChartOverlay(
        "prior_periods", "prior week, month", .levels, levels: { named(StudyPrice.priorPeriods, $0) })

    static let fibonacciPivots = ChartOverlay(
        "pivots_fibonacci", "pivots, Fibonacci", .levels,
        levels: { named(StudyPrice.fibonacciPivots, $0) + $0.study("P", "pivots.floor_p", rank: 3) })

    static let camarillaPivots = ChartOverlay(
        "pivots_camarilla", "pivots, Camarilla", .levels, levels: { named(StudyPrice.camarillaPivots, $0) })

    static let woodiePivots = ChartOverlay(
        "pivots_woodie", "pivots, Woodie", .levels, levels: { named(StudyPrice.woodiePivots, $0) })

    static let centralRange = ChartOverlay(
        "central_range", "central pivot range", .levels, levels: { named(StudyPrice.centralRange, $0) })

    private static func named(_ prices: [StudyPrice], _ source: ChartSource) -> [ChartLevel] {
        prices.flatMap { source.study($0.name, $0.field, rank: 3) }
    }
}
