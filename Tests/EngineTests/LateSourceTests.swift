import Market
import State
import Support
import Testing

@testable import Engine

/// A source whose prices are late by contract, while the clock tells the time of day.
@Suite struct LateSourceTests {
    private static let start = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 570)

    private func engine(delay: Int?) throws -> Engine {
        let instrument = try #require(Instrument(symbol: "NQH4", near: CivilDate(year: 2024, month: 1, day: 5)))
        var engine = Engine(EngineConfiguration(mode: .live, source: "yahoo"))
        var number: UInt64 = 0
        let report = SourceReport(name: "yahoo", state: .live, promiseSeconds: 900, delaySeconds: delay)
        let bars = randomBars(30, from: Self.start, seed: 1)
        var events: [Event] = [.sourceReported(report), .instrumentsListed([instrument])]
        for (index, bar) in bars.enumerated() {
            // Each minute comes eleven minutes after its end.
            events.append(.clockAdvanced(Self.start.adding(minutes: Int64(index) + 12)))
            events.append(.barsClosed([SlotBar(slot: 0, bar: bar)]))
        }
        for event in events {
            number += 1
            _ = engine.apply(NumberedEvent(number: number, event: event))
        }
        return engine
    }

    @Test func spansWaitForTheirLateMinutes() throws {
        var late = try engine(delay: 600)
        let five = try #require(late.snapshot().instruments[0].frames[.fiveMinutes])
        let minutes = randomBars(30, from: Self.start, seed: 1)
        #expect(five.bars.count == 6)
        for (index, bar) in five.bars.suffix(6).enumerated() {
            var whole = minutes[index * 5]
            for minute in minutes[index * 5 + 1..<index * 5 + 5] { whole.absorb(minute) }
            #expect(bar == whole)
        }
    }

    @Test func theAgeOfLatePricesIsToldAsItIs() throws {
        var late = try engine(delay: 600)
        let snapshot = late.snapshot()
        #expect(snapshot.delaySeconds == 600)
        #expect(snapshot.time == Self.start.adding(minutes: 41))
        #expect(snapshot.instruments[0].last?.time == Self.start.adding(minutes: 30))
        #expect(snapshot.sources[0].report.state == .live, "eleven minutes are within its promise")
    }
}
