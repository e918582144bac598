import Market
import Studies

extension ChartOverlay {
    /// Zones of a kind on either side of the price; more would cover the chart.
    private static let zonesEachSide = 3

    static let gaps = ChartOverlay(
        "gaps", "fair value gaps", .zones, isStandard: true, zones: { open("fvg", [.fairValueGap, .inverseGap], $0) })

    static let blocks = ChartOverlay(
        "order_blocks", "order blocks", .zones, zones: { open("order_blocks", [.orderBlock], $0) })

    static let breakers = ChartOverlay("breakers", "breakers", .zones, zones: { open("order_blocks", [.breaker], $0) })

    static let entryZone = ChartOverlay(
        "dealing_range", "premium, discount, OTE", .zones,
        levels: { source in
            source.study("DRH", "dealing_range.high", rank: 3) + source.study("EQ", "dealing_range.middle", rank: 3)
                + source.study("DRL", "dealing_range.low", rank: 3)
        },
        zones: { open("dealing_range", [.tradeEntry], $0) })

    private static func open(_ study: String, _ kinds: [StudyLevel.Kind], _ picture: ChartPicture) -> [ChartZone] {
        let spec = picture.instrument.spec
        let levels = picture.frame.openLevels(of: study, near: picture.instrument.last?.price, each: zonesEachSide)
        return levels.filter { kinds.contains($0.kind) }.map { level in
            let short = "\(level.kind.name) \(level.isBullish ? "↑" : "↓")"
            let bounds = level.bounds(spec, picture.facts.numbers)
            return ChartZone(
                low: spec.points(level.low), high: spec.points(level.high), from: level.formedAt,
                isBullish: level.isBullish, names: ["\(short) \(bounds)", short])
        }
    }
}
