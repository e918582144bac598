import Market
import Studies
import Support
import Testing

/// Gaps, blocks and liquidity by hand, each where the desk differs on purpose from the vectors' source.
@Suite struct ICTLevelsTests {
    private func setup(_ values: [String: Double] = [:]) -> StudySetup { FlowMarket.oneMinute.setup(values) }

    /// Sixteen quiet bars of range 4 around 100, by which the average true range is 4 ticks.
    private let quiet = (0..<16).map { (open: 100, high: 102, low: 98, close: $0 % 2 == 0 ? 101 : 99) }

    private func feed<S: Study>(_ study: inout S, _ rows: [(open: Int, high: Int, low: Int, close: Int)]) -> [Bar] {
        let bars = handBars(quiet + rows)
        for bar in bars { study.add(bar, day: handDay()) }
        return Array(bars.suffix(rows.count))
    }

    @Test func aGapLivesItsLife() throws {
        var study = FairValueGaps(setup())
        // High 102, a rising middle bar, low 106: a gap of 4 ticks. Then a touch at 105, a fill at 101, a close below.
        let bars = feed(
            &study,
            [
                (99, 102, 98, 101), (101, 109, 101, 108), (108, 110, 106, 109), (109, 110, 105, 108),
                (108, 109, 101, 104),
            ])
        let gap = try #require(study.levels.live.first)
        #expect(gap.kind == .fairValueGap && gap.isBullish && gap.low.ticks == 102 && gap.high.ticks == 106)
        #expect(gap.formedAt == bars[1].time && gap.confirmedAt == bars[2].time)
        #expect(gap.testedAt == bars[3].time && gap.filledAt == bars[4].time && gap.isLive)
        let close = handBars(
            from: bars[4].time.adding(minutes: 1), [(104, 104, 99, 100), (100, 103, 99, 102), (102, 108, 101, 107)])
        study.add(close[0], day: handDay())
        let over = try #require(study.levels.ended.last)
        #expect(over.end == .inverted && over.endedAt == close[0].time)
        let inverse = try #require(study.levels.live.first { $0.kind == .inverseGap })
        #expect(!inverse.isBullish && inverse.formedAt == gap.formedAt && inverse.confirmedAt == close[0].time)
        study.add(close[1], day: handDay())
        #expect(study.levels.live.first { $0.kind == .inverseGap }?.testedAt == close[1].time)
        study.add(close[2], day: handDay())
        #expect(study.levels.ended.last { $0.kind == .inverseGap }?.end == .broken)
    }

    @Test func gapsOfConsecutiveBarsAreOne() throws {
        let rows = [(99, 102, 98, 101), (101, 109, 101, 108), (108, 115, 106, 114), (114, 121, 112, 120)]
            .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        var joined = FairValueGaps(setup())
        let bars = feed(&joined, rows)
        let gap = try #require(joined.levels.live.first)
        #expect(joined.levels.live.count == 1)
        #expect(gap.low.ticks == 102 && gap.high.ticks == 112 && gap.formedAt == bars[1].time)
        #expect(gap.confirmedAt == bars[3].time)
        #expect(joined.levels.ended.last?.end == .replaced)
        var apart = FairValueGaps(setup(["joins": 1]))
        _ = feed(&apart, rows)
        #expect(apart.levels.live.map(\.low.ticks) == [102, 109])
    }

    /// A gap that the bar filled is over as one to be joined: else the joined one would lie upside down.
    @Test func aFilledGapIsNotJoined() throws {
        let rows = [(97, 100, 96, 98), (91, 95, 90, 94), (101, 104, 101, 103), (103, 103, 97, 101)]
            .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        var study = FairValueGaps(setup(["middle": 1, "size": 0]))
        _ = feed(&study, rows)
        #expect(study.levels.live.allSatisfy { $0.low <= $0.high })
        #expect(study.levels.live.contains { $0.isBullish && $0.low.ticks == 95 && $0.high.ticks == 97 })
    }

    @Test func aMiddleBarAgainstTheGapMakesNone() {
        let rows = [(99, 102, 98, 101), (109, 109, 102, 104), (108, 110, 106, 109)]
            .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        var study = FairValueGaps(setup())
        _ = feed(&study, rows)
        #expect(study.levels.live.isEmpty)
        var any = FairValueGaps(setup(["middle": 1]))
        _ = feed(&any, rows)
        #expect(any.levels.live.count == 1)
    }

    @Test func levelsExpireAndMakeRoomInTheOpen() {
        let rows = [(99, 102, 98, 101), (101, 109, 101, 108), (108, 110, 106, 109)]
            .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        var old = FairValueGaps(setup(["age": 3]))
        let wait = Array(repeating: (open: 109, high: 111, low: 107, close: 109), count: 3)
        _ = feed(&old, rows + wait)
        #expect(old.levels.live.isEmpty)
        #expect(old.levels.ended.last?.end == .expired)
        var full = FairValueGaps(setup(["most": 1, "joins": 1]))
        _ = feed(&full, rows + [(109, 116, 108, 115), (115, 118, 113, 117)])
        #expect(full.levels.live.count == 1)
        #expect(full.levels.ended.last?.end == .crowded)
    }

