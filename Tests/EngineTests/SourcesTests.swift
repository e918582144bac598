import Market
import State
import Support
import Testing

@testable import Engine

@Suite struct SourcesTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    private func live(_ promise: Int?) -> Event {
        .sourceReported(SourceReport(name: "test", state: .live, detail: "here", promiseSeconds: promise))
    }

    @Test func theSourceIsLoadingUntilItSpeaks() {
        var desk = Harness()
        #expect(desk.snapshot.sources.map(\.report.state) == [.loading(progress: nil)])
        desk.send(live(nil))
        desk.send(.sourceReported(SourceReport(name: "other", state: .off(reason: "not set"))))
        #expect(desk.snapshot.sources.map(\.report.name) == ["test", "other"])
        #expect(desk.snapshot.worstSource?.report.name == "other")
    }

    @Test func aBrokenPromiseMakesALiveSourceStale() {
        var desk = Harness()
        desk.send(live(20))
        desk.trade(100, at: open.adding(seconds: 100))
        #expect(desk.clock(open.adding(seconds: 120)) == [])
        #expect(desk.snapshot.sources[0].report.state == .live)
        #expect(
            desk.clock(open.adding(seconds: 121))
                == [.log(.warn, part: "test", text: "no message for 21 s while the market is open")])
        #expect(desk.snapshot.sources[0].report.state == .stale)
        #expect(desk.snapshot.sources[0].report.detail == "here")
        #expect(desk.clock(open.adding(seconds: 122)) == [])
        desk.trade(100, at: open.adding(seconds: 122))
        #expect(desk.snapshot.sources[0].report.state == .live)
        #expect(desk.clock(open.adding(seconds: 123)) == [.log(.info, part: "test", text: "messages are coming again")])
    }

    /// A connection that is made anew, and brings nothing, proves nothing.
    @Test func comingBackWithoutAMessageKeepsItStale() {
        var desk = Harness()
        desk.send(live(20))
        desk.trade(100, at: open.adding(seconds: 100))
        desk.clock(open.adding(seconds: 125))
        desk.send(.sourceReported(SourceReport(name: "test", state: .stale)))
        desk.send(live(20))
        desk.clock(open.adding(seconds: 126))
        #expect(desk.snapshot.sources[0].report.state == .stale)
    }

    @Test func silenceIsCountedOnlyWhileTheMarketIsOpen() {
        var desk = Harness()
        desk.send(live(20))
        desk.trade(100, at: Harness.et(12, 16, 59, 50))
        desk.clock(Harness.et(13, 12, 0))
        #expect(desk.snapshot.sources[0].report.state == .live)
        desk.clock(Harness.et(14, 18, 0, 15))
        #expect(desk.snapshot.sources[0].report.state == .live)
        desk.clock(Harness.et(14, 18, 0, 21))
        #expect(desk.snapshot.sources[0].report.state == .stale)
    }

    @Test func pausedAndUnpromisedSourcesAreNeverStale() {
        for report in [
            SourceReport(name: "test", state: .paused, promiseSeconds: 5), SourceReport(name: "test", state: .live),
        ] {
            var desk = Harness()
            desk.send(.sourceReported(report))
            desk.trade(100, at: open)
            desk.clock(open.adding(minutes: 50))
            #expect(desk.snapshot.sources[0].report.state == report.state)
        }
    }

    @Test func messagesAreCountedAndTimed() {
        var desk = Harness()
        for second in 0..<90 {
            for _ in 0..<4 { desk.trade(100, at: open.adding(seconds: Int64(second))) }
            if second == 30 { #expect(desk.snapshot.sources[0].rate == nil) }
        }
        #expect(desk.snapshot.sources[0].messages == 360)
        #expect(desk.snapshot.sources[0].lastMessage == open.adding(seconds: 89))
        #expect(desk.snapshot.sources[0].rate == 4)
        desk.clock(open.adding(seconds: 119))
        #expect(desk.snapshot.sources[0].rate == 2)
        desk.clock(open.adding(seconds: 500))
        #expect(desk.snapshot.sources[0].rate == 0)
    }

    @Test func aClosedBarIsAsOldAsItsEnd() {
        var desk = Harness()
        desk.bars([bar(open, 100)])
        #expect(desk.snapshot.sources[0].lastMessage == open.adding(minutes: 1))
        #expect(desk.first.last?.time == open.adding(minutes: 1))
    }
}
