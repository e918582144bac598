import Machine
import Market
import State
import Support
import Testing

@testable import Feeds

/// The live feed against a vendor on this machine, by REST and WebSocket over TLS.
@Suite(.serialized) struct MassiveFeedTests {
    static let day = TradingDay(CivilDate(year: 2024, month: 1, day: 8))
    static let open = TradingCalendar(group: .equity).session(of: day).lowerBound
    /// A trading day's minutes, some of them without a trade.
    static let truth = randomBars(1_000, from: open, seed: 3, gapEvery: 17)
    /// Ten hours after the open.
    static let start = open.adding(minutes: 600)

    private func run(
        _ truth: [String: [Bar]] = ["NQH4": truth], volumes: [String: Int] = ["NQH4": 90_000, "NQM4": 900],
        symbols: [String] = ["NQ"], patience: MassivePatience = TestDesk.patience,
        limits: SocketLimits = SocketLimits(), page: Int = 1_000, key: String = "secret-key",
        channels: Set<String> = ["AM", "A", "T", "Q"], _ body: (Vendor, TestDesk) throws -> Void
    ) throws {
        try withFolder { folder in
            let vendor = try Vendor(truth, now: Self.start, volumes: volumes)
            vendor.state.change { state in (state.page, state.key, state.channels) = (page, key, channels) }
            let desk = try TestDesk(vendor, symbols, patience: patience, in: folder, limits: limits)
            try body(vendor, desk)
            desk.feed.stop()
            desk.state.read { state in
                #expect(state.faults.isEmpty)
                let words = state.log + state.reports.map { "\($0)" }
                #expect(!words.contains { $0.contains("secret-key") })
            }
        }
    }

    @Test func startsWithTheWholeHistoryAndGoesOn() throws {
        try run(page: 100) { vendor, desk in
            #expect(desk.becomesLive())
            #expect(desk.agrees(with: vendor.ended("NQH4")))
            // One by one, as minutes pass: how late they come tells the feed's delay.
            for _ in 0..<30 {
                vendor.advance()
                #expect(desk.agrees(with: vendor.ended("NQH4")))
            }
            // The last minute is waited for even where it has no trade.
            vendor.state.change { $0.now = $0.now.adding(nanoseconds: 5 * Timestamp.second) }
            #expect(desk.wait { ($0.clock ?? Self.open) >= Self.start.adding(minutes: 30) })
            desk.state.read { state in
                #expect(state.trades.count >= 4 * 20)
                #expect(state.reports.last?.delaySeconds == nil)
                #expect(state.reports.last?.detail.hasPrefix("localhost") == true)
            }
            vendor.state.read { state in
                #expect(state.asked == ["auth", "subscribe AM.NQH4,T.NQH4"])
                #expect(state.headers["authorization"] == "Bearer secret-key")
                #expect(state.requests.contains { $0.contains("type=single") })
                #expect(state.requests.filter { $0.contains("cursor=") }.count >= 5)
                #expect(!state.requests.contains { $0.contains("secret") })
            }
        }
    }

    enum Fault: String, CaseIterable, Sendable {
        case reset, slowConsumer, forcedEnd, takenAway, halfOpen, garbage, binary, fragments, hugeFrame, largeFrame
        case unknownEvents, duplicates, otherMonth, unheardMinutes, outOfOrder, restDown, restTooMany, restPage, restCut
        case restReset, laterCorrection, badTick

