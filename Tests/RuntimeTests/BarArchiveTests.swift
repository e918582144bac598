import Feeds
import Market
import Runtime
import State
import Storage
import Support
import Testing

/// What every archive of bars promises.
@Suite struct BarArchiveTests {
    enum Kind: CaseIterable { case memory, database }

    /// Runs a test on an empty archive.
    private func withArchive(_ kind: Kind, _ body: (any BarArchive) throws -> Void) throws {
        switch kind {
        case .memory: try body(MemoryBarArchive())
        case .database:
            try withFolder { folder in
                let store = try BarStore(path: folder.path + "/bars.sqlite") { Issue.record("\($0)") }
                defer { store.finish() }
                try body(store)
            }
        }
    }

    private static let start = Timestamp(seconds: 1_704_205_800)
    private static let before = Timestamp(seconds: 0)..<Timestamp(seconds: 4_000_000_000)

    private func series(_ symbol: String, _ source: String = "massive") throws -> ArchivedSeries {
        let date = CivilDate(year: 2024, month: 1, day: 2)
        return ArchivedSeries(instrument: try #require(Instrument(symbol: symbol, near: date)), source: source)
    }

    @Test(arguments: Kind.allCases) func keptBarsComeBackInOrder(kind: Kind) throws {
        try withArchive(kind) { archive in
            let bars = randomBars(60, from: Self.start, seed: 3, gapEvery: 5)
            let series = try series("NQH4")
            archive.keep(bars.reversed(), of: series, complete: nil, at: Self.start)
            #expect(archive.read(series, in: Self.before).bars.map(\.bar) == bars)
            let part = archive.read(series, in: bars[10].time..<bars[20].time)
            #expect(part.bars.map(\.bar) == Array(bars[10..<20]))
            #expect(part.complete.isEmpty)
        }
    }

    @Test(arguments: Kind.allCases) func aCorrectedBarIsAFurtherRevision(kind: Kind) throws {
        try withArchive(kind) { archive in
            var bars = randomBars(3, from: Self.start, seed: 3)
            let series = try series("NQH4")
            archive.keep(bars, of: series, complete: nil, at: Self.start)
            bars[1].volume += 1
            archive.keep(bars, of: series, complete: nil, at: Self.start.adding(minutes: 9))
            archive.keep(bars, of: series, complete: nil, at: Self.start.adding(minutes: 12))
            let kept = archive.read(series, in: Self.before).bars
            #expect(kept.map(\.bar) == bars)
            #expect(kept.map(\.revision) == [0, 1, 0])
            #expect(kept.map(\.knownAt) == [Self.start, Self.start.adding(minutes: 9), Self.start])
        }
    }

    @Test(arguments: Kind.allCases) func neitherSourcesNorMonthsShareASeries(kind: Kind) throws {
        try withArchive(kind) { archive in
            let all = try [series("NQH4"), series("NQM4"), series("NQ"), series("NQH4", "yahoo")]
            for (index, series) in all.enumerated() {
                archive.keep(
                    randomBars(5, from: Self.start, seed: UInt64(index)), of: series, complete: nil,
                    at: Self.start.adding(minutes: Int64(index)))
            }
            for (index, series) in all.enumerated() {
                #expect(
                    archive.read(series, in: Self.before).bars.map(\.bar)
                        == randomBars(5, from: Self.start, seed: UInt64(index)))
            }
            let summaries = archive.summaries(of: "massive")
            #expect(summaries.map(\.series.instrument.symbol) == ["NQ", "NQM4", "NQH4"], "the newest first")
            #expect(summaries.map(\.count) == [5, 5, 5])
            #expect(summaries[0].span == Self.start...Self.start.adding(minutes: 4))
            #expect(archive.summaries(of: "yahoo").map(\.series) == [all[3]])
        }
    }

    @Test(arguments: Kind.allCases) func completeSpansGrowTogether(kind: Kind) throws {
        try withArchive(kind) { archive in
            let series = try series("NQH4")
            func span(_ from: Int64, _ to: Int64) -> Range<Timestamp> {
                Self.start.adding(minutes: from)..<Self.start.adding(minutes: to)
            }
            archive.keep([], of: series, complete: span(0, 10), at: Self.start)
            archive.keep(randomBars(2, from: Self.start, seed: 1), of: series, complete: span(30, 40), at: Self.start)
            archive.keep([], of: series, complete: span(8, 20), at: Self.start)
            #expect(archive.read(series, in: Self.before).complete.list == [span(0, 20), span(30, 40)])
            #expect(archive.read(series, in: span(5, 35)).complete.missing(in: span(5, 35)) == [span(20, 30)])
        }
    }

    @Test(arguments: Kind.allCases) func theNewestStudiesAndOneBeforeThemAreKept(kind: Kind) throws {
        try withArchive(kind) { archive in
            let (series, other) = (try series("NQH4"), try series("ESH4"))
            func saved(_ minute: Int64, _ text: String = "x") -> SavedStudies {
                SavedStudies(
                    through: Self.start.adding(minutes: minute), basis: "program", state: [UInt8](text.utf8) + [0, 255])
            }
            for series in [series, other] {
                archive.keep(randomBars(3, from: Self.start, seed: 1), of: series, complete: nil, at: Self.start)
            }
            #expect(archive.studies(of: series).isEmpty)
            for minute in [1, 5, 9] as [Int64] { archive.keep(saved(minute), of: series) }
            #expect(archive.studies(of: series) == [saved(9), saved(5)])
            archive.keep(saved(9, "anew"), of: series)
            #expect(archive.studies(of: series) == [saved(9, "anew"), saved(5)])
            // After a correction those that saw what it mends are worth nothing.
            archive.keep(saved(4), of: series)
            #expect(archive.studies(of: series) == [saved(4)])
            #expect(archive.studies(of: other).isEmpty)
        }
    }
}
