import Market
import Studies
import Support
import Testing

/// Levels against the numbers of the program this desk follows, under its parameters: over the whole market, with every
/// level it found and what became of it.
///
/// | vector | here | reason |
/// |---|---|---|
/// | swings | equal | `ties` all, `apart` 3 |
/// | gaps: zone, size, filled, filling | equal | exponential range with the bar, any middle bar, neither joined nor turned |
/// | blocks: zone, impulse, tested, mitigated | equal | counted from the block, larger move again, broken by a wick |
/// | breakers: block, break, retested | equal | the twenty with the youngest break |
/// | sweeps: bar, swing, extreme, reversal | equal | thirty bars, one bar's patience, armed again |
/// | counts at prefixes | equal | of gaps and blocks as the source caps them |
/// | all of it by default | different | Wilder's range before the move, no touch by the move itself, closes break, levels end |
@Suite struct ICTVectorsTests {
    static let original: [String: Double] = ["smoothing": 1, "measure": 1, "age": 1_000_000, "most": 2_000]

    @Test(arguments: FlowMarket.allCases) func swings(_ market: FlowMarket) throws {
        var study = Swings(market.setup(["apart": 3, "ties": 1]))
        var found: [Swings.Swing] = []
        for bar in try market.bars() {
            study.add(bar, day: bar.session)
            found += study.found
        }
        for isHigh in [true, false] {
            let expected = try market.list("swings").filter { try $0.flag("high") == isHigh }
            let ours = found.filter { $0.isHigh == isHigh }
            #expect(ours.map(\.formedBar) == (try expected.map { try $0.whole("bar") }))
            #expect(ours.map(\.price.ticks) == (try expected.map { try $0.whole("price") }))
        }
    }

    @Test(arguments: FlowMarket.allCases) func gaps(_ market: FlowMarket) throws {
        var study = FairValueGaps(
            market.setup(Self.original.merging(["middle": 1, "joins": 1, "inverse": 1]) { $1 }))
        var ended: [StudyLevel] = []
        let counts = try market.list("ict_counts")
        for (index, bar) in try market.bars().enumerated() {
            study.add(bar, day: bar.session)
            ended += study.levels.endedNow
            if let row = try counts.first(where: { try $0.whole("rows") == index + 1 }) {
                // The source keeps the youngest fifty, filled or not.
                let all = (ended + study.levels.live).sorted { $0.formedBar < $1.formedBar }
                #expect(min(50, all.count) == (try row.whole("gaps")))
                #expect(all.suffix(50).count { $0.filledAt == nil } == (try row.whole("open_gaps")), "\(index)")
            }
        }
        let all = Dictionary(grouping: ended + study.levels.live, by: \.formedBar)
        for row in try market.list("gaps") {
            let level = try #require(all[try row.whole("bar")]?.first { try $0.isBullish == row.flag("bullish") })
            #expect(level.low.ticks == (try row.whole("low")))
            #expect(level.high.ticks == (try row.whole("high")))
            #expect(abs(try #require(level.strength) - (try row.number("size_atr"))) <= 0.001)
            #expect((level.filledAt != nil) == (try row.flag("filled")))
            #expect(abs(level.depth - (try row.number("fill"))) <= 0.001)
        }
        if market == .fiveMinutes { #expect(ended.count + study.levels.live.count == (try market.list("gaps").count)) }
    }

    @Test(arguments: FlowMarket.allCases) func blocksAndBreakers(_ market: FlowMarket) throws {
        var study = OrderBlocks(
            market.setup(Self.original.merging(["counts_from": 1, "breaks_on": 1, "again": 1]) { $1 }))
        var ended: [StudyLevel] = []
        for bar in try market.bars() {
            study.add(bar, day: bar.session)
            ended += study.levels.endedNow
        }
        let all = ended.filter { $0.end != .replaced } + study.levels.live
        let bars = try market.bars()
        // The source does not let the last bar make a block.
        let blocks = Dictionary(
            grouping: all.filter { $0.kind == .orderBlock && $0.confirmedBar < bars.count - 1 }, by: \.formedBar)
        let expected = try market.list("blocks")
        #expect(blocks.count == expected.count)
        for row in expected {
            // A block named again by a larger move stands last.
            let level = try #require(blocks[try row.whole("bar")]?.last)
            #expect(level.isBullish == (try row.flag("bullish")))
            #expect(level.low.ticks == (try row.whole("low")))
            #expect(level.high.ticks == (try row.whole("high")))
            #expect(abs(try #require(level.strength) - (try row.number("impulse_atr"))) <= 0.01)
            #expect((level.filledAt != nil) == (try row.flag("mitigated")), "\(row)")
            #expect((level.testedAt != nil) == (try row.flag("tested")), "\(row)")
        }
        let places = Dictionary(uniqueKeysWithValues: bars.enumerated().map { ($1.time, $0) })
        let breakers = all.filter { $0.kind == .breaker }
        let rows = try market.list("breakers")
        for row in rows {
            let level = try #require(
                breakers.last { try $0.formedBar == row.whole("block") && places[$0.confirmedAt] == row.whole("break") }
            )
            #expect(level.isBullish == (try row.flag("bullish")))
            #expect((level.testedAt != nil) == (try row.flag("retested")), "\(row)")
        }
        // The source keeps the twenty youngest breaks of the hundred youngest blocks.
        let recent = Set(blocks.keys.sorted().suffix(100))
        let youngest = breakers.filter { recent.contains($0.formedBar) }.map(\.confirmedBar).sorted().suffix(20)
        #expect(Array(youngest) == (try rows.map { try $0.whole("break") }.sorted()))
    }

    @Test(arguments: FlowMarket.allCases) func sweeps(_ market: FlowMarket) throws {
        var study = Liquidity(
            market.setup(
                Self.original.merging(["age": 29, "apart": 3, "ties": 1, "equal": 0, "patience": 1, "rearms": 1]) { $1 }
            ))
        var found: [Liquidity.Sweep] = []
        for (index, bar) in try market.bars().enumerated() {
            study.add(bar, day: bar.session)
            found += study.sweeps.filter { $0.sweptBar == index }
        }
        let expected = try market.list("sweeps")
        #expect(found.count == expected.count)
        for row in expected {
            let sweep = try #require(
                found.first {
                    try $0.sweptBar == row.whole("bar") && $0.level.formedBar == row.whole("swing")
                        && $0.level.isBullish != row.flag("buy_side")
                })
            #expect(sweep.extreme.ticks == (try row.whole("extreme")))
            #expect(sweep.level.low.ticks == (try row.whole("level")))
            #expect(sweep.reversal == (try row.whole("reversal")))
            #expect(abs(sweep.strength - (try row.number("reversal_atr"))) <= 0.01)
        }
    }
}
