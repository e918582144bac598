import Feeds
import Market
import Settings
import State
import Storage
import Support
import Testing

@testable import copilot

@Suite("copilot bars")
struct BarsCommandTests {
    private static let start = Timestamp(seconds: 1_704_465_000)

    /// Surroundings with a few kept minutes of two months and two sources.
    private func kept(_ folder: Folder) throws -> Surroundings {
        let around = surroundings(folder)
        try Paths.create(around.paths.liveData)
        let store = try BarStore(path: BarStore.path(in: around.paths.liveData)) { Issue.record("\($0)") }
        defer { store.finish() }
        for (symbol, source) in [("NQH4", "massive"), ("NQM4", "massive"), ("NQH4", "yahoo"), ("ZNH4", "yahoo")] {
            let instrument = try #require(Instrument(symbol: symbol, near: CivilDate(year: 2024, month: 1, day: 5)))
            let series = ArchivedSeries(instrument: instrument, source: source)
            store.keep(randomBars(3, from: Self.start, seed: 5), of: series, complete: nil, at: Self.start)
        }
        var changed = randomBars(3, from: Self.start, seed: 5)[1]
        changed.volume += 1
        let instrument = try #require(Instrument(symbol: "NQH4", near: CivilDate(year: 2024, month: 1, day: 5)))
        store.keep(
            [changed], of: ArchivedSeries(instrument: instrument, source: "massive"), complete: nil,
            at: Self.start.adding(minutes: 9))
        return around
    }

    private func text(_ arguments: [String], _ around: Surroundings) throws -> String {
        try BarsCommand.parse(arguments).text(around)
    }

    @Test func withoutAFormatItShowsWhatIsKept() throws {
        try withFolder { folder in
            let lines = try text([], kept(folder)).split(separator: "\n")
            #expect(lines.count == 5)
            #expect(lines[1].hasPrefix("NQH4      massive     3  2024-01-05 09:30  2024-01-05 09:32  "), "\(lines[1])")
        }
    }

    @Test func csvTellsSourceAndRevisionAndCanBeReplayed() throws {
        try withFolder { folder in
            let around = try kept(folder)
            let csv = try text(["NQH4", "--csv", "--source", "massive"], around)
            let lines = csv.split(separator: "\n")
            #expect(lines.count == 4)
            #expect(lines[0] == "timestamp,open,high,low,close,volume,symbol,source,revision,known_at")
            #expect(lines[1].hasSuffix(",NQH4,massive,0,2024-01-05T14:30:00Z"))
            #expect(lines[2].hasSuffix(",NQH4,massive,1,2024-01-05T14:39:00Z"))
            let file = try folder.write("kept.csv", csv)
            let markets = try RecordedMarket.read([RecordingFile(path: file, symbol: "NQH4")])
            var market = try #require(markets.first)
            var count = 0
            while market.next() != nil { count += 1 }
            #expect(count == 3)
            let both = try text(["NQ", "--csv"], around).split(separator: "\n")
            #expect(both.count == 1 + 9, "a root means all its months, of both sources")
            let notes = try text(["ZNH4", "--csv"], around).split(separator: "\n")
            #expect(notes[1].split(separator: ",")[1].split(separator: ".").last?.count == 6, "exact, not in 32nds")
        }
    }

    @Test func timesCutTheSpan() throws {
        try withFolder { folder in
            let around = try kept(folder)
            func count(_ arguments: String...) throws -> Int {
                try text(["NQM4", "--csv"] + arguments, around).split(separator: "\n").count - 1
            }
            #expect(try count("--from", "2024-01-05T09:31") == 2)
            #expect(try count("--to", "2024-01-05T09:31") == 1)
            #expect(try count("--from", "2024-01-05", "--to", "2024-01-05") == 3)
            #expect(try count("--from", "2024-01-08") == 0)
            #expect(try text(["NQM4", "--json", "--to", "2024-01-05T09:31"], around).contains("\"revision\":0"))
        }
    }

    @Test func whatIsNotThereIsSaid() throws {
        try withFolder { folder in
            #expect(folder.message { _ = try text([], surroundings(folder)) }.hasPrefix("No bars of a real market"))
            let around = try kept(folder)
            #expect(
                folder.message { _ = try text(["ES"], around) }
                    == "No such bars are kept; there are: NQH4 of massive, NQH4 of yahoo, NQM4 of massive, "
                    + "ZNH4 of yahoo.")
            #expect(folder.message { _ = try text(["XX9"], around) }.hasPrefix("XX9: \"XX9\""))
            #expect(
                folder.message { _ = try text(["NQ", "--from", "2024-01-08", "--to", "2024-01-05"], around) }
                    .contains("--to lies before --from"))
        }
    }
}