    /// A falling bar from 102 to 97, a rise that dips to 97 first, another that carries it away.
    private let block = [(102, 103, 97, 98), (98, 99, 97, 99), (99, 108, 97, 107)]
        .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }

    @Test func theMoveItselfDoesNotMitigateItsBlock() throws {
        var study = OrderBlocks(setup())
        let bars = feed(&study, block)
        let level = try #require(study.levels.live.last { $0.kind == .orderBlock })
        #expect(level.isBullish && level.low.ticks == 97 && level.high.ticks == 103)
        #expect(level.formedAt == bars[0].time && level.confirmedAt == bars[2].time)
        #expect(level.testedAt == nil && level.filledAt == nil)
        // Counted from two bars after the block, the move's own low of 97 mitigates it.
        var other = OrderBlocks(setup(["counts_from": 1, "breaks_on": 1]))
        _ = feed(&other, block)
        #expect(other.levels.ended.contains { $0.formedAt == bars[0].time && $0.filledAt == bars[2].time })
    }

    @Test func aWickMitigatesAndACloseBreaks() throws {
        var study = OrderBlocks(setup())
        let bars = feed(
            &study, block + [(107, 108, 96, 104), (104, 105, 94, 95), (95, 98, 94, 96), (96, 106, 95, 105)])
        let level = try #require(study.levels.ended.first { $0.formedAt == bars[0].time })
        #expect(level.testedAt == bars[3].time && level.filledAt == bars[3].time)
        #expect(level.end == .inverted && level.endedAt == bars[4].time)
        let breaker = try #require(study.levels.ended.first { $0.kind == .breaker && $0.formedAt == bars[0].time })
        #expect(!breaker.isBullish && breaker.confirmedAt == bars[4].time && breaker.testedAt == bars[5].time)
        #expect(breaker.end == .broken && breaker.endedAt == bars[6].time)
    }

    @Test func aMoveIsMeasuredByTheRangesBeforeIt() {
        // Seven ticks from the low: 1.75 ranges of 4 before it. Its own range of 8 lifts the mean to 4.29: still 1.63; but
        // of 20 ticks with 7 of them from low to close, 1.36.
        let rows = [(102, 103, 97, 98), (99, 117, 97, 104)].map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        var before = OrderBlocks(setup())
        _ = feed(&before, rows)
        #expect(before.levels.live.contains { $0.isBullish && $0.high.ticks == 103 })
        var with = OrderBlocks(setup(["measure": 1]))
        _ = feed(&with, rows)
        #expect(!with.levels.live.contains { $0.isBullish && $0.high.ticks == 103 })
    }

    /// A swing high at 110 and bars away from it, until it is known.
    private let peak = [(102, 110, 101, 104), (104, 105, 100, 101), (101, 104, 99, 102)]
        .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }

    @Test func aSweepMayTakeThreeBars() throws {
        var study = Liquidity(setup(["swing": 2]))
        let bars = feed(&study, peak + [(102, 112, 102, 111), (111, 113, 110, 111), (111, 112, 106, 107)])
        let sweep = try #require(study.sweeps.last)
        #expect(sweep.level.high.ticks == 110 && sweep.extreme.ticks == 113 && sweep.reversal == 6)
        #expect(sweep.sweptAt == bars[5].time && sweep.level.filledAt == bars[3].time)
        var single = Liquidity(setup(["swing": 2, "patience": 1]))
        _ = feed(&single, peak + [(102, 112, 102, 111), (111, 113, 110, 111), (111, 112, 106, 107)])
        #expect(!single.sweeps.contains { $0.level.high.ticks == 110 })
    }

    @Test func closesBeyondEndALevel() {
        var study = Liquidity(setup(["swing": 2]))
        let beyond = [(102, 112, 102, 111), (111, 113, 110, 112), (112, 113, 111, 112), (112, 114, 104, 105)]
            .map { (open: $0.0, high: $0.1, low: $0.2, close: $0.3) }
        _ = feed(&study, peak + beyond)
        #expect(study.levels.ended.contains { $0.high.ticks == 110 && $0.end == .broken })
        #expect(!study.sweeps.contains { $0.level.high.ticks == 110 })
        // The source leaves it armed, and calls the return a sweep.
        var armed = Liquidity(setup(["swing": 2, "patience": 1, "rearms": 1, "equal": 0]))
        _ = feed(&armed, peak + beyond)
        #expect(armed.sweeps.contains { $0.level.high.ticks == 110 })
    }

    /// Neither rejected nor closed beyond: a close on the level itself takes it.
    @Test(arguments: [(110, StudyLevel.End.taken), (111, .broken)])
    func aCloseOnTheLevelTakesIt(close: Int, end: StudyLevel.End) {
        var study = Liquidity(setup(["swing": 2, "patience": 1, "reversal": 10]))
        _ = feed(&study, peak + [(102, 112, 102, close)])
        #expect(study.levels.ended.first { $0.high.ticks == 110 }?.end == end)
    }

    @Test func equalHighsJoin() throws {
        var study = Liquidity(setup(["swing": 2, "equal": 0.5]))
        _ = feed(&study, peak + [(102, 104, 99, 103), (103, 111, 102, 104), (104, 105, 100, 101), (101, 104, 99, 102)])
        let pool = try #require(study.levels.live.last { $0.kind == .buySideLiquidity })
        #expect(pool.touches == 2 && pool.low.ticks == 110 && pool.high.ticks == 111)
        #expect(study.levels.ended.contains { $0.high.ticks == 110 && $0.end == .replaced })
        #expect(study.row[1] == 2)
    }
}
