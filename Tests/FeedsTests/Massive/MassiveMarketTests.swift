import Market
import State
import Testing
import Transport

@testable import Feeds

/// The feed's mind, without threads, sockets and clocks.
@Suite struct MassiveMarketTests {
    /// A mind that was led to a live connection, in the middle of a trading day.
    private struct Desk {
        var market: MassiveMarket
        var now = Moment(monotonic: 1_000_000_000, market: MassiveFeedTests.start)
        private(set) var actions: [MassiveAction] = []

        init(isFree: Bool = false, isDelayed: Bool? = nil, at instant: Timestamp = MassiveFeedTests.start) {
            guard let instrument = Instrument(symbol: "NQH4", near: MassiveFeedTests.day.date) else {
                preconditionFailure("the test's own name cannot be read")
            }
            market = Self.market(instrument)
            now.market = instant
            market.begin(at: now)
            market.recall([nil], [ArchivedBars()], at: now)
            market.take(
                .success(
                    MassiveChoice(
                        instruments: [instrument], rolls: [], isDelayed: isDelayed, isFree: isFree, notes: [])), at: now
            )
            settle()
            answer([])
        }

        /// A mind that has not begun.
        static func market(_ instrument: Instrument) -> MassiveMarket {
            guard let socket = SocketAddress("wss://socket.example/futures"),
                let delayed = SocketAddress("wss://delayed.example/futures")
            else { preconditionFailure("the test's own addresses cannot be read") }
            return MassiveMarket(
                MassiveConfiguration(
                    key: "k\"1", restURL: "https://api.example", socket: socket, delayedSocket: delayed,
                    live: LiveFeedSettings(
                        instruments: [Instrument(spec: instrument.spec)], historyDays: 0, archive: MemoryBarArchive())),
                seed: 1)
        }

        /// Does what is due and keeps what is asked for.
        mutating func settle() {
            market.tick(at: now)
            actions = market.takeActions()
        }

        mutating func pass(seconds: Double) {
            now.monotonic += Int64(seconds * 1e9)
            now.market = now.market.adding(nanoseconds: Int64(seconds * 1e9))
            settle()
        }

        mutating func status(_ status: String, _ message: String = "") {
            market.take(WireStatus(status: status, message: message), at: now)
            settle()
        }

        mutating func event(_ event: SocketEvent) {
            market.take(event, number: market.link.number, at: now)
            settle()
        }

        /// Answers the request for minutes that is under way.
        mutating func answer(_ rows: [BarRow]) {
            market.takeMinutes(slot: 0, number: market.slots[0].asking ?? 0, .success(rows), at: now)
            settle()
        }

        mutating func becomeLive() {
            event(.opened)
            status("connected")
            status("auth_success")
            status("success", "subscribed to: AM.NQH4")
        }

        var trades: [Trade] {
            actions.flatMap { action -> [Trade] in
                if case .emit(.tradesPrinted(let rows)) = action { rows.map(\.trade) } else { [] }
            }
        }
        var sent: [String] { actions.compactMap { if case .send(let text) = $0 { text } else { nil } } }
        var connects: [String] { actions.compactMap { if case .connect(let to, _) = $0 { to.host } else { nil } } }

        /// Seconds until it connects again, in steps of a tenth.
        mutating func secondsUntilConnect(most: Double) -> Double? {
            var waited = 0.0
            while waited < most {
                pass(seconds: 0.1)
                waited += 0.1
                if !connects.isEmpty { return waited }
            }
            return nil
        }
    }

