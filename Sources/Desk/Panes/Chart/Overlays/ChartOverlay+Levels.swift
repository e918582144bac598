extension ChartOverlay {
    package static let priorDay = ChartOverlay(
        "prior_day", "prior day", .levels, isStandard: true,
        levels: { source in
            guard let previous = source.instrument.previousDay else { return [] }
            return source.price("PDH", previous.high, rank: 2) + source.price("PDL", previous.low, rank: 2)
        })

    static let valueArea = ChartOverlay(
        "value_area", "POC, VAH, VAL", .levels, isStandard: true,
        levels: { source in
            guard let area = source.instrument.profile?.area else { return [] }
            return source.price("POC", area.control, rank: 3) + source.price("VAH", area.high, rank: 3)
                + source.price("VAL", area.low, rank: 3)
        })

    package static let pivots = ChartOverlay(
        "pivots", "pivots", .levels,
        levels: { source in
            guard let pivots = source.instrument.previousDay?.pivots else { return [] }
            return [
                ("P", pivots.pivot), ("R1", pivots.r1), ("S1", pivots.s1), ("R2", pivots.r2), ("S2", pivots.s2),
                ("R3", pivots.r3), ("S3", pivots.s3),
            ].flatMap { source.price($0, source.spec.price(points: $1), rank: 3) }
        })

    static let sessions = ChartOverlay(
        "sessions", "session highs, lows", .levels,
        levels: { source in
            [
                ("ASH", "asia_high"), ("ASL", "asia_low"), ("LOH", "london_high"), ("LOL", "london_low"),
                ("NYH", "ny_high"), ("NYL", "ny_low"),
            ].flatMap { source.study($0, "session_levels.\($1)", rank: 3) }
        })

    static let openingRange = ChartOverlay(
        "opening_range", "opening range", .levels,
        levels: { $0.study("ORH", "opening.high", rank: 3) + $0.study("ORL", "opening.low", rank: 3) })

    static let initialBalance = ChartOverlay(
        "initial_balance", "initial balance", .levels,
        levels: { $0.study("IBH", "balance.high", rank: 3) + $0.study("IBL", "balance.low", rank: 3) })

    static let nakedControls = ChartOverlay(
        "naked_poc", "naked POCs", .levels,
        levels: {
            $0.study("nPOC", "profile.naked_above", rank: 3) + $0.study("nPOC", "profile.naked_below", rank: 3)
        })

    static let volumeNodes = ChartOverlay(
        "volume_nodes", "high, low volume nodes", .levels,
        levels: { source in
            (source.instrument.profile?.nodes ?? []).flatMap {
                source.price($0.isHigh ? "HVN" : "LVN", $0.price, rank: 3)
            }
        })
}
