import Market
import State
import Testing

@testable import Feeds

/// What the feed makes of trades and minutes.
@Suite struct MassiveRowsTests {
    /// The bars of seconds take the place of trades that the plan does not hold.
    @Test func withoutTradesThePriceGoesBySeconds() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.answer([])
        desk.status("error", "not authorized to subscribe to T.NQH4")
        #expect(desk.sent == ["{\"action\":\"subscribe\",\"params\":\"A.NQH4\"}"])
        var second = MassiveHands.bar(desk.now.market.adding(seconds: -1))
        second.high = Price(ticks: 66_004)
        let frame = WireFrame("[\(VendorWords.minute(second, "NQH4", event: "A"))]".utf8)
        // The same twice is told once.
        desk.market.take([frame, frame], at: desk.now)
        desk.settle()
        let trades = desk.trades
        #expect(trades.map(\.price.ticks) == [66_000, 66_000, 66_004, 66_000, 66_000])
        #expect(trades.map(\.size) == [0, 0, 0, 0, 5])
    }

    /// Of the minute in which the connection came the trades before it are asked for; none is told twice.
    @Test func theMinuteUnderWayIsMadeWhole() throws {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.answer([])
        let number = try #require(
            desk.actions.compactMap { if case .askTrades(_, _, _, let number) = $0 { number } else { nil } }.first)
        let start = desk.now.market.startOfMinute
        func trade(_ seconds: Int64, _ sequence: Int) -> String {
            "{\"ev\":\"T\",\"sym\":\"NQH4\",\"p\":16500,\"s\":1,\"q\":\(sequence),"
                + "\"t\":\(start.adding(seconds: seconds).nanoseconds / 1_000_000)}"
        }
        desk.now.market = start.adding(seconds: 30)
        desk.market.take([WireFrame("[\(trade(20, 7)),\(trade(21, 8))]".utf8)], at: desk.now)
        desk.settle()
        #expect(desk.trades.isEmpty, "the socket's wait")
        let rows = [(5, 3), (20, 7)].map { seconds, sequence in
            "{\"price\":16500,\"size\":2,\"sequence_number\":\(sequence),"
                + "\"timestamp\":\(start.adding(seconds: Int64(seconds)).nanoseconds + 456_789)}"
        }
        let page = try MassivePage<TradeRow>(Array("{\"results\":[\(rows.joined(separator: ","))]}".utf8))
        desk.market.takeTrades(slot: 0, number: number, .success(page.rows), at: desk.now)
        desk.settle()
        #expect(desk.trades.map { $0.time - start } == [5, 20, 21].map { $0 * Timestamp.second })
    }

    /// A minute of a far future is left out, and moves no clock.
    @Test func aMinuteOfTheFutureIsLeftOut() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.answer([])
        let before = desk.market.clock.told
        let far = MassiveHands.bar(desk.now.market.startOfMinute.adding(minutes: 1_440 * 364))
        desk.market.take([WireFrame("[\(VendorWords.minute(far, "NQH4"))]".utf8)], at: desk.now)
        desk.pass(seconds: 1)
        #expect(desk.market.futureRows == 1)
        #expect(desk.market.slots[0].told[far.time] == nil)
        #expect(desk.market.clock.told.map { $0 - (before ?? $0) } ?? 0 <= 2 * Timestamp.second)
    }

    /// Minutes that all come ten minutes late are late prices, whether or not the vendor says so.
    @Test func pricesThatComeLateAreSaidToBeLate() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.answer([])
        #expect(desk.market.told?.delaySeconds == nil)
        let late = MassiveHands.bar(desk.now.market.startOfMinute.adding(minutes: -11))
        desk.market.take([WireFrame("[\(VendorWords.minute(late, "NQH4"))]".utf8)], at: desk.now)
        desk.pass(seconds: 2)
        #expect(desk.market.told?.delaySeconds == 600)
    }

    /// An answer without minutes is not kept as all there is.
    @Test func anEmptyAnswerIsAskedForAgainAtTheNextStart() throws {
        func spans(_ history: [BarRow]) -> [Range<Timestamp>] {
            MassiveHands(history: history).actions.compactMap { action in
                if case .keep(_, _, let span?, _) = action { span } else { nil }
            }
        }
        #expect(spans([]).isEmpty)
        let minute = MassiveHands.bar(MassiveFeedTests.start.startOfMinute.adding(minutes: -20))
        let text = "{\"results\":[\(VendorWords.row(minute, "NQH4"))]}"
        let told = spans(try MassivePage<BarRow>(Array(text.utf8)).rows)
        #expect(told.contains { $0.contains(minute.time) }, "a minute that is there proves the span")
    }
}
