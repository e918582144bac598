import Market

/// Fair value gaps: three bars of which the outer two do not overlap, and the inverse gaps they become.
package struct FairValueGaps: LevelStudy {
    private static let size = StudyParameter(
        "size", .number(0...10), standard: 0.25, "smallest gap in average true ranges")
    private static let middle = StudyParameter(
        "middle", .choice(["with", "any"]), standard: 0, "whether the middle bar must close in the gap's direction")
    private static let joins = StudyParameter(
        "joins", .choice(["yes", "no"]), standard: 0, "whether gaps of consecutive bars become one")
    private static let inverse = StudyParameter(
        "inverse", .choice(["yes", "no"]), standard: 0,
        "whether a gap outlives its filling until a close beyond it turns it round; else it ends when filled")
    private static let age = StudyParameter(
        "age", .whole(1...1_000_000), standard: 500, "bars after which a gap expires")
    private static let most = StudyParameter("most", .whole(1...2_000), standard: 50, "most gaps that stand")

    package static let kind = StudyKind(
        FairValueGaps.self, name: "fvg", title: "Fair value gaps",
        help:
            "Bullish where a bar's low is above the high two bars before, bearish where its high is below that low, by at "
            + "least `size` average true ranges; those of consecutive bars join, from the far edge of both to the near one of "
            + "the younger. Tested when price comes back, filled at its far edge, turned round "
            + "(inverse) by a close beyond it, over when the inverse is closed through or after `age` bars.",
        parameters: [
            size, middle, joins, inverse, age, most, MoveMeasure.smoothing, MoveMeasure.length, MoveMeasure.measure,
        ])

    private static let told: [StudyField] = [
        StudyField("bull_high", .price, "near edge of the nearest open bullish gap below"),
        StudyField("bull_low", .price, "its far edge"),
        StudyField("bear_low", .price, "near edge of the nearest open bearish gap above"),
        StudyField("bear_high", .price, "its far edge"),
        StudyField("open", .scale, "gaps not filled, inverse ones not counted"),
        StudyField("found", .word(["none", "bullish", "bearish"]), "gap that this bar completed"),
    ]

    package var fields: [StudyField] { Self.told }
    package private(set) var levels: LevelBook

    private let tick: TickSize
    private let size: Double
    private let needsMiddle: Bool
    private let joins: Bool
    private let inverts: Bool
    private var range: MoveMeasure
    private var bars = RollingWindow<Bar>(length: 2)
    private var count = 0
    private var found: Bool?
    private var close: Price?

    package init(_ setup: StudySetup) {
        tick = setup.tick
        size = setup[Self.size]
        needsMiddle = setup.whole(Self.middle) == 0
        joins = setup.whole(Self.joins) == 0
        inverts = setup.whole(Self.inverse) == 0
        levels = LevelBook(capacity: setup.whole(Self.most), age: setup.whole(Self.age))
        range = MoveMeasure(setup)
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        range.add(bar)
        levels.begin()
        var turned: [StudyLevel] = []
        let inverts = inverts
        levels.pass(bar, count: count) { level in
            level.visit(bar)
            if level.kind == .inverseGap {
                if level.isClosedThrough(by: bar) { level.finish(.broken, at: bar.time) }
            } else if !inverts {
                if level.filledAt != nil { level.finish(.filled, at: bar.time) }
            } else if level.isClosedThrough(by: bar) {
                level.finish(.inverted, at: bar.time)
                turned.append(level)
            }
        }
        for level in turned {
            levels.add(
                StudyLevel(
                    .inverseGap, isBullish: !level.isBullish, low: level.low, high: level.high,
                    formedAt: level.formedAt, confirmedAt: bar.time, formedBar: level.formedBar, confirmedBar: count,
                    strength: level.strength))
        }
        found = nil
        if bars.isFull { look(bar) }
        bars.add(bar)
        count += 1
        close = bar.close
    }

    private mutating func look(_ bar: Bar) {
        let first = bars[0]
        let middle = bars[1]
        let isBullish = bar.low > first.high
        guard isBullish || bar.high < first.low, let unit = range.value, unit > 0 else { return }
        if needsMiddle, isBullish ? middle.close <= middle.open : middle.close >= middle.open { return }
        var low = isBullish ? first.high : bar.high
        var high = isBullish ? bar.low : first.low
        let strength = Double(high - low) / unit
        guard strength >= size else { return }
        var formedAt = middle.time
        var formedBar = count - 1
        if joins, let last = levels.live.last(where: { $0.confirmedBar == count - 1 }),
            last.kind == .fairValueGap, last.isBullish == isBullish, last.filledAt == nil
        {
            // The bar before completed one too: one zone, from the far edge of both to the near edge of the younger.
            if isBullish { low = min(low, last.low) } else { high = max(high, last.high) }
            formedAt = last.formedAt
            formedBar = last.formedBar
            levels.finish(.replaced, at: bar.time) { $0.confirmedBar == last.confirmedBar && $0.kind == .fairValueGap }
        }
        levels.add(
            StudyLevel(
                .fairValueGap, isBullish: isBullish, low: low, high: high, formedAt: formedAt, confirmedAt: bar.time,
                formedBar: formedBar, confirmedBar: count, strength: strength))
        found = isBullish
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let close else { return row.appendAbsent(fields.count) }
        let bull = levels.placeOfNearest(bullish: true, to: close, countsInverse: false)
        let bear = levels.placeOfNearest(bullish: false, to: close, countsInverse: false)
        row.append(bull.map { tick.points(levels.live[$0].high) })
        row.append(bull.map { tick.points(levels.live[$0].low) })
        row.append(bear.map { tick.points(levels.live[$0].low) })
        row.append(bear.map { tick.points(levels.live[$0].high) })
        row.append(Double(levels.count(.fairValueGap, isOpen: true)))
        row.append(found.map { $0 ? 1 : 2 } ?? 0)
    }
}