        /// Does it while minutes pass.
        func happen(_ vendor: Vendor) {
            switch self {
            case .reset, .restReset: vendor.each { $0.reset() }
            case .slowConsumer: vendor.each { $0.kick("slow_consumer", "slow consumer") }
            case .forcedEnd: vendor.each { $0.kick("force_disconnect", "bye") }
            case .takenAway:
                vendor.each { $0.kick("max_connections", "Maximum number of websocket connections exceeded.") }
            case .halfOpen: vendor.each { $0.isMute = true }
            case .garbage:
                for text in ["[{\"ev\":\"T\",\"sym\":\"NQ", "hello", "{\"ev\":1}"] { vendor.each { $0.send(text) } }
            case .binary: vendor.each { $0.send(.binary, [0, 1, 2, 255]) }
            case .fragments:
                vendor.each { $0.sendInPieces("[{\"ev\":\"status\",\"status\":\"notice\",\"message\":\"x\"}]") }
            case .hugeFrame: vendor.each { $0.send("[\"" + String(repeating: "x", count: 3 << 20) + "\"]") }
            case .largeFrame:
                let filler = "{\"ev\":\"XZ\",\"sym\":\"FILLER\",\"note\":\"\(String(repeating: "x", count: 120))\"}"
                vendor.each { $0.send("[" + Array(repeating: filler, count: 4_000).joined(separator: ",") + "]") }
            case .unknownEvents:
                vendor.each {
                    $0.send(
                        "[{\"ev\":\"FMV\",\"sym\":\"NQH4\"},{\"p\":1},{\"ev\":null},{\"ev\":\"T\",\"sym\":\"NQH4\",\"p\":null}]"
                    )
                }
            case .duplicates:
                let bar = vendor.ended("NQH4").suffix(3).map { VendorWords.minute($0, "NQH4") }
                vendor.tell("AM", "NQH4", bar + bar)
            case .otherMonth: vendor.tell("AM", "NQH4", [VendorWords.minute(MassiveFeedTests.truth[601], "NQM4")])
            case .unheardMinutes:
                vendor.state.change { state in
                    for minute in 0..<4 { state.unheard.insert(state.now.startOfMinute.adding(minutes: Int64(minute))) }
                }
            case .outOfOrder:
                vendor.state.change { _ = $0.unheard.insert($0.now.startOfMinute) }
                vendor.advance(minutes: 2)
                let late = vendor.ended("NQH4").suffix(2).first
                vendor.tell("AM", "NQH4", late.map { [VendorWords.minute($0, "NQH4")] } ?? [])
            case .restDown: fail(vendor, .status(503, body: "upstream unavailable"), 2)
            case .restTooMany:
                fail(vendor, .status(429, body: "{\"error\":\"maximum requests\"}", headers: ["Retry-After: 0"]), 1)
            case .restPage: fail(vendor, .body("<html><body>Bad gateway</body></html>"), 1)
            case .restCut: fail(vendor, .cut, 1)
            case .laterCorrection:
                for bar in vendor.ended("NQH4").suffix(9).prefix(3) { vendor.correct("NQH4", bar.time) }
            case .badTick:
                let bar = MassiveFeedTests.truth[0]
                vendor.tell(
                    "T", "NQH4", VendorWords.trades(bar, "NQH4").map { $0.replacing("\"t\":1", with: "\"t\":2") })
            }
        }

        private func fail(_ vendor: Vendor, _ fault: Vendor.RestFault, _ count: Int) {
            vendor.state.change { $0.faults += Array(repeating: fault, count: count) }
            vendor.each { $0.reset() }
        }
    }

    /// Whatever happens, afterwards the desk's bars are the truth's.
    @Test(arguments: Fault.allCases)
    func barsAreTheTruthsAfter(fault: Fault) throws {
        let limits = SocketLimits(
            connect: .seconds(5), ping: .milliseconds(50), silence: .milliseconds(400), frameBytes: 2 << 20)
        try run(limits: limits) { vendor, desk in
            #expect(desk.becomesLive())
            vendor.advance(minutes: 3)
            #expect(desk.agrees(with: vendor.ended("NQH4")))
            fault.happen(vendor)
            vendor.advance(minutes: 4)
            // Once it is back, the clock goes on, and with it the look for what is missing.
            for _ in 0..<20 {
                #expect(desk.becomesLive())
                vendor.advance(minutes: 1)
                let truth = vendor.ended("NQH4")
                if desk.state.wait(
                    until: Clocks.monotonic() + 300_000_000,
                    { $0.bars.first?.values.sorted { $0.time < $1.time } == truth ? true : nil }) == true
                {
                    break
                }
            }
            #expect(desk.agrees(with: vendor.ended("NQH4")))
            #expect(desk.becomesLive())
        }
    }

    @Test func saysThatAnotherProgramTookTheConnection() throws {
        var patience = TestDesk.patience
        patience.afterTaken = .seconds(60)
        try run(patience: patience) { vendor, desk in
            #expect(desk.becomesLive())
            vendor.each { $0.kick("max_connections", "Maximum number of websocket connections exceeded.") }
            #expect(desk.wait { $0.reports.last?.detail.contains("another program") == true })
            guard case .failed = desk.report?.state else {
                Issue.record("the report is \(String(describing: desk.report))")
                return
            }
            #expect(vendor.state.read(\.logins) == 1)
        }
    }

    @Test func saysThatTheKeyIsRefused() throws {
        try run(key: "another") { _, desk in
            #expect(desk.wait { if case .failed = $0.reports.last?.state { true } else { false } })
            guard case .failed(let reason) = desk.report?.state else { return }
            #expect(reason.contains("refuses the key") && reason.contains("Unknown API Key"))
        }
    }

    @Test func trustsNoExpiredCertificate() throws {
        try withFolder { folder in
            let vendor = try Vendor(
                ["NQH4": Self.truth], now: Self.start, certificate: TestCertificates.expired)
            let desk = try TestDesk(vendor, trusting: TestCertificates.expired, in: folder)
            #expect(desk.wait { if case .failed = $0.reports.last?.state { true } else { false } })
            #expect(desk.report?.detail.contains("not trusted") == true)
            #expect(vendor.state.read(\.logins) == 0)
            desk.feed.stop()
        }
    }

