import Market
import State
import Studies
import Support
import Testing

@testable import Engine

@Suite struct ClosedBarsTests {
    private let open = Harness.calendar.session(of: Harness.monday).lowerBound

    @Test func rowsThatCannotBeAreLeftOutAndCounted() {
        var desk = Harness()
        desk.bars([bar(open, 100), bar(open.adding(minutes: 2), 101)])
        let time = desk.snapshot.time
        desk.bars([bar(open.adding(minutes: 2), 999)])  // twice
        desk.bars([bar(open.adding(minutes: 1), 999)])  // out of order
        desk.bars([bar(open.adding(minutes: 3), 999)], slot: 1)  // no such slot
        desk.bars([bar(open.adding(minutes: -30), 999)])  // the market was closed
        desk.bars([bar(Harness.et(13, 12, 0), 999)])  // Saturday
        desk.bars([bar(open.adding(seconds: 210), 999)])  // no whole minute
        desk.bars([bar(open.adding(minutes: 3), 999, volume: -1)])
        desk.bars([bar(open.adding(minutes: 3), 5_000_000_000)])
        desk.bars([bar(Timestamp(nanoseconds: .max), 999), bar(Timestamp(nanoseconds: .min), 999)])
        var upsideDown = bar(open.adding(minutes: 3), 100)
        swap(&upsideDown.high, &upsideDown.low)
        desk.bars([upsideDown])
        #expect(desk.refused() == 11)
        #expect(desk.first.frames[.oneMinute]?.bars.count == 2)
        #expect(desk.first.last?.price == Price(ticks: 101))
        #expect(desk.snapshot.time == time)
    }

    /// A column holds what came or nothing: what does not fit is never written as something smaller.
    @Test func aVolumeThatAnHourCouldNotHoldIsLeftOutAndCounted() throws {
        let most = Int(Int32.max) / 60
        var desk = Harness()
        desk.bars((0..<60).map { bar(open.adding(minutes: $0), 100, volume: most) })
        desk.bars([bar(open.adding(minutes: 60), 100, volume: most + 1)])
        desk.bars([bar(open.adding(minutes: 60), 100, volume: .max)])
        #expect(desk.refused() == 2)
        #expect(desk.first.frames[.oneHour]?.bars.last?.volume == most * 60)
        desk.trade(100, size: most - 5, at: open.adding(minutes: 60))
        desk.trade(100, size: 6, at: open.adding(seconds: 3_601))
        desk.trade(100, size: 5, at: open.adding(seconds: 3_602))
        #expect(desk.refused() == 3)
        #expect(desk.first.frames[.oneMinute]?.forming?.volume == most)
    }

    @Test func spansAreCountedFromTheEveningOpen() throws {
        var desk = Harness()
        desk.bars((0..<61).map { bar(open.adding(minutes: $0), 100 + Int($0)) })
        let five = try #require(desk.first.frames[.fiveMinutes])
        #expect(five.bars.count == 12)
        #expect(all(five.bars)[0].time == open)
        #expect(all(five.bars)[0].close == Price(ticks: 104))
        #expect(all(five.bars)[0].volume == 50)
        #expect(all(five.bars)[11].high == Price(ticks: 160))
        #expect(five.forming?.time == open.adding(minutes: 60))
        #expect(desk.first.frames[.fifteenMinutes]?.bars.count == 4)
        #expect(desk.first.frames[.oneHour]?.bars.count == 1)
        #expect(desk.first.frames[.oneHour]?.bars.lastTime == open)
    }

    @Test func aSpanWithoutItsLastMinuteClosesByTime() {
        var desk = Harness()
        desk.bars([bar(open, 100)])
        desk.clock(open.adding(seconds: 299))
        #expect(desk.first.frames[.fiveMinutes]?.bars.count == 0)
        desk.clock(open.adding(seconds: 300))
        #expect(desk.first.frames[.fiveMinutes]?.bars.count == 1)
        #expect(desk.first.frames[.fiveMinutes]?.forming == nil)
    }

    @Test func anotherInstrumentsRowProvesThatASpanIsOver() {
        var desk = Harness([Harness.nq, Harness.instrument("ES")])
        desk.bars([bar(open, 100)], slot: 0)
        desk.bars([bar(open.adding(minutes: 4), 100)], slot: 1)
        #expect(desk.first.frames[.fiveMinutes]?.bars.count == 0)
        desk.bars([bar(open.adding(minutes: 5), 100)], slot: 1)
        #expect(desk.first.frames[.fiveMinutes]?.bars.count == 1)
    }

    @Test func minutesWithoutTradesHaveNoRow() {
        var desk = Harness()
        desk.bars([bar(open, 100), bar(open.adding(minutes: 9), 101)])
        #expect(desk.first.frames[.oneMinute].map { all($0.bars).map(\.time) } == [open, open.adding(minutes: 9)])
    }

    /// Frames and columns against a second way of making them: whole series at once.
    @Test(arguments: TimeFrame.allCases)
    func framesEqualTheDefinition(frame: TimeFrame) throws {
        let days = [Harness.monday, Harness.calendar.nextTradingDay(after: Harness.monday)]
        let minutes = days.enumerated().map { index, day in
            randomBars(
                1_200, from: Harness.calendar.session(of: day).lowerBound, seed: UInt64(index + 1), gapEvery: 8)
        }
        var desk = Harness()
        for part in minutes { desk.bars(part) }
        desk.clock(Harness.calendar.session(of: days[1]).upperBound)
        let state = try #require(desk.first.frames[frame])

        var expected: [Bar] = []
        var values: [String: [Double?]] = [:]
        var vwap = SessionVWAP(tick: Harness.nq.spec.tick)
        var fast = ExponentialAverage(length: 9)
        var slow = ExponentialAverage(length: 21)
        for (day, part) in zip(days, minutes) {
            let start = Harness.calendar.session(of: day).lowerBound
            let spans = Dictionary(grouping: part) { ($0.time - start) / Timestamp.minute / Int64(frame.minutes) }
            for (span, members) in spans.sorted(by: { $0.key < $1.key }) {
                for minute in members { vwap.add(minute, day: day) }
                let close = members[members.count - 1].close
                expected.append(
                    Bar(
                        time: start.adding(minutes: span * Int64(frame.minutes)), open: members[0].open,
                        high: members.map(\.high).max() ?? close, low: members.map(\.low).min() ?? close, close: close,
                        volume: members.reduce(0) { $0 + $1.volume }))
                fast.add(Harness.nq.spec.points(close))
                slow.add(Harness.nq.spec.points(close))
                values["vwap.value", default: []].append(vwap.value?.average)
                values["vwap.deviation", default: []].append(vwap.value?.deviation)
                values["ema.9", default: []].append(fast.value)
                values["ema.21", default: []].append(slow.value)
            }
        }
        #expect(all(state.bars) == expected)
        for (name, exact) in values {
            #expect(isNear(past(name, state), exact))
            #expect(state.studies[name] == exact.last)
            #expect(state.studies.now(name) == exact.last)
        }
        #expect(state.studies.settledAt == expected.last?.time)
        #expect(state.bars.days.map(\.day) == days)
    }
}
