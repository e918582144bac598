import Market

/// Liquidity: stops rest beyond swing highs (buy side) and lows (sell side), more of them beyond equal ones. A sweep takes
/// them and turns back.
package struct Liquidity: LevelStudy {
    private static let swing = StudyParameter("swing", .whole(1...100), standard: 5, "bars on each side of a swing")
    private static let apart = StudyParameter(
        "apart", .whole(0...100), standard: 0, "fewest bars between swings of a kind")
    private static let ties = StudyParameter(
        "ties", .choice(["first", "all"]), standard: 0, "which bars of a level stretch are swings")
    private static let equal = StudyParameter(
        "equal", .number(0...2), standard: 0.1,
        "distance in average true ranges within which swings are equal, and beyond which a level is traded through; "
            + "0 keeps every swing apart")
    private static let reversal = StudyParameter(
        "reversal", .number(0...10), standard: 0.5, "turn from the extreme to the close, in average true ranges")
    private static let patience = StudyParameter(
        "patience", .whole(1...100), standard: 3,
        "bars, the one that trades through included, in which it must turn back")
    private static let rearms = StudyParameter(
        "rearms", .choice(["no", "yes"]), standard: 0,
        "whether a level stands again after it was traded through without a sweep")
    private static let age = StudyParameter(
        "age", .whole(1...1_000_000), standard: 500, "bars after which a level expires")
    private static let most = StudyParameter("most", .whole(1...2_000), standard: 50, "most levels that stand")

    package static let kind = StudyKind(
        Liquidity.self, name: "liquidity", title: "Liquidity pools and sweeps",
        help:
            "Levels at confirmed swings; swings within `equal` average true ranges join into one. Traded through and closed "
            + "back inside within `patience` bars, `reversal` average true ranges from the extreme, it is swept; closed "
            + "beyond after them it is broken, else taken.",
        parameters: [
            swing, apart, ties, equal, reversal, patience, rearms, age, most, MoveMeasure.smoothing,
            MoveMeasure.length,
            MoveMeasure.measure,
        ])

    /// A level was traded through and price turned back; nothing of it ever changes.
    package struct Sweep: Hashable, Codable, Sendable {
        package var level: StudyLevel
        /// The farthest price beyond the level.
        package var extreme: Price
        /// From there to the close, in ticks and in average true ranges.
        package var reversal: Int
        package var strength: Double
        package var sweptAt: Timestamp
        /// The bar, counted from the study's first.
        package var sweptBar: Int
    }

    private static let told: [StudyField] = [
        StudyField("above", .price, "nearest liquidity above"),
        StudyField("above_swings", .scale, "swings that make it"),
        StudyField("below", .price, "nearest liquidity below"),
        StudyField("below_swings", .scale, "swings that make it"),
        StudyField("swept", .word(["none", "buy_side", "sell_side", "both"]), "what this bar swept"),
    ]

    package var fields: [StudyField] { Self.told }
    package private(set) var levels: LevelBook
    /// The last sweeps, oldest first.
    package var sweeps: [Sweep] { raids.sweeps }

    private let tick: TickSize
    private let equal: Double
    private var range: MoveMeasure
    private var swings: SwingSource
    private var raids: LiquidityRaids
    private var count = 0
    private var close: Price?

    package init(_ setup: StudySetup) {
        tick = setup.tick
        equal = setup[Self.equal]
        raids = LiquidityRaids(
            reversal: setup[Self.reversal], patience: setup.whole(Self.patience),
            rearms: setup.whole(Self.rearms) == 1)
        let width = setup.whole(Self.swing)
        swings = SwingSource(
            Swings(
                tick: setup.tick, left: width, right: width, apart: setup.whole(Self.apart),
                allowsTies: setup.whole(Self.ties) == 1))
        levels = LevelBook(capacity: setup.whole(Self.most), age: setup.whole(Self.age))
        range = MoveMeasure(setup)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        var loans = StudyLoans()
        add(bar, day: day, among: &loans)
    }

    package mutating func add(_ bar: Bar, day: TradingDay, among loans: inout StudyLoans) {
        range.add(bar)
        let found = swings.add(bar, loans)
        let margin = range.value.map { Int($0 * equal) } ?? 0
        let unit = range.value
        levels.begin()
        levels.pass(bar, count: count, actsFromAfar: raids.areOpen) {
            raids.act(on: &$0, bar, count: count, margin: margin, unit: unit)
        }
        found.forEachNew { addPool($0, margin: margin, bar: bar) }
        raids.forget(levels.endedNow)
        count += 1
        close = bar.close
    }

    private mutating func addPool(_ swing: Swings.Swing, margin: Int, bar: Bar) {
        let kind: StudyLevel.Kind = swing.isHigh ? .buySideLiquidity : .sellSideLiquidity
        var low = swing.price
        var high = swing.price
        var formedAt = swing.formedAt
        var formedBar = swing.formedBar
        var touches = 1
        let twin =
            equal == 0
            ? nil
            : levels.live.last {
                $0.kind == kind && $0.filledAt == nil && swing.price.ticks >= $0.low.ticks - margin
                    && swing.price.ticks <= $0.high.ticks + margin
            }
        if let twin {
            low = min(low, twin.low)
            high = max(high, twin.high)
            formedAt = twin.formedAt
            formedBar = twin.formedBar
            touches += twin.touches
            levels.finish(.replaced, at: bar.time) { $0.key == twin.key }
        }
        levels.add(
            StudyLevel(
                kind, isBullish: !swing.isHigh, low: low, high: high, formedAt: formedAt, confirmedAt: bar.time,
                formedBar: formedBar, confirmedBar: count, touches: touches))
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let close else { return row.appendAbsent(fields.count) }
        let above = levels.placeOfNearest(bullish: false, to: close)
        let below = levels.placeOfNearest(bullish: true, to: close)
        row.append(above.map { tick.points(levels.live[$0].high) })
        row.append(above.map { Double(levels.live[$0].touches) })
        row.append(below.map { tick.points(levels.live[$0].low) })
        row.append(below.map { Double(levels.live[$0].touches) })
        var swept = 0
        for sweep in sweeps.reversed() {
            guard sweep.sweptBar == count - 1 else { break }
            swept |= sweep.level.isBullish ? 2 : 1
        }
        row.append(Double(swept))
    }
}

// MARK: - Sharing
extension Liquidity {
    package mutating func share(with earlier: EarlierStudies) -> Bool { swings.share(with: earlier) }

    package func whole(with earlier: EarlierStudies) -> Liquidity {
        var study = self
        study.swings = swings.whole(with: earlier)
        return study
    }
}
