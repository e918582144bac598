import Market
import State
import Testing

@testable import Engine

/// The engine by a product's own hours, where its vendor told them.
struct VendorHoursTests {
    /// Friday closes at 13:15.
    private static func early() throws -> Instrument {
        let friday = TradingDay(CivilDate(year: 2024, month: 1, day: 12))
        let session = Harness.calendar.session(of: friday).lowerBound..<Harness.et(12, 13, 15)
        let told = try ToldDay(friday, [session], toldAt: Harness.et(11, 9, 0))
        return Instrument(spec: Harness.nq.spec.following([told]))
    }

    @Test func anEarlyCloseEndsTheDayAndItsSilenceIsNone() throws {
        var desk = Harness([try Self.early()])
        desk.send(.sourceReported(SourceReport(name: "test", state: .live, promiseSeconds: 20)))
        desk.bars([bar(Harness.et(12, 13, 12), 100), bar(Harness.et(12, 13, 14), 101)])
        // After the close nothing trades: a bar of then is none.
        desk.bars([bar(Harness.et(12, 13, 15), 900)])
        desk.clock(Harness.et(12, 16, 0))
        #expect(desk.snapshot.sources[0].report.state == .live)
        #expect(desk.first.last?.price.ticks == bar(Harness.et(12, 13, 14), 101).close.ticks)
        let hour = try #require(desk.first.frames[.oneHour])
        #expect(hour.forming == nil, "the last hour ends with its session")
        #expect(!desk.first.instrument.spec.calendar.isOpen(at: Harness.et(12, 16, 0)))
    }
}
