import Market
import Testing

/// The clock that keeps its offset, against the one that looks it up each time.
@Suite struct NewYorkClockTests {
    @Test func aKeptOffsetChangesNoTime() {
        var numbers = SeededNumbers(seed: 3)
        var clock = NewYorkClock()
        // Forward by some hours, and now and then back by some years.
        var seconds: Int64 = 1_100_000_000
        for turn in 0..<20_000 {
            seconds += Int64(numbers.next() % 100_000)
            if turn % 4_000 == 3_999 { seconds -= 600_000_000 }
            let instant = Timestamp(seconds: seconds)
            #expect(clock.secondOfDay(at: instant) == NewYork.local(instant).secondOfDay)
        }
    }

    @Test(arguments: [(2024, 3, 10, 7), (2024, 11, 3, 6), (2026, 3, 8, 7)])
    func clocksChangeAtTheirSecond(year: Int, month: Int, day: Int, hourUTC: Int64) {
        let change = Timestamp(seconds: Int64(CivilDate(year: year, month: month, day: day).daysSinceEpoch) * 86_400)
            .adding(seconds: hourUTC * 3_600)
        var clock = NewYorkClock()
        for second in [-1, 0, -1, 1] as [Int64] {
            let instant = change.adding(seconds: second)
            #expect(clock.secondOfDay(at: instant) == NewYork.local(instant).secondOfDay)
        }
    }
}
