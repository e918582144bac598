import Engine
import Feeds
import Market
import State
import Support
import Testing

@testable import Runtime

/// The studies of a live run reach the archive beside the engine, and the next run takes them up.
@Suite struct StudyKeeperTests {
    private static let calendar = TradingCalendar(group: .equity)
    private static let start = calendar.session(of: TradingDay(CivilDate(year: 2024, month: 1, day: 8))).lowerBound

    private var setup: EngineConfiguration {
        var setup = EngineConfiguration(mode: .live, source: "script")
        setup.program = "this"
        return setup
    }

    /// The last picture of a run that is told some events, once it says something in the log.
    private func run(_ events: [Event], _ archive: any BarArchive, says text: String = "") throws -> Snapshot {
        let runtime = Runtime(setup, feed: ScriptedFeed(events), log: Log(path: nil), archive: archive)
        try runtime.start()
        let isDone = runtime.wait(milliseconds: 10_000) { picture in
            picture.eventNumber >= UInt64(events.count)
                && (text.isEmpty || picture.log.contains { $0.text.contains(text) })
        }
        #expect(isDone != nil)
        runtime.stop()
        return runtime.latest
    }

    @Test func studiesLastFromRunToRun() throws {
        let instrument = Instrument(spec: try #require(ContractSpecs.byRoot["NQ"]))
        let series = ArchivedSeries(instrument: instrument, source: "script")
        let bars = randomBars(800, from: Self.start, seed: 3)
        let end = Self.start.adding(minutes: 800)
        let archive = MemoryBarArchive()
        let first = try run(
            [
                .instrumentsListed([instrument]), .barsClosed(bars.map { SlotBar(slot: 0, bar: $0) }),
                .clockAdvanced(end),
            ], archive)
        let saved = archive.studies(of: series)
        #expect(saved.count == 1 && saved.first.map { $0.through < end } == true)
        let second = try run(
            [
                .instrumentsListed([instrument]),
                .historiesRecalled([RecalledHistory(slot: 0, bars: bars, studies: saved)]), .clockAdvanced(end),
            ], archive, says: "studies taken up as of")
        #expect(archive.studies(of: series) == saved, "there is nothing new to keep")
        for frame in TimeFrame.allCases {
            let (before, after) = (first.instruments[0].frames[frame], second.instruments[0].frames[frame])
            #expect(before?.studies.settled == after?.studies.settled)
            #expect(before?.bars.count == after?.bars.count)
        }
    }
}
