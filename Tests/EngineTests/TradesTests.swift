import Market
import State
import Studies
import Support
import Testing

@testable import Engine

@Suite struct TradesTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    @Test func tradesBuildAMinuteThatALaterTradeCloses() throws {
        var desk = Harness()
        for (ticks, second) in [(100, 1), (104, 20), (97, 59)] {
            desk.trade(ticks, size: 2, at: open.adding(seconds: Int64(second)))
        }
        let forming = try #require(desk.first.frames[.oneMinute]?.forming)
        #expect(forming.time == open)
        #expect([forming.open, forming.high, forming.low, forming.close].map(\.ticks) == [100, 104, 97, 97])
        #expect(forming.volume == 6)
        #expect(desk.first.frames[.oneMinute]?.bars.isEmpty == true)
        #expect(desk.first.frames[.fiveMinutes]?.forming?.high == Price(ticks: 104))
        #expect(desk.first.today == forming)

        desk.trade(98, at: open.adding(minutes: 3))
        #expect(desk.first.frames[.oneMinute].map { all($0.bars) } == [forming])
        #expect(desk.first.frames[.oneMinute]?.forming?.time == open.adding(minutes: 3))
        #expect(desk.first.last?.direction == .up)
    }

    @Test func theClockClosesAMinute() {
        var desk = Harness()
        desk.trade(100, at: open.adding(seconds: 5))
        desk.clock(open.adding(nanoseconds: Timestamp.minute - 1))
        #expect(desk.first.frames[.oneMinute]?.forming != nil)
        desk.clock(open.adding(minutes: 1))
        #expect(desk.first.frames[.oneMinute]?.forming == nil)
        #expect(desk.first.frames[.oneMinute]?.bars.count == 1)
    }

    @Test func aMinuteMessageTakesThePlaceOfTheFormingMinute() {
        var desk = Harness()
        desk.trade(100, size: 3, at: open.adding(seconds: 5))
        let message = Bar(
            time: open, open: Price(ticks: 99), high: Price(ticks: 104), low: Price(ticks: 98),
            close: Price(ticks: 101), volume: 40)
        desk.bars([message])
        #expect(desk.first.frames[.oneMinute].map { all($0.bars) } == [message])
        #expect(desk.first.frames[.oneMinute]?.forming == nil)
        #expect(desk.first.today == message)
        // Typical price 101 ticks; the trade has left no trace.
        #expect(desk.first.vwap == 101 * 0.25)
        desk.trade(100, at: open.adding(seconds: 30))
        #expect(desk.refused() == 1)
    }

    @Test func lateTradesAreRefused() {
        var desk = Harness()
        desk.trade(100, at: open.adding(seconds: 70))
        desk.trade(500, at: open.adding(seconds: 69))
        desk.trade(500, at: open.adding(seconds: 10))
        desk.trade(500, size: -1, at: open.adding(seconds: 80))
        desk.bars([bar(open, 500)])
        #expect(desk.refused() == 4)
        desk.trade(101, at: open.adding(seconds: 70))
        #expect(desk.refused() == 4)
        #expect(desk.first.frames[.oneMinute]?.forming?.high == Price(ticks: 101))
    }

    @Test func theSessionAverageOfTradesIsExact() throws {
        var desk = Harness()
        let prints = [(66_331, 3), (66_340, 1), (66_329, 7), (66_335, 2), (66_350, 4)]
        for (index, print) in prints.enumerated() {
            desk.trade(print.0, size: print.1, at: open.adding(seconds: Int64(index) * 50))
        }
        let volume = prints.reduce(0) { $0 + $1.1 }
        let exact = Double(prints.reduce(0) { $0 + $1.0 * $1.1 }) / Double(volume) * 0.25
        #expect(abs(try #require(desk.first.vwap) - exact) < 1e-9)
        desk.clock(open.adding(minutes: 10))
        let studies = try #require(desk.first.frames[.oneMinute]?.studies)
        #expect(studies["vwap.value"].map { abs($0 - exact) < 1e-9 } == true)
        #expect(studies.settledAt == open.adding(minutes: 3))
    }

    @Test func liveStudiesTakeTheFormingBarInAndClosedOnesDoNot() throws {
        var desk = Harness()
        desk.bars((0..<30).map { bar(open.adding(minutes: $0), 400) })
        desk.trade(440, at: open.adding(minutes: 30))
        let frame = try #require(desk.first.frames[.oneMinute])
        #expect(frame.studies["ema.9"] == 100)
        #expect(frame.studies.now("ema.9") == 102)
        #expect(frame.studies.now("ema.21").map { $0 > 100 && $0 < 102 } == true)
        #expect(past("ema.9", frame).count == 30)
        #expect(past("ema.9", frame).last == 100)
        // Waits for closed bars.
        #expect(frame.studies.now("wave.speed") == frame.studies["wave.speed"])
    }
}
