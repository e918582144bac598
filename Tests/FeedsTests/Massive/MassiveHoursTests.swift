import Machine
import Market
import State
import Support
import Testing

@testable import Feeds

/// What the live feed makes of its vendor's schedule.
@Suite(.serialized) struct MassiveHoursTests {
    private static let early = "2024-01-08"

    /// The products of a run that follows an early close at 04:10, ten minutes after the feed's start.
    private static func specs() throws -> ContractSpecs {
        let rows = try ScheduleLines.rows(ScheduleLines.day(early, close: "04:10"))
        let nq = try #require(ContractSpecs.byRoot["NQ"])
        return ContractSpecs.standard.following(
            ScheduleReading(rows, of: [nq], toldAt: MassiveFeedTests.start).hours)
    }

    /// What the vendor tells otherwise, the trader is told until it does no more, and it is kept for the next start.
    @Test func aRunKeepsItsHoursAndTellsOfOthers() throws {
        var desk = MassiveHands()
        desk.market.take(.success(try ScheduleLines.rows(ScheduleLines.day(Self.early, close: "13:15"))), at: desk.now)
        desk.pass(seconds: 2)
        let notice =
            "NQ closes Mon 2024-01-08 13:15 ET by Massive, 17:00 on this desk, which follows it from its next start"
        #expect(desk.market.told?.notices == [notice])
        #expect(desk.market.slots[0].calendar == TradingCalendar(group: .equity))
        let kept = desk.actions.compactMap { if case .keepHours(let hours) = $0 { hours } else { nil } }
        #expect(kept.first?.days(of: "NQ").map(\.day) == [MassiveFeedTests.day])
        desk.market.take(.success(try ScheduleLines.rows(ScheduleLines.day(Self.early))), at: desk.now)
        desk.pass(seconds: 2)
        #expect(desk.market.told?.notices == [])
    }

    @Test func theScheduleIsNotAskedForTwiceAtTheStart() throws {
        let instrument = try #require(Instrument(symbol: "NQH4", near: MassiveFeedTests.day.date))
        for (age, count) in [(nil, 1), (Int64(20), 0), (3_600, 1)] {
            var market = MassiveHands.market(instrument)
            market.schedulesAsked = age.map { MassiveFeedTests.start.adding(seconds: -$0) }
            let now = Moment(monotonic: 0, market: MassiveFeedTests.start)
            market.begin(at: now)
            market.recall([nil], [ArchivedBars()], [[]], at: now)
            market.take(
                .success(MassiveChoice(instruments: [instrument], rolls: [], isDelayed: nil, isFree: false, notes: [])),
                at: now)
            let asked = market.takeActions().filter { if case .askSchedules = $0 { true } else { false } }
            #expect(asked.count == count, "\(age ?? -1)")
        }
    }

    /// After an early close that was told, nothing is missing and nothing is late.
    @Test func nothingIsMissedAfterAnEarlyClose() throws {
        try withFolder { folder in
            let close = MassiveFeedTests.start.adding(minutes: 10)
            let bars = MassiveFeedTests.truth.filter { $0.time < close }
            let vendor = try Vendor(["NQH4": bars], now: MassiveFeedTests.start, volumes: ["NQH4": 9])
            vendor.state.change { $0.schedule = ScheduleLines.day(Self.early, close: "04:10") }
            let archive = MemoryBarArchive()
            let desk = try TestDesk(vendor, in: folder, archive: archive, specs: try Self.specs())
            defer { desk.feed.stop() }
            #expect(desk.becomesLive())
            vendor.advance(minutes: 10)
            #expect(desk.agrees(with: bars))
            // The look at the whole session when it is over. A minute whose row comes from the socket only after a step has
            // the feed count itself late by that step; the next one then brings it there.
            let isOver = (0..<10).contains { _ in
                vendor.state.change { $0.now = $0.now.adding(seconds: 20) }
                return desk.state.wait(until: Clocks.monotonic() + 2_000_000_000) { state in
                    (state.clock ?? close) >= close.adding(seconds: 15) ? true : nil
                } ?? false
            }
            #expect(isOver)
            let asked = vendor.state.read { $0.requests.filter { $0.contains("/aggs/") }.count }
            vendor.advance(minutes: 30, withTrades: false)
            #expect(desk.wait { ($0.clock ?? close) >= close.adding(minutes: 29) })
            let after = vendor.state.read { $0.requests.filter { $0.contains("/aggs/") }.count }
            #expect(after - asked <= 1, "nothing that could be missing is looked for")
            #expect(desk.report?.state == .live && desk.report?.behindSeconds == nil)
            #expect(
                desk.report?.notices == ["NQ closes Mon 2024-01-08 04:10 ET by Massive, 17:00 by the built-in calendar"]
            )
            #expect(archive.hours.days(of: "NQ").count == 1)
        }
    }

    @Test func aStartAsksForTheScheduleWithinAMoment() throws {
        try withFolder { folder in
            let vendor = try Vendor([:], now: MassiveFeedTests.start)
            vendor.state.change { $0.schedule = ScheduleLines.day(Self.early, close: "13:15") }
            let file = try folder.write("trusted.pem", TestCertificates.good)
            let question = ScheduleQuestion(
                base: vendor.restURL, key: "secret-key", trust: .init(file: file),
                products: [try #require(ContractSpecs.byRoot["NQ"])])
            let answer = try question.ask(at: MassiveFeedTests.start, within: .seconds(20)).get()
            #expect(
                answer.hours.days(of: "NQ").first?.session?.upperBound
                    == NewYork.instant(MassiveFeedTests.day.date, minuteOfDay: 795))
            let asked = try #require(vendor.state.read { $0.requests.last })
            #expect(asked.contains("product_code.any_of=NQ&session_end_date.gte=2024-01-05"))
            #expect(asked.contains("session_end_date.lte=2024-01-22"))
            var stranger = question
            stranger.key = "another"
            guard case .failure(.keyRefused) = stranger.ask(at: MassiveFeedTests.start, within: .seconds(20)) else {
                Issue.record("a wrong key")
                return
            }
        }
    }
}
