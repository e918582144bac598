import Market
import Studies
import Support
import Testing

/// A second opinion: what the library smartmoneyconcepts 0.0.27 says of the same bars, and every place in which it sees the
/// future. It reckons whole tables at once, so what a row says may rest on later rows.
///
/// | table | here | how it sees the future |
/// |---|---|---|
/// | gaps: zone, first return | equal | written in the middle bar's row, a bar before it is known; return written beside it |
/// | swings | a part of ours | `swing_length` bars late but written at once; the lower of two highs without a low between is \
/// struck out once the higher has come; the first and the last row are called swings, the last without any bar after it |
/// | breaks | not comparable row by row | written in the swing's row, before the break; a swing that never breaks is struck out |
/// | blocks | not comparable | a swing counts from its own row on, before it is known; written in the block's row, before the break |
/// | liquidity | not comparable | "equal" is 1 % of the range of the whole file, later bars included |
/// | retracements | not comparable | of swings from their own row on, `swing_length` bars before they are known |
/// | previous high and low | not comparable | no future, but days by UTC date in place of the session |
@Suite struct ICTSecondOpinionTests {
    private let market = FlowMarket.fiveMinutes

    @Test func gapsAreTheSameOneBarLater() throws {
        var study = FairValueGaps(
            market.setup([
                "size": 0, "middle": 0, "joins": 1, "inverse": 1, "smoothing": 1, "measure": 1, "age": 1_000_000,
                "most": 2_000,
            ]))
        let bars = try market.bars()
        let places = Dictionary(uniqueKeysWithValues: bars.enumerated().map { ($1.time, $0) })
        var levels: [StudyLevel] = []
        for bar in bars {
            study.add(bar, day: bar.session)
            levels += study.levels.endedNow
        }
        levels += study.levels.live
        let ours = levels.filter { $0.formedBar < 800 }.sorted { $0.formedBar < $1.formedBar }
        let theirs = try VectorList("smc_gaps_5m").rows
        #expect(ours.count == theirs.count)
        for (level, row) in zip(ours, theirs) {
            #expect(level.formedBar == (try row.whole("index")))
            #expect(level.isBullish == (try row.flag("bullish")))
            #expect(level.high.ticks == (try row.whole("top")))
            #expect(level.low.ticks == (try row.whole("bottom")))
            // It is known with the next bar's close, and its return no earlier than the bar after that.
            #expect(level.confirmedBar == level.formedBar + 1)
            let returned = try row.whole("mitigated")
            #expect(level.testedAt.flatMap { places[$0] } ?? 0 == returned)
        }
    }

    @Test func theirSwingsAreOursLessThoseTheFutureStruckOut() throws {
        // Their window holds `swing_length - 1` bars before and `swing_length` after.
        var study = Swings(market.setup(["left": 4, "right": 5, "ties": 1]))
        var ours: [Swings.Swing] = []
        let bars = try market.bars()
        for bar in bars {
            study.add(bar, day: bar.session)
            ours += study.found
        }
        let theirs = try VectorList("smc_swings_5m").rows
        for row in theirs.dropFirst().dropLast() {
            let index = try row.whole("index")
            #expect(ours.contains { (try? row.flag("high")) == $0.isHigh && $0.formedBar == index }, "row \(index)")
        }
        // The last row is a swing of theirs; five bars would have to follow.
        #expect(try theirs.last?.whole("index") == bars.count - 1)
        #expect(!ours.contains { $0.formedBar == bars.count - 1 })
        // Where two of ours of one kind follow each other, they keep the farther one, though at the first's
        // confirmation nobody could tell that the second would come.
        let kept = Set(try theirs.map { try $0.whole("index") * 2 + $0.whole("high") })
        let struck = ours.filter { !kept.contains($0.formedBar * 2 + ($0.isHigh ? 1 : 0)) }
        #expect(!struck.isEmpty)
        let later = struck.count { swing in
            ours.contains {
                $0.isHigh == swing.isHigh && $0.confirmedAt > swing.confirmedAt
                    && ($0.isHigh ? $0.price >= swing.price : $0.price <= swing.price)
            }
        }
        #expect(later > struck.count / 2)
    }

    @Test func theirBreaksAreWrittenBeforeTheyHappen() throws {
        var study = MarketStructure(market.setup())
        let bars = try market.bars()
        var ours: Set<Int> = []
        for bar in bars {
            study.add(bar, day: bar.session)
            if let last = study.breaks.last, last.brokenAt == bar.time { ours.insert(last.brokenBar) }
        }
        let theirs = try VectorList("smc_breaks_5m").rows
        #expect(theirs.count > 50)
        var agreeing = 0
        for row in theirs {
            let broken = try row.whole("broken")
            let index = try row.whole("index")
            #expect(index < broken)
            let isUp = try row.whole("bos") + row.whole("choch") > 0
            let level = try row.whole("level")
            #expect(isUp ? bars[broken].close.ticks > level : bars[broken].close.ticks < level)
            if ours.contains(broken) { agreeing += 1 }
        }
        // The same closes break the same swings in the main; ours also tell those that they struck out.
        #expect(agreeing > theirs.count / 2)
    }

    @Test func theirBlocksRestOnSwingsNobodyKnowsYet() throws {
        let bars = try market.bars()
        let highs = try VectorList("smc_swings_5m").rows.filter { try $0.flag("high") }
        let levels = try highs.map { (index: try $0.whole("index"), ticks: try $0.whole("level")) }
        // A block needs a close through the last swing of their table, which counts from its own row on. So a swing that
        // will be known only five bars after its row hides the one before it: here closes go through that one, and no
        // block comes of it.
        var hidden = 0
        for (older, newer) in zip(levels, levels.dropFirst()) {
            for place in (newer.index + 1)..<min(newer.index + 5, bars.count) {
                if bars[place - 1].close.ticks <= older.ticks, bars[place].close.ticks > older.ticks { hidden += 1 }
            }
        }
        #expect(hidden > 0)
        // And a block is written in the row of its own bar, before the close that makes it one.
        for row in try VectorList("smc_blocks_5m").rows {
            let index = try row.whole("index")
            let isBullish = try row.flag("bullish")
            let swing = try VectorList("smc_swings_5m").rows.last {
                try $0.flag("high") == isBullish && $0.whole("index") < index
            }
            guard let level = try swing?.whole("level") else { continue }
            #expect(isBullish ? bars[index].close.ticks <= level : bars[index].close.ticks >= level, "row \(index)")
        }
    }

    @Test func theirEqualHighsDependOnTheWholeFile() throws {
        let bars = try market.bars()
        func hundredth(_ part: ArraySlice<Bar>) throws -> Double {
            let high = try #require(part.map(\.high).max())
            let low = try #require(part.map(\.low).min())
            return Double(high - low) / 100
        }
        // In ticks: what counts as equal in the first day grows from 4.37 to 18.34 as the week goes on.
        let firstDay = try hundredth(bars.prefix(276))
        #expect(agree(firstDay, 4.37))
        let whole = try hundredth(bars[...])
        #expect(whole > 17)
    }
}
