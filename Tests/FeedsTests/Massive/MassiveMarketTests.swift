import Market
import State
import Testing
import Transport

@testable import Feeds

/// The feed's mind, without threads, sockets and clocks.
@Suite struct MassiveMarketTests {
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
        var desk = MassiveHands()
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
        var desk = MassiveHands()
        desk.event(.opened)
        desk.pass(seconds: 11)
        #expect(desk.market.link.trouble?.contains("does not answer") == true)
        let wait = desk.secondsUntilConnect(most: 6)
        #expect(wait != nil)
    }

    /// In a session nobody waits longer than five seconds, however often it fails.
    @Test func backsOffShortlyInASession() throws {
        var desk = MassiveHands()
        for _ in 0..<8 {
            desk.event(.closed("the network is gone"))
            let wait = desk.secondsUntilConnect(most: 6)
            #expect(try #require(wait) <= 5.2)
        }
    }

    @Test func leavesTheConnectionToAnotherProgramForAMinute() throws {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.status("max_connections", "Maximum number of websocket connections exceeded.")
        let wait = desk.secondsUntilConnect(most: 120)
        #expect((60...91).contains(try #require(wait)))
    }

    /// The trader has ended the other program.
    @Test func whoAsksIsConnectedAtOnce() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.status("max_connections", "Maximum number of websocket connections exceeded.")
        desk.market.perform(.retry, at: desk.now)
        desk.settle()
        #expect(desk.connects == ["socket.example"])
    }

    /// What is refused of one contract is asked for of the others all the same.
    @Test func aRefusalOfOneContractIsNoneOfTheOthers() throws {
        var desk = MassiveHands()
        let more = try ["NQH4", "ESH4"].map {
            try #require(Instrument(symbol: $0, near: MassiveFeedTests.day.date))
        }
        desk.becomeLive()
        desk.market.list(more, at: desk.now)
        desk.settle()
        #expect(desk.sent == ["{\"action\":\"subscribe\",\"params\":\"AM.ESH4,T.ESH4\"}"])
        desk.status("error", "not authorized to subscribe to T.ESH4")
        #expect(desk.sent == ["{\"action\":\"subscribe\",\"params\":\"A.ESH4\"}"])
        desk.pass(seconds: 2)
        #expect(desk.market.told?.detail.contains("no trades of ESH4, prices by the second") == true)
        desk.market.perform(.positionsOpen(true), at: desk.now)
        desk.settle()
        #expect(desk.sent == ["{\"action\":\"subscribe\",\"params\":\"Q.NQH4,Q.ESH4\"}"])
        // An error that names the channel alone takes all of it.
        desk.status("error", "your plan does not hold Q.*")
        #expect(desk.market.link.subscribed == ["AM.NQH4", "AM.ESH4", "T.NQH4", "A.ESH4"])
    }

    /// A plan without trades tells one bar a minute.
    @Test func barsAloneMayBeSilentForLonger() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.status("error", "not authorized to subscribe to T.NQH4")
        desk.status("error", "not authorized to subscribe to A.NQH4")
        desk.pass(seconds: 100)
        #expect(desk.market.link.isLive)
        desk.pass(seconds: 30)
        #expect(!desk.market.link.isLive)
    }

    /// While a roll is near, its volumes are kept up to date, and the months stay until the evening.
    @Test func volumesOfARollAreLookedAtAgain() throws {
        var desk = MassiveHands()
        desk.becomeLive()
        let from = desk.market.slots[0].instrument
        let next = try #require(from.month.flatMap { from.spec.next(after: $0) })
        var roll = ContractRoll(
            from: from, to: Instrument(spec: from.spec, month: next), day: nil, share: 60, isFollowed: true)
        desk.market.take(.success([roll]), at: desk.now)
        desk.pass(seconds: 1)
        #expect(!desk.actions.contains { if case .lookAtRolls = $0 { true } else { false } })
        desk.pass(seconds: 901)
        #expect(desk.actions.contains { if case .lookAtRolls = $0 { true } else { false } })
        roll.share = 130
        let seenAt = desk.now.market
        desk.market.take(.success([roll]), at: desk.now)
        desk.pass(seconds: 2)
        #expect(desk.market.told?.rolls == [roll.seen(at: seenAt)], "as of the last look")
        #expect(desk.market.slots[0].instrument == from)
    }

    /// What an earlier run left is shown with how far it is behind, once that lasts.
    @Test func whatIsKeptSaysHowOldItIs() throws {
        let instrument = try #require(Instrument(symbol: "NQH4", near: MassiveFeedTests.day.date))
        var now = Moment(monotonic: 0, market: MassiveFeedTests.start)
        var market = MassiveHands.market(instrument)
        market.begin(at: now)
        let start = market.historyStart(TradingCalendar(group: .equity), now)
        let end = MassiveFeedTests.start.adding(minutes: -5)
        let kept = ArchivedBars(
            bars: [start, end.adding(minutes: -1)].map { ArchivedBar(bar: MassiveHands.bar($0), knownAt: end) },
            complete: TimeSpans([start..<end]))
        market.recall([ArchivedSeries(instrument: instrument, source: "massive")], [kept], [[]], at: now)
        market.tick(at: now)
        #expect(market.told?.behindSeconds == nil)
        now.monotonic += 3_000_000_000
        now.market = now.market.adding(seconds: 3)
        market.tick(at: now)
        #expect(market.told?.behindSeconds == 303)
        #expect(market.told?.detail.contains("minutes kept until") == true)
    }

    /// Where an earlier run left studies they come with the minutes, of which none are told twice.
    @Test func savedStudiesComeWithTheirMinutes() throws {
        let instrument = try #require(Instrument(symbol: "NQH4", near: MassiveFeedTests.day.date))
        let now = Moment(monotonic: 0, market: MassiveFeedTests.start)
        let series = ArchivedSeries(instrument: instrument, source: "massive")
        let end = MassiveFeedTests.start.adding(minutes: -5)
        let saved = SavedStudies(through: end.adding(minutes: -9), basis: "program", state: [1])
        for studies in [[saved], []] {
            var market = MassiveHands.market(instrument)
            market.begin(at: now)
            let start = market.historyStart(TradingCalendar(group: .equity), now)
            let bars = (0..<(end - start) / Timestamp.minute).map { MassiveHands.bar(start.adding(minutes: $0)) }
            let kept = ArchivedBars(
                bars: bars.map { ArchivedBar(bar: $0, knownAt: end) }, complete: TimeSpans([start..<end]))
            _ = market.takeActions()
            market.recall([series], [kept], [studies], at: now)
            var (closed, histories, isListed, progress) = ([Bar](), [RecalledHistory](), false, [Double]())
            for case .emit(let event) in market.takeActions() {
                switch event {
                case .instrumentsListed: isListed = true
                case .barsClosed(let rows): closed += rows.map(\.bar)
                case .historiesRecalled(let recalled):
                    #expect(isListed)
                    histories += recalled
                case .sourceReported(let report):
                    if case .loading(let done?) = report.state { progress.append(done) }
                default: break
                }
            }
            #expect(histories.map(\.studies) == (studies.isEmpty ? [] : [studies]))
            #expect(histories.flatMap(\.bars) == (studies.isEmpty ? [] : bars))
            #expect(closed == (studies.isEmpty ? bars : []))
            #expect(progress == (studies.isEmpty ? [] : [1]))
            #expect(market.slots[0].last == bars.last?.time)
        }
    }

    /// A long way of minutes to the engine says how far it is.
    @Test func manyMinutesTellTheirProgress() throws {
        var desk = MassiveHands()
        let start = MassiveFeedTests.start
        let rows = (0..<20_000).map { SlotBar(slot: 0, bar: MassiveHands.bar(start.adding(minutes: $0))) }
        desk.market.give(rows, at: desk.now)
        let progress = desk.market.takeActions().compactMap { action -> Double? in
            guard case .emit(.sourceReported(let report)) = action, case .loading(let done) = report.state else {
                return nil
            }
            return done
        }
        #expect(progress == [8_192.0 / 20_000, 16_384.0 / 20_000])
        desk.pass(seconds: 1)
        #expect(desk.market.told?.state == .loading(progress: nil), "it does not stay")
    }

    @Test func aRefusedKeyIsTriedOnTheDelayedSocketThenRarely() throws {
        var desk = MassiveHands()
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
        var desk = MassiveHands(isFree: true)
        #expect(desk.connects.isEmpty)
        #expect(desk.market.link.phase == .polling)
        desk.pass(seconds: 60)
        #expect(desk.actions.contains { if case .askMinutes = $0 { true } else { false } })
        #expect(desk.market.told?.delaySeconds == 600)
        #expect(desk.market.told?.detail.contains("5 requests a minute") == true)
    }

    @Test func silenceCountsOnlyWhileTheMarketIsOpen() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.pass(seconds: 55)
        #expect(desk.market.link.isLive)
        desk.pass(seconds: 10)
        #expect(desk.market.link.trouble?.contains("while the market is open") == true)
        // 17:05 New York: the daily halt.
        var halted = MassiveHands(at: MassiveFeedTests.open.adding(minutes: 1_385))
        halted.becomeLive()
        for _ in 0..<20 { halted.pass(seconds: 100) }
        #expect(halted.market.link.isLive)
    }

    /// The clock stands at the end of a minute until its bar has come, but not for long.
    @Test func theClockWaitsForTheMinutesBar() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.answer([])
        desk.pass(seconds: 60.5)
        let end = MassiveFeedTests.start.adding(minutes: 1)
        #expect(desk.market.clock.told == end.adding(nanoseconds: -1))
        var late = desk
        desk.market.give(SlotBar(slot: 0, bar: MassiveHands.bar(MassiveFeedTests.start)))
        desk.pass(seconds: 0.3)
        #expect(desk.market.clock.told == desk.now.market)
        late.pass(seconds: 11)
        #expect(late.market.clock.told == late.now.market)
        late.market.give(SlotBar(slot: 0, bar: MassiveHands.bar(MassiveFeedTests.start)))
        late.settle()
        let isCorrected = late.actions.contains {
            if case .emit(.barsCorrected(let rows)) = $0 { rows.count == 1 } else { false }
        }
        #expect(isCorrected)
    }

    /// A machine whose clock is wrong goes by the bars.
    @Test func aWrongClockIsNoticedAndSaid() {
        var desk = MassiveHands()
        desk.becomeLive()
        desk.answer([])
        desk.pass(seconds: 100)
        let frame = WireFrame(
            "[\(VendorWords.minute(MassiveHands.bar(MassiveFeedTests.start), "NQH4"))]".utf8)
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
}
