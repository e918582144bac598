import Market
import State
import Support
import Testing

@testable import Engine

@Suite struct JobsTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    private func refreshed(_ desk: inout Harness) -> Int64? {
        desk.snapshot.scanner.refreshed.map { ($0 - open) / Timestamp.second }
    }

    @Test func theScannerListsEveryInstrumentFromTheStart() {
        var desk = Harness([Harness.nq, Harness.instrument("ES")])
        #expect(desk.snapshot.scanner.rows.map(\.slot) == [0, 1])
        #expect(desk.snapshot.scanner.rows[0].trend == nil)
        #expect(desk.snapshot.scanner.refreshed == nil)
    }

    @Test func jobsRunOnWholeMultiplesOfTheirPeriod() {
        var desk = Harness()
        desk.clock(open.adding(seconds: 10))
        #expect(refreshed(&desk) == 10)
        desk.clock(open.adding(seconds: 59))
        #expect(refreshed(&desk) == 10)
        desk.clock(open.adding(seconds: 61))
        #expect(refreshed(&desk) == 61)
        #expect(desk.snapshot.jobs.map(\.name) == ["scanner", "refresh"])
        #expect(desk.snapshot.jobs[0].nextRun == open.adding(seconds: 120))
        #expect(desk.snapshot.scanner.nextRefresh == open.adding(seconds: 120))
        #expect(desk.snapshot.jobs[1].nextRun == open.adding(seconds: 300))
        desk.clock(open.adding(seconds: 301))
        #expect(desk.snapshot.jobs.map(\.lastRun) == [open.adding(seconds: 301), open.adding(seconds: 301)])
    }

    @Test func rowsRunJobsOnlyOnceAllOfTheMinuteHaveCome() {
        var desk = Harness([Harness.nq, Harness.instrument("ES")])
        for slot in 0...1 { desk.bars([bar(open, 100)], slot: slot) }
        #expect(refreshed(&desk) == nil)
        desk.bars([bar(open.adding(minutes: 1), 100)], slot: 0)
        #expect(refreshed(&desk) == 60)
        desk.clock(open.adding(minutes: 2))
        #expect(refreshed(&desk) == 120)
    }

    @Test func aGapIsScannedOnce() {
        var desk = Harness()
        desk.bars([bar(Harness.et(12, 16, 58), 100), bar(Harness.et(15, 9, 30), 100)])
        #expect(desk.snapshot.scanner.refreshed == Harness.et(12, 16, 59))
        #expect(desk.snapshot.scanner.nextRefresh == Harness.et(15, 9, 31))
        desk.clock(Harness.et(15, 9, 31))
        #expect(desk.snapshot.scanner.refreshed == Harness.et(15, 9, 31))
    }

    @Test func theScannerHoldsUntilItsNextRefresh() {
        var desk = Harness()
        desk.bars((0..<16).map { bar(open.adding(minutes: $0), 400 + Int($0) * 4, volume: 10 + Int($0)) })
        desk.clock(open.adding(minutes: 16))
        let row = desk.snapshot.scanner.rows[0]
        #expect(row.trend == .up)
        #expect(row.momentum == 1)
        #expect(row.volume == 10 * 5 + 10 + 11 + 12 + 13 + 14)
        #expect(row.atr == nil)
        desk.trade(9_000, at: open.adding(seconds: 16 * 60 + 30))
        #expect(desk.snapshot.scanner.rows[0] == row)
        desk.clock(open.adding(minutes: 17))
        #expect(desk.snapshot.scanner.rows[0].momentum != 1)
    }

    @Test func theScannerDoesNotStayEmptyUntilTheNextMinute() {
        var desk = Harness()
        desk.clock(open.adding(seconds: 601))
        desk.bars((0..<10).map { bar(open.adding(minutes: $0), 400) })
        desk.clock(open.adding(seconds: 602))
        #expect(desk.snapshot.scanner.rows[0].trend == .flat)
    }

    @Test func atrNeedsFourteenFiveMinuteBarsAndOne() {
        var desk = Harness()
        desk.bars((0..<75).map { bar(open.adding(minutes: $0), 400) })
        desk.clock(open.adding(minutes: 74))
        #expect(desk.snapshot.scanner.rows[0].atr == 0.5)
    }

    @Test func refreshNowRunsBothAndAsksOnlyALiveFeed() {
        for (mode, asks) in [(RunMode.live, true), (.replay, false), (.simulated, false)] {
            var desk = Harness(mode: mode)
            #expect(!desk.send(.intentRaised(.refreshNow)).contains(.tellFeed(.retry)))
            desk.clock(open.adding(seconds: 10))
            desk.bars([bar(open, 400)])
            desk.clock(open.adding(seconds: 75))
            let effects = desk.send(.intentRaised(.refreshNow))
            #expect(effects.contains(.tellFeed(.retry)) == asks)
            #expect(desk.snapshot.jobs.map(\.lastRun) == [open.adding(seconds: 75), open.adding(seconds: 75)])
            #expect(desk.clock(open.adding(seconds: 300)).contains(.tellFeed(.retry)) == asks)
        }
    }

    @Test func feedCommandsArePassedOn() {
        var desk = Harness()
        #expect(desk.send(.intentRaised(.feed(.step(5)))) == [.tellFeed(.step(5))])
    }

    @Test func aClockThatGoesBackOrIsAbsurdChangesNothing() {
        var desk = Harness()
        desk.clock(open.adding(seconds: 100))
        desk.clock(open.adding(seconds: 50))
        desk.clock(Timestamp(nanoseconds: .max))
        #expect(desk.snapshot.time == open.adding(seconds: 100))
    }
}