    @Test func takesOnlyTheChannelsThatThePlanHas() throws {
        try run(channels: ["AM", "A"]) { vendor, desk in
            #expect(desk.becomesLive())
            vendor.advance(minutes: 5)
            #expect(desk.agrees(with: vendor.ended("NQH4")))
            #expect(desk.wait { $0.reports.last?.detail.contains("no trades in this plan") == true })
            #expect(desk.state.read(\.trades).isEmpty)
        }
    }

    @Test func asksForQuotesOnlyWhilePositionsAreOpen() throws {
        try run { vendor, desk in
            #expect(desk.becomesLive())
            desk.feed.perform(.positionsOpen(true))
            desk.feed.perform(.positionsOpen(true))
            #expect(wait(vendor) { $0.asked.last == "subscribe Q.NQH4" })
            vendor.tell("Q", "NQH4", ["{\"ev\":\"Q\",\"sym\":\"NQH4\",\"bp\":1000.25,\"ap\":1000.5,\"t\":1}"])
            vendor.advance()
            #expect(desk.wait { $0.trades.contains { $0.trade.aggressor == .buyer } })
            desk.feed.perform(.positionsOpen(false))
            #expect(wait(vendor) { $0.asked.last == "unsubscribe Q.NQH4" })
        }
    }

    @Test func picksTheBusiestMonthAndRollsBeforeTheOpen() throws {
        // The whole day, to its halt.
        let june = randomBars(1_380, from: Self.open, seed: 9, price: 67_000)
        try run(["NQH4": Self.truth, "NQM4": june]) { vendor, desk in
            #expect(desk.becomesLive())
            #expect(desk.state.read { $0.instruments.map(\.symbol) } == ["NQH4"])
            // 17:46 New York.
            vendor.state.change { state in
                state.volumes = ["NQH4": 4_000, "NQM4": 80_000]
                state.now = Self.open.adding(minutes: 1_426)
            }
            #expect(desk.wait { $0.instruments.map(\.symbol) == ["NQM4"] })
            #expect(desk.agrees(with: vendor.ended("NQM4")))
            #expect(wait(vendor) { $0.asked.suffix(2) == ["subscribe AM.NQM4,T.NQM4", "unsubscribe AM.NQH4,T.NQH4"] })
            #expect(desk.wait { $0.log.contains { $0.contains("NQH4 rolls to NQM4") } })
        }
    }

    /// The second run has at once what the first one was told, and asks only for what came since.
    @Test func startsWithWhatEarlierRunsKept() throws {
        try withFolder { folder in
            let vendor = try Vendor(["NQH4": Self.truth], now: Self.start, volumes: ["NQH4": 9_000])
            let archive = MemoryBarArchive()
            let first = try TestDesk(vendor, in: folder, archive: archive)
            #expect(first.becomesLive())
            #expect(first.agrees(with: vendor.ended("NQH4")))
            first.feed.stop()
            vendor.state.change { $0.requests = [] }
            vendor.advance(minutes: 30)
            vendor.state.change { $0.key = "out of reach" }
            let second = try TestDesk(vendor, in: folder, archive: archive)
            #expect(second.wait { if case .failed = $0.reports.last?.state { true } else { false } })
            #expect(second.state.read { $0.bars.first?.count ?? 0 } > 500)
            second.feed.stop()
            vendor.state.change { $0.key = "secret-key" }
            let third = try TestDesk(vendor, in: folder, archive: archive)
            #expect(third.becomesLive())
            #expect(third.agrees(with: vendor.ended("NQH4")))
            third.feed.stop()
            let asked = vendor.state.read(\.requests).filter { $0.contains("/aggs/") }
            #expect(!asked.isEmpty && !asked.contains { $0.contains("\(Self.open.nanoseconds)") })
        }
    }

    @Test func goesOnAfterALongSleep() throws {
        try run { vendor, desk in
            #expect(desk.becomesLive())
            vendor.state.change { $0.now = Self.start.adding(minutes: 200) }
            #expect(desk.wait { ($0.clock ?? Self.open) >= Self.start.adding(minutes: 200) })
            vendor.advance(minutes: 2)
            #expect(desk.agrees(with: vendor.ended("NQH4")))
        }
    }

    private func wait(_ vendor: Vendor, _ condition: (Vendor.State) -> Bool) -> Bool {
        vendor.state.wait(until: Clocks.monotonic() + 20_000_000_000) { condition($0) ? true : nil } ?? false
    }
}
