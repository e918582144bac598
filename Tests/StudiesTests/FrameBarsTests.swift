import Market
import Studies
import Testing

@Suite struct FrameBarsTests {
    private let calendar = TradingCalendar(group: .equity)

    @Test func spansAreCountedFromTheEveningAndEndWithTheSession() throws {
        // The day after Thanksgiving 2024 ends at 13:15.
        let day = TradingDay(CivilDate(year: 2024, month: 11, day: 29))
        let session = calendar.session(of: day)
        var frame = FrameBars(frame: .oneHour)
        var closed: [FrameBars.Closed] = []
        var time = session.lowerBound
        while time < session.upperBound {
            let price = Price(ticks: Int(time.minutes - session.lowerBound.minutes))
            let minute = Bar(time: time, open: price, high: price, low: price, close: price, volume: 2)
            if let bar = frame.close(endingBy: time) { closed.append(bar) }
            frame.absorb(minute, day: day, session: session)
            time = time.adding(minutes: 1)
            if let bar = frame.close(endingBy: time) { closed.append(bar) }
        }
        #expect(frame.forming == nil && closed.count == 20)
        #expect(closed.allSatisfy { $0.day == day })
        #expect(closed[1].bar.time == session.lowerBound.adding(minutes: 60))
        #expect(closed[1].bar.open.ticks == 60 && closed[1].bar.high.ticks == 119 && closed[1].bar.volume == 120)
        #expect(closed[19].bar.volume == 30, "a quarter of an hour")
    }

    @Test func tradesMakeBarsThatCloseWithTheFirstOneAfter() throws {
        let day = TradingDay(CivilDate(year: 2024, month: 1, day: 9))
        let session = calendar.session(of: day)
        var frame = FrameBars(frame: .fiveMinutes)
        for (seconds, price, size) in [(61, 100, 1), (62, 90, 2), (299, 110, 3)] as [(Int64, Int, Int)] {
            let trade = Trade(
                time: session.lowerBound.adding(seconds: seconds), price: Price(ticks: price), size: size,
                aggressor: .buyer)
            let early = frame.close(endingBy: trade.time)
            #expect(early == nil)
            frame.absorb(trade, day: day, session: session)
        }
        let early = frame.close(endingBy: session.lowerBound.adding(seconds: 299))
        #expect(early == nil)
        let closed = frame.close(endingBy: session.lowerBound.adding(seconds: 300))
        let expected = Bar(
            time: session.lowerBound, open: Price(ticks: 100), high: Price(ticks: 110), low: Price(ticks: 90),
            close: Price(ticks: 110), volume: 6)
        #expect(closed == FrameBars.Closed(bar: expected, day: day))
    }
}