    /// A look for late corrections that begins while a later span is being asked for is not lost with that answer.
    @Test func doubtThatComesWhileAskingStays() throws {
        let (start, end) = (MassiveFeedTests.start, MassiveFeedTests.start.adding(minutes: 12))
        var slot = SlotMarket(instrument: try #require(Instrument(symbol: "NQH4", near: MassiveFeedTests.day.date)))
        slot.doubt(start.adding(minutes: 10), through: end)
        slot.doubt(start, through: end)
        slot.trust(from: start.adding(minutes: 10), through: start.adding(minutes: 11))
        #expect(slot.doubt == start...end)
        slot.trust(from: start, through: start.adding(minutes: 11))
        #expect(slot.doubt == start.adding(minutes: 11)...end)
    }

    @Test func theDialogueIsConnectAuthAndOneSubscribe() {
        var desk = Desk()
        desk.event(.opened)
        #expect(desk.sent.isEmpty)
        desk.status("connected", "Connected Successfully")
        #expect(desk.sent == ["{\"action\":\"auth\",\"params\":\"k\\\"1\"}"])
        desk.status("auth_success")
        #expect(desk.sent == ["{\"action\":\"subscribe\",\"params\":\"AM.NQH4,T.NQH4\"}"])
        desk.status("success", "subscribed to: AM.NQH4")
        #expect(desk.market.link.isLive)
        desk.status("success", "subscribed to: T.NQH4")
        #expect(desk.sent.isEmpty)
    }

    @Test func aLoginWithoutAnswerIsTriedAgain() {
        var desk = Desk()
        desk.event(.opened)
        desk.pass(seconds: 11)
        #expect(desk.market.link.trouble?.contains("does not answer") == true)
        let wait = desk.secondsUntilConnect(most: 6)
        #expect(wait != nil)
    }

    /// In a session nobody waits longer than five seconds, however often it fails.
    @Test func backsOffShortlyInASession() throws {
        var desk = Desk()
        for _ in 0..<8 {
            desk.event(.closed("the network is gone"))
            let wait = desk.secondsUntilConnect(most: 6)
            #expect(try #require(wait) <= 5.2)
        }
    }

    @Test func leavesTheConnectionToAnotherProgramForAMinute() throws {
        var desk = Desk()
        desk.becomeLive()
        desk.status("max_connections", "Maximum number of websocket connections exceeded.")
        let wait = desk.secondsUntilConnect(most: 120)
        #expect((60...91).contains(try #require(wait)))
    }

    /// The trader has ended the other program.
    @Test func whoAsksIsConnectedAtOnce() {
        var desk = Desk()
        desk.becomeLive()
        desk.status("max_connections", "Maximum number of websocket connections exceeded.")
        desk.market.perform(.retry, at: desk.now)
        desk.settle()
        #expect(desk.connects == ["socket.example"])
    }

    /// A plan without trades tells one bar a minute.
    @Test func barsAloneMayBeSilentForLonger() {
        var desk = Desk()
        desk.becomeLive()
        desk.status("error", "not authorized to subscribe to T.NQH4")
        desk.status("error", "not authorized to subscribe to A.NQH4")
        desk.pass(seconds: 100)
        #expect(desk.market.link.isLive)
        desk.pass(seconds: 30)
        #expect(!desk.market.link.isLive)
    }

    /// The bars of seconds take the place of trades that the plan does not hold.
    @Test func withoutTradesThePriceGoesBySeconds() {
        var desk = Desk()
        desk.becomeLive()
        desk.answer([])
        desk.status("error", "not authorized to subscribe to T.NQH4")
        #expect(desk.sent == ["{\"action\":\"subscribe\",\"params\":\"A.NQH4\"}"])
        var second = bar(desk.now.market.adding(seconds: -1))
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
        var desk = Desk()
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
        var desk = Desk()
        desk.becomeLive()
        desk.answer([])
        let before = desk.market.clock.told
        let far = bar(desk.now.market.startOfMinute.adding(minutes: 1_440 * 364))
        desk.market.take([WireFrame("[\(VendorWords.minute(far, "NQH4"))]".utf8)], at: desk.now)
        desk.pass(seconds: 1)
        #expect(desk.market.futureRows == 1)
        #expect(desk.market.slots[0].told[far.time] == nil)
        #expect(desk.market.clock.told.map { $0 - (before ?? $0) } ?? 0 <= 2 * Timestamp.second)
    }

    /// Minutes that all come ten minutes late are late prices, whether or not the vendor says so.
    @Test func pricesThatComeLateAreSaidToBeLate() {
        var desk = Desk()
        desk.becomeLive()
        desk.answer([])
        #expect(desk.market.told?.delaySeconds == nil)
        let late = bar(desk.now.market.startOfMinute.adding(minutes: -11))
        desk.market.take([WireFrame("[\(VendorWords.minute(late, "NQH4"))]".utf8)], at: desk.now)
        desk.pass(seconds: 2)
        #expect(desk.market.told?.delaySeconds == 600)
    }

    /// An answer without minutes is not kept as all there is.
    @Test func anEmptyAnswerIsAskedForAgainAtTheNextStart() {
        func spans(_ rows: [BarRow]) -> [Range<Timestamp>] {
            var desk = Desk()
            desk.becomeLive()
            desk.answer(rows)
            return desk.actions.compactMap { if case .keep(_, _, let span, _) = $0 { span } else { nil } }
        }
        #expect(spans([]).isEmpty)
    }

    /// While a roll is near, its volumes are kept up to date, and the months stay until the evening.
    @Test func volumesOfARollAreLookedAtAgain() throws {
        var desk = Desk()
        desk.becomeLive()
        let from = desk.market.slots[0].instrument
        let next = try #require(from.month.flatMap { from.spec.next(after: $0) })
        var roll = ContractRoll(
            from: from, to: Instrument(spec: from.spec, month: next), day: nil, share: 60, isFollowed: true)
        desk.market.take(.success([roll]))
        desk.pass(seconds: 1)
        #expect(!desk.actions.contains { if case .lookAtRolls = $0 { true } else { false } })
        desk.pass(seconds: 901)
        #expect(desk.actions.contains { if case .lookAtRolls = $0 { true } else { false } })
        roll.share = 130
        desk.market.take(.success([roll]))
        desk.pass(seconds: 2)
        #expect(desk.market.told?.rolls == [roll])
        #expect(desk.market.slots[0].instrument == from)
    }

    /// What the vendor's schedule says otherwise, the trader is told until it does no more.
    @Test func anotherScheduleIsTold() throws {
        var desk = Desk()
        let session = TradingCalendar(group: .equity).session(of: MassiveFeedTests.day)
        let early = session.upperBound.adding(minutes: -225)
        desk.market.take(.success(try Self.schedule(session.lowerBound, early)))
        desk.pass(seconds: 2)
        let notice = "NQ closes Mon 2024-01-08 13:15 ET by Massive, 17:00 by the built-in calendar"
        #expect(desk.market.told?.notices == [notice])
        desk.market.take(.success(try Self.schedule(session.lowerBound, session.upperBound)))
        desk.pass(seconds: 2)
        #expect(desk.market.told?.notices == [])
    }

    private static func schedule(_ open: Timestamp, _ close: Timestamp) throws -> [ScheduleRow] {
        let rows = [("open", open), ("close", close)].map { event, time in
            "{\"product_code\":\"NQ\",\"event\":\"\(event)\",\"session_end_date\":\"2024-01-08\","
                + "\"timestamp\":\"\(time.utcText())\"}"
        }
        return try MassivePage<ScheduleRow>(Array("{\"results\":[\(rows.joined(separator: ","))]}".utf8)).rows
    }

    /// What an earlier run left is shown with how far it is behind, once that lasts.
    @Test func whatIsKeptSaysHowOldItIs() throws {
        let instrument = try #require(Instrument(symbol: "NQH4", near: MassiveFeedTests.day.date))
        var now = Moment(monotonic: 0, market: MassiveFeedTests.start)
        var market = Desk.market(instrument)
        market.begin(at: now)
        let start = market.historyStart(.equity, now)
        let end = MassiveFeedTests.start.adding(minutes: -5)
        let kept = ArchivedBars(
            bars: [start, end.adding(minutes: -1)].map { ArchivedBar(bar: bar($0), knownAt: end) },
            complete: TimeSpans([start..<end]))
        market.recall([ArchivedSeries(instrument: instrument, source: "massive")], [kept], at: now)
        market.tick(at: now)
        #expect(market.told?.behindSeconds == nil)
        now.monotonic += 3_000_000_000
        now.market = now.market.adding(seconds: 3)
        market.tick(at: now)
        #expect(market.told?.behindSeconds == 303)
        #expect(market.told?.detail.contains("minutes kept until") == true)
    }

    @Test func aRefusedKeyIsTriedOnTheDelayedSocketThenRarely() throws {
        var desk = Desk()
        desk.event(.opened)
        desk.status("connected")
        desk.status("auth_failed", "authentication failed")
        let first = desk.secondsUntilConnect(most: 3)
        #expect(first != nil)
        #expect(desk.connects == ["delayed.example"])
        desk.event(.opened)
        desk.status("connected")
        desk.status("auth_failed", "authentication failed")
        let wait = desk.secondsUntilConnect(most: 600)
        #expect(try #require(wait) >= 300)
    }

    @Test func aPlanWithoutASocketIsPolled() {
        var desk = Desk(isFree: true)
        #expect(desk.connects.isEmpty)
        #expect(desk.market.link.phase == .polling)
        desk.pass(seconds: 60)
        #expect(desk.actions.contains { if case .askMinutes = $0 { true } else { false } })
        #expect(desk.market.told?.delaySeconds == 600)
        #expect(desk.market.told?.detail.contains("5 requests a minute") == true)
    }

    @Test func silenceCountsOnlyWhileTheMarketIsOpen() {
        var desk = Desk()
        desk.becomeLive()
        desk.pass(seconds: 55)
        #expect(desk.market.link.isLive)
        desk.pass(seconds: 10)
        #expect(desk.market.link.trouble?.contains("while the market is open") == true)
        // 17:05 New York: the daily halt.
        var halted = Desk(at: MassiveFeedTests.open.adding(minutes: 1_385))
        halted.becomeLive()
        for _ in 0..<20 { halted.pass(seconds: 100) }
        #expect(halted.market.link.isLive)
    }

    /// The clock stands at the end of a minute until its bar has come, but not for long.
    @Test func theClockWaitsForTheMinutesBar() {
        var desk = Desk()
        desk.becomeLive()
        desk.answer([])
        desk.pass(seconds: 60.5)
        let end = MassiveFeedTests.start.adding(minutes: 1)
        #expect(desk.market.clock.told == end.adding(nanoseconds: -1))
        var late = desk
        desk.market.give(SlotBar(slot: 0, bar: bar(MassiveFeedTests.start)))
        desk.pass(seconds: 0.3)
        #expect(desk.market.clock.told == desk.now.market)
        late.pass(seconds: 11)
        #expect(late.market.clock.told == late.now.market)
        late.market.give(SlotBar(slot: 0, bar: bar(MassiveFeedTests.start)))
        late.settle()
        let isCorrected = late.actions.contains {
            if case .emit(.barsCorrected(let rows)) = $0 { rows.count == 1 } else { false }
        }
        #expect(isCorrected)
    }

    /// A machine whose clock is wrong goes by the bars.
    @Test func aWrongClockIsNoticedAndSaid() {
        var desk = Desk()
        desk.becomeLive()
        desk.answer([])
        desk.pass(seconds: 100)
        let frame = WireFrame(
            "[\(VendorWords.minute(bar(MassiveFeedTests.start), "NQH4"))]".utf8)
        desk.market.take([frame], at: desk.now)
        desk.pass(seconds: 1)
        desk.pass(seconds: 1)
        #expect(desk.market.told?.detail.contains("clock is 40 s ahead of") == true)
    }

    @Test func readsAddressesOfSockets() {
        #expect(SocketAddress("wss://socket.massive.com/futures")?.port == 443)
        #expect(SocketAddress("wss://[::1]:8101/futures")?.authority == "[::1]:8101")
        #expect(SocketAddress("ws://127.0.0.1:8101/futures")?.path == "/futures")
        for text in [
            "ws://socket.massive.com/futures", "https://a/", "wss://", "wss://a:0/", "wss://a b/", "wss://a:x/",
        ] {
            #expect(SocketAddress(text) == nil, "\(text)")
        }
    }

    private func bar(_ time: Timestamp) -> Bar {
        let price = Price(ticks: 66_000)
        return Bar(time: time, open: price, high: price, low: price, close: price, volume: 5)
    }
}
