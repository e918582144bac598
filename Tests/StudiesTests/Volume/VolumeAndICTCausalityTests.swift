import Foundation
import Market
import Studies
import Support
import Testing

/// What every study of volume and levels holds, whatever it is fed.
@Suite struct VolumeAndICTCausalityTests {
    static let names = [
        "cvd", "absorption", "divergence", "profile", "rvol", "swings", "structure", "fvg", "order_blocks", "liquidity",
        "dealing_range", "kill_zones", "session_levels",
    ]

    /// Three evenings of random bars with gaps, with the trades of most of them.
    private static let feed: [(bar: Bar, trades: [Trade])] = {
        var numbers = SeededNumbers(seed: 77)
        return (0..<3).flatMap { day in
            randomBars(500, from: newYork(2026, 1, 26 + day, 18), seed: UInt64(day) + 5, price: 27_600, gapEvery: 9)
                .map { bar in
                    guard bar.volume > 0, Int.random(in: 0..<4, using: &numbers) > 0 else { return (bar, []) }
                    let sizes = [bar.volume / 3, bar.volume / 3, bar.volume - bar.volume / 3 * 2]
                    return (
                        bar,
                        sizes.map { size in
                            Trade(
                                time: bar.time,
                                price: Price(ticks: Int.random(in: bar.low.ticks...bar.high.ticks, using: &numbers)),
                                size: size,
                                aggressor: [.buyer, .seller, .unknown][Int.random(in: 0..<3, using: &numbers)])
                        }
                    )
                }
        }
    }()

    @Test(arguments: names) func resumedItGoesOnAsIfNothingHadBeen(_ name: String) throws {
        let study = try #require(Studies.byName[name]).make(FlowMarket.oneMinute.setup())
        try resume(study)
    }

    private func resume<S: Study>(_ fresh: S) throws {
        var whole = fresh
        var resumed = fresh
        for (index, item) in Self.feed.enumerated() {
            let day = item.bar.session
            for trade in item.trades {
                whole.add(trade, day: day)
                resumed.add(trade, day: day)
            }
            // Saved in the midst of a bar, between its trades and its close.
            if index % 211 == 100 { resumed = try JSONDecoder().decode(S.self, from: JSONEncoder().encode(resumed)) }
            let before = whole
            let preview = whole.preview(with: item.bar, day: day)
            #expect(whole == before)
            whole.add(item.bar, day: day)
            resumed.add(item.bar, day: day)
            #expect(preview == whole.row)
            #expect(resumed == whole)
            #expect(whole.row.count == whole.fields.count)
        }
    }

    /// Everything of a level but the dates that its life sets.
    private struct Fixed: Hashable {
        var low: Price
        var high: Price
        var formedAt: Timestamp
        var confirmedAt: Timestamp
        var touches: Int
    }

    @Test(arguments: FlowMarket.allCases) func levelsChangeOnlyByTheirLife(_ market: FlowMarket) throws {
        var gaps = FairValueGaps(market.setup())
        var blocks = OrderBlocks(market.setup())
        var pools = Liquidity(market.setup())
        var entries = DealingRange(market.setup())
        var sessions = SessionLevels(market.setup())
        var known: [[StudyLevel.Key: StudyLevel]] = Array(repeating: [:], count: 5)
        var ends: Set<StudyLevel.End> = []
        for bar in try market.bars() {
            gaps.add(bar, day: bar.session)
            blocks.add(bar, day: bar.session)
            pools.add(bar, day: bar.session)
            entries.add(bar, day: bar.session)
            sessions.add(bar, day: bar.session)
            for (place, book) in [gaps.levels, blocks.levels, pools.levels, entries.levels, sessions.levels]
                .enumerated()
            {
                #expect(book.live.count <= 50 && book.ended.count <= LevelBook.kept)
                for level in book.live + book.endedNow {
                    if let before = known[place][level.key] {
                        #expect(fixed(level) == fixed(before))
                        if before.testedAt != nil { #expect(level.testedAt == before.testedAt) }
                        if before.filledAt != nil { #expect(level.filledAt == before.filledAt) }
                        #expect(level.depth >= before.depth)
                        if !before.isLive { #expect(level == before) }
                    } else {
                        #expect(level.confirmedAt == bar.time)
                        #expect(level.formedAt <= level.confirmedAt)
                        if let tested = level.testedAt { #expect(tested >= level.confirmedAt) }
                    }
                    known[place][level.key] = level
                    if let end = level.end { ends.insert(end) }
                }
            }
        }
        #expect(known.allSatisfy { $0.count > 5 })
        #expect(ends.isSuperset(of: [.broken, .inverted, .swept, .replaced]))
    }

    private func fixed(_ level: StudyLevel) -> Fixed {
        Fixed(
            low: level.low, high: level.high, formedAt: level.formedAt, confirmedAt: level.confirmedAt,
            touches: level.touches)
    }

    /// Markets that are no fun, by name.
    private static let hostile: [(name: String, bars: [Bar])] = [
        ("flat and empty", handBars((0..<300).map { _ in (100, 100, 100, 100) }, volume: 0)),
        ("near one", handBars((0..<300).map { (4 + $0 % 2, 5 + $0 % 3, 4, 4 + $0 % 2) })),
        ("near a hundred thousand", handBars((0..<300).map { (400_000 + $0 % 7, 400_009, 399_990, 400_003 - $0 % 5) })),
        ("negative", randomBars(300, from: newYork(2020, 4, 20, 9), seed: 4, price: -3_700)),
        ("through zero", randomBars(300, from: newYork(2020, 4, 20, 9), seed: 8, price: 0)),
        ("torn", randomBars(300, from: newYork(2026, 1, 26, 18), seed: 9, gapEvery: 2)),
        (
            "sessions of three bars",
            (0..<40).flatMap {
                randomBars(3, from: newYork(2026, 1, 5, 18).adding(minutes: Int64($0) * 1_440), seed: 3)
            }
        ),
        (
            "out of bounds",
            handBars([(100, 102, 98, 100), (100, 4_000_000_000, -4_000_000_000, 5), (100, 98, 103, 400)])
        ),
    ]

    @Test(arguments: names, hostile.map(\.name)) func badInputIsSurvived(_ name: String, _ market: String) throws {
        let bars = try #require(Self.hostile.first { $0.name == market }).bars
        var study = try #require(Studies.byName[name]).make(FlowMarket.oneMinute.setup())
        let low = bars.map { min($0.low, $0.high).ticks }.min() ?? 0
        let high = bars.map { max($0.low, $0.high).ticks }.max() ?? 0
        for bar in bars {
            study.add(bar, day: bar.session)
            let row = study.row
            #expect(row.count == study.fields.count)
            for (index, field) in study.fields.enumerated() where field.unit == .price {
                guard let value = row[index] else { continue }
                #expect(value >= Double(low) / 4 && value <= Double(high) / 4, "\(field.name)")
            }
        }
    }
}
