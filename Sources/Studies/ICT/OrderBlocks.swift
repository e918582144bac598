import Market

/// Order blocks: the last bar against a strong move. One that price closes through lives on as a breaker.
package struct OrderBlocks: LevelStudy {
    private static let impulse = StudyParameter(
        "impulse", .number(0.1...10), standard: 1.5, "move of the bar that makes a block, in average true ranges")
    private static let lookback = StudyParameter(
        "lookback", .whole(1...20), standard: 4, "bars before it among which the block is sought")
    private static let countsFrom = StudyParameter(
        "counts_from", .choice(["move", "block"]), standard: 0,
        "whether returns count after the move, or already from two bars after the block")
    private static let breaksOn = StudyParameter(
        "breaks_on", .choice(["close", "wick"]), standard: 0,
        "whether a close beyond the far edge makes a breaker, or a touch of it; a breaker ends likewise, never with wick"
    )
    private static let again = StudyParameter(
        "again", .choice(["first", "larger"]), standard: 0, "which move counts when two have the same block")
    private static let age = StudyParameter(
        "age", .whole(1...1_000_000), standard: 500, "bars after which a block or breaker expires")
    private static let most = StudyParameter(
        "most", .whole(1...2_000), standard: 50, "most blocks and breakers that stand")

    package static let kind = StudyKind(
        OrderBlocks.self, name: "order_blocks", title: "Order blocks",
        help:
            "A bar that closes `impulse` average true ranges from its low (high) makes the last falling (rising) bar of "
            + "the `lookback` before it a bullish (bearish) block, from low to high. Tested when price comes back, mitigated "
            + "at its far edge, a breaker with the other direction once a bar closes beyond; over by a close through the "
            + "breaker or after `age` bars.",
        parameters: [
            impulse, lookback, countsFrom, breaksOn, again, age, most, MoveMeasure.smoothing, MoveMeasure.length,
            MoveMeasure.measure,
        ])

    private static let told: [StudyField] = [
        StudyField("bull_high", .price, "near edge of the nearest bullish block or breaker below"),
        StudyField("bull_low", .price, "its far edge"),
        StudyField("bear_low", .price, "near edge of the nearest bearish block or breaker above"),
        StudyField("bear_high", .price, "its far edge"),
        StudyField("blocks", .scale, "order blocks that stand"),
        StudyField("breakers", .scale, "breakers that stand"),
        StudyField("found", .word(["none", "bullish", "bearish"]), "block that this bar's move made"),
    ]

    package var fields: [StudyField] { Self.told }
    package private(set) var levels: LevelBook

    /// A block that a move has named, so that it is not named twice.
    private struct Named: Hashable, Codable, Sendable {
        var bar: Int
        var strength: Double
    }

    private let tick: TickSize
    private let impulse: Double
    private let countsFromBlock: Bool
    private let breaksOnWick: Bool
    private let takesLarger: Bool
    private var range: MoveMeasure
    private var bars: RollingWindow<Bar>
    private var named: [Named] = []
    private var count = 0
    private var found: Bool?
    private var close: Price?

    package init(_ setup: StudySetup) {
        tick = setup.tick
        impulse = setup[Self.impulse]
        countsFromBlock = setup.whole(Self.countsFrom) == 1
        breaksOnWick = setup.whole(Self.breaksOn) == 1
        takesLarger = setup.whole(Self.again) == 1
        levels = LevelBook(capacity: setup.whole(Self.most), age: setup.whole(Self.age))
        range = MoveMeasure(setup)
        bars = RollingWindow(length: setup.whole(Self.lookback))
    }

    package mutating func add(_ bar: Bar, day: TradingDay) {
        range.add(bar)
        levels.begin()
        var broken: [StudyLevel] = []
        let breaksOnWick = breaksOnWick
        levels.pass(bar, count: count) { level in
            level.visit(bar)
            if Self.ends(&level, bar, breaksOnWick: breaksOnWick) { broken.append(level) }
        }
        for level in broken { addBreaker(of: level, at: bar.time, bar: count) }
        found = nil
        if bars.isFull { look(bar) }
        bars.add(bar)
        count += 1
        close = bar.close
    }

    /// Ends a level that the bar broke; true where it becomes a breaker.
    private static func ends(_ level: inout StudyLevel, _ bar: Bar, breaksOnWick: Bool) -> Bool {
        if level.kind == .breaker {
            if !breaksOnWick, level.isClosedThrough(by: bar) { level.finish(.broken, at: bar.time) }
            return false
        }
        guard breaksOnWick ? level.filledAt != nil : level.isClosedThrough(by: bar) else { return false }
        level.finish(.inverted, at: bar.time)
        return true
    }

    private mutating func addBreaker(of level: StudyLevel, at time: Timestamp, bar: Int) {
        levels.add(
            StudyLevel(
                .breaker, isBullish: !level.isBullish, low: level.low, high: level.high, formedAt: level.formedAt,
                confirmedAt: time, formedBar: level.formedBar, confirmedBar: bar, strength: level.strength))
    }

    private mutating func look(_ bar: Bar) {
        guard let unit = range.value, unit > 0, bar.close != bar.open else { return }
        let isBullish = bar.close > bar.open
        let strength = Double(isBullish ? bar.close - bar.low : bar.high - bar.close) / unit
        guard strength >= impulse else { return }
        let opposite = (0..<bars.count).last { place in
            isBullish ? bars[place].close < bars[place].open : bars[place].close > bars[place].open
        }
        guard let place = opposite else { return }
        let formedBar = count - bars.count + place
        named.removeAll { $0.bar < count - bars.count }
        if let index = named.firstIndex(where: { $0.bar == formedBar }) {
            guard takesLarger, strength > named[index].strength else { return }
            named[index].strength = strength
            levels.finish(.replaced, at: bar.time) { $0.formedBar == formedBar }
        } else {
            named.append(Named(bar: formedBar, strength: strength))
        }
        found = isBullish
        let block = bars[place]
        var level = StudyLevel(
            .orderBlock, isBullish: isBullish, low: block.low, high: block.high, formedAt: block.time,
            confirmedAt: bar.time, formedBar: formedBar, confirmedBar: count, strength: strength)
        var brokenBy: (bar: Bar, count: Int)?
        if countsFromBlock {
            for step in (formedBar + 2)..<max(formedBar + 2, count + 1) where brokenBy == nil {
                let passed = step == count ? bar : bars[step - (count - bars.count)]
                level.visit(passed)
                if Self.ends(&level, passed, breaksOnWick: breaksOnWick) { brokenBy = (passed, step) }
            }
        }
        levels.add(level)
        if let brokenBy { addBreaker(of: level, at: brokenBy.bar.time, bar: brokenBy.count) }
    }

    package func write(to row: inout StudyRow.Writer) {
        guard let close else { return row.appendAbsent(fields.count) }
        let bull = levels.placeOfNearest(bullish: true, to: close)
        let bear = levels.placeOfNearest(bullish: false, to: close)
        row.append(bull.map { tick.points(levels.live[$0].high) })
        row.append(bull.map { tick.points(levels.live[$0].low) })
        row.append(bear.map { tick.points(levels.live[$0].low) })
        row.append(bear.map { tick.points(levels.live[$0].high) })
        let breakers = levels.count(.breaker)
        row.append(Double(levels.live.count - breakers))
        row.append(Double(breakers))
        row.append(found.map { $0 ? 1 : 2 } ?? 0)
    }
}
