import Market
import State
import Support
import Testing

@testable import Engine

@Suite struct SnapshotsTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    @Test func numbersGrowAndOldPicturesStay() {
        var desk = Harness()
        desk.bars((0..<5).map { bar(open.adding(minutes: $0), 100) })
        let before = desk.snapshot
        desk.bars((5..<20).map { bar(open.adding(minutes: $0), 200) })
        let after = desk.snapshot
        #expect(after.number == before.number + 1)
        #expect(after.eventNumber == before.eventNumber + 1)
        #expect(before.instruments[0].frames[.oneMinute]?.bars.count == 5)
        #expect(before.instruments[0].frames[.oneMinute].map { past("vwap.value", $0).count } == 5)
        #expect(before.instruments[0].today?.high == Price(ticks: 101))
        #expect(after.instruments[0].frames[.oneMinute]?.bars.count == 20)
    }

    @Test func theLogKeepsItsNewestLines() {
        var desk = Harness(logTail: 3)
        for index in 1...5 {
            desk.send(.logged(LogLine(time: open, level: .info, part: "feed", text: "line \(index)")))
        }
        #expect(desk.snapshot.log.map(\.text) == ["line 3", "line 4", "line 5"])
        #expect(desk.snapshot.logCount == 5)
    }

    @Test func aResetDropsWhatCameFromBarsAndTrades() {
        var desk = Harness()
        desk.send(.logged(LogLine(time: open, level: .info, part: "feed", text: "start")))
        desk.bars((0..<20).map { bar(open.adding(minutes: $0), 100) })
        desk.trade(120, at: open.adding(minutes: 21))
        desk.send(.marketReset)
        #expect(desk.snapshot.time == nil)
        #expect(desk.first.frames.isEmpty)
        #expect(desk.first.last == nil)
        #expect(desk.snapshot.scanner.rows == [ScannerRow(slot: 0)])
        #expect(desk.snapshot.jobs.allSatisfy { $0.lastRun == nil && $0.nextRun == nil })
        #expect(desk.snapshot.sources[0].lastMessage == nil)
        #expect(desk.snapshot.logCount == 1)
        desk.bars([bar(open, 300)])
        #expect(desk.refused() == 0)
        #expect(desk.first.frames[.oneMinute]?.bars.count == 1)
    }

    @Test func listingAgainKeepsWhatIsKnown() {
        var desk = Harness()
        desk.bars([bar(open, 100)])
        desk.send(.instrumentsListed([Harness.instrument("ES"), Harness.nq]))
        #expect(desk.snapshot.instruments.map(\.instrument.root) == ["ES", "NQ"])
        #expect(desk.snapshot.instruments[1].last?.price == Price(ticks: 100))
        #expect(desk.snapshot.instruments[0].last == nil)
    }

    @Test func averageLengthsStandInThePicture() {
        var engine = Engine(EngineConfiguration(mode: .live, source: "x", emaFastLength: 5, emaSlowLength: 34))
        #expect(engine.snapshot().emaFastLength == 5)
        #expect(engine.snapshot().emaSlowLength == 34)
    }
}
