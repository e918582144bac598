import Market
import State
import Studies
import Support
import Testing

@testable import Engine

@Suite struct BriefingTrackTests {
    private let start = Timestamp(seconds: 1_704_466_800)

    private func track(model: String? = "grok", told: [BriefingText] = []) -> BriefingTrack {
        var track = BriefingTrack(BriefingRules(model: model, reason: "as set"))
        track.take(.restored(texts: told, isSessionOn: false, spent: nil), at: nil)
        return track
    }

    private func text(_ request: BriefingRequest) -> BriefingText {
        BriefingText(request: request, model: "grok", lines: [ProseLine(.text, [ProseRun("DO NOW: wait")])])
    }

    private func request(_ effects: [Effect]) throws -> BriefingRequest {
        for case .brief(let request) in effects { return request }
        throw Missing()
    }

    private struct Missing: Error {}

    @Test func asksNothingThatCostsByItself() {
        var track = track()
        #expect(track.advance(to: start, hasPositions: false).isEmpty)
        #expect(track.advance(to: start.adding(minutes: 60), hasPositions: false).isEmpty)
    }

    @Test func writesTheFirstPlanByItselfWhereItIsFree() throws {
        var track = track(model: nil)
        let effects = track.advance(to: start, hasPositions: false)
        let request = try request(effects)
        #expect(request.kind == .morning)
        track.take(.ended(text(request), spent: nil), at: start)
        #expect(track.advance(to: start.adding(minutes: 60), hasPositions: false).isEmpty)
    }

    @Test func writesAPlanOfItsOwnForEachDay() throws {
        var track = track(model: nil)
        let first = try request(track.advance(to: start, hasPositions: false))
        track.take(.ended(text(first), spent: nil), at: start)
        let from = start.adding(minutes: 30)
        #expect(track.advance(to: start.adding(minutes: 29), hasPositions: false, planFrom: from).isEmpty)
        let next = try request(track.advance(to: start.adding(minutes: 31), hasPositions: false, planFrom: from))
        #expect(next.kind == .morning && next.cause == "the day's plan")
        track.take(.ended(text(next), spent: nil), at: start.adding(minutes: 31))
        #expect(track.advance(to: start.adding(minutes: 32), hasPositions: false, planFrom: from).isEmpty)
    }

    @Test func waitsForWhatEarlierRunsLeft() {
        var track = BriefingTrack(BriefingRules(model: nil, reason: ""))
        #expect(track.advance(to: start, hasPositions: true).isEmpty)
    }

    @Test func updatesEveryQuarterOfAnHourWhileAPositionIsOpen() throws {
        var track = track()
        let effects = track.advance(to: start, hasPositions: true)
        let request = try request(effects)
        #expect(request.kind == .update && request.number == 1 && request.cause == "every 15 min")
        #expect(track.advance(to: start.adding(minutes: 20), hasPositions: true).isEmpty)
        track.take(.progressed(number: 1, lines: [ProseLine()], isSearching: false), at: start)
        #expect(track.state(at: start).running?.lines.count == 1)
        track.take(.ended(text(request), spent: "1 answer, $0.0010"), at: start)
        let state = track.state(at: start)
        #expect(state.running == nil && state.texts.count == 1 && state.spent == "1 answer, $0.0010")
        #expect(state.next == start.adding(minutes: 15))
        #expect(track.advance(to: start.adding(minutes: 14), hasPositions: true).isEmpty)
        #expect(track.advance(to: start.adding(minutes: 15), hasPositions: true).count == 1)
    }

    @Test func comesAtOnceForWhatWasChosen() throws {
        var track = track()
        _ = track.setSession(true)
        let first = track.advance(to: start, hasPositions: false)
        track.take(.ended(text(try request(first)), spent: nil), at: start)
        track.happened("MNQH4 at PDH")
        #expect(track.advance(to: start.adding(seconds: 59), hasPositions: false).isEmpty)
        let effects = track.advance(to: start.adding(seconds: 60), hasPositions: false)
        #expect(try request(effects).cause == "MNQH4 at PDH")
    }

    @Test func tellsWhatFailedAndWhenItTriesAgain() throws {
        var track = track()
        let first = track.advance(to: start, hasPositions: true)
        let number = try request(first).number
        track.take(
            .failed(number: number, BriefingFault("broke off", isPassing: true), lines: [], spent: nil), at: start)
        let next = try #require(track.state(at: start).failure?.nextTry)
        #expect(next > start && next <= start.adding(seconds: 30))
        // The text of an older question changes nothing.
        track.take(.progressed(number: number, lines: [ProseLine()], isSearching: false), at: start)
        #expect(track.state(at: start).running == nil)
        let again = track.advance(to: start.adding(seconds: 60), hasPositions: true)
        track.take(.ended(text(try request(again)), spent: nil), at: start.adding(seconds: 61))
        #expect(track.state(at: start.adding(seconds: 61)).failure == nil)
    }

    @Test func restsAfterWhatMustBeMendedUntilTheNextDay() throws {
        var track = track()
        let first = track.advance(to: start, hasPositions: true)
        track.take(
            .failed(
                number: try request(first).number, BriefingFault("no credit", isPassing: false), lines: [], spent: nil),
            at: start)
        #expect(track.state(at: start).failure?.nextTry == nil)
        #expect(track.advance(to: start.adding(minutes: 60), hasPositions: true).isEmpty)
        #expect(track.advance(to: start.adding(minutes: 24 * 60), hasPositions: true).count == 1)
    }

    @Test func endsByKeyWithoutTryingAgain() throws {
        var track = track()
        let effects = track.ask(.detail, at: start)
        let request = try request(effects)
        #expect(request.cause == "on request")
        #expect(track.ask(.update, at: start).isEmpty)
        #expect(track.cancel() == [.cancelBriefing])
        let fault = BriefingFault("ended by you", isPassing: false, isCancelled: true)
        track.take(.failed(number: request.number, fault, lines: [], spent: nil), at: start)
        #expect(track.cancel().isEmpty)
        _ = track.setSession(true)
        #expect(track.advance(to: start.adding(minutes: 15), hasPositions: false).count == 1)
    }

    @Test func goesOnWhereTheLastRunEnded() throws {
        let old = BriefingRequest(number: 7, kind: .update, askedAt: start, cause: "")
        var track = BriefingTrack(BriefingRules(model: "grok", reason: ""))
        track.take(.restored(texts: [text(old)], isSessionOn: true, spent: nil), at: nil)
        #expect(track.advance(to: start.adding(minutes: 5), hasPositions: false).isEmpty)
        let effects = track.advance(to: start.adding(minutes: 15), hasPositions: false)
        #expect(try request(effects).number == 8)
        // A replay that went back does not know the text yet.
        #expect(track.state(at: start.adding(minutes: -1)).texts.isEmpty)
    }

    /// What is still loading is long past: a plan made of it would speak of another day.
    @Test func writesNothingWhileTheMarketLoads() {
        var configuration = EngineConfiguration(mode: .replay, source: "test")
        configuration.briefing = BriefingRules(model: nil, reason: "")
        var engine = Engine(configuration)
        var number: UInt64 = 0
        func asks(_ event: Event) -> Bool {
            number += 1
            return engine.apply(NumberedEvent(number: number, event: event)).contains {
                if case .brief = $0 { true } else { false }
            }
        }
        #expect(!asks(.briefingTold(.restored(texts: [], isSessionOn: false, spent: nil))))
        #expect(!asks(.instrumentsListed([Harness.nq])))
        let bars = randomBars(30, from: Harness.et(8, 9, 30), seed: 1)
        #expect(!asks(.barsClosed(bars.map { SlotBar(slot: 0, bar: $0) })))
        #expect(!asks(.clockAdvanced(Harness.et(8, 10, 0))))
        // A market that stands still then has no clock that would ask.
        #expect(asks(.sourceReported(SourceReport(name: "test", state: .paused))))
    }

    @Test func anEngineWithoutBriefingsHasNone() {
        var harness = Harness()
        harness.bars(randomBars(30, from: Harness.et(8, 9, 30), seed: 1))
        let effects = harness.send(.clockAdvanced(Harness.et(8, 10, 0)))
        #expect(!effects.contains(.priceBriefings))
        #expect(harness.send(.intentRaised(.brief(.update))).isEmpty)
    }

    @Test func tellsLevelsThatArePassed() throws {
        var signals = BriefingSignals([.level])
        var state = InstrumentState(instrument: Harness.nq, source: "test")
        let day = TradingDay(CivilDate(year: 2024, month: 1, day: 5))
        let pivots = Pivots(high: 200, low: 100, close: 140)
        state.previousDay = DailyLevels(
            day: day, high: Price(ticks: 800), low: Price(ticks: 400), close: Price(ticks: 560), pivots: pivots)
        func at(_ ticks: Int, minutes: Int64 = 0) -> [String] {
            let time = start.adding(minutes: minutes)
            state.last = LastPrice(price: Price(ticks: ticks), time: time, direction: .up)
            return signals.take(state)
        }
        #expect(at(790) == [])
        #expect(at(799) == [])
        #expect(at(800) == ["NQ at PDH"])
        #expect(at(801) == [])
        // A price that plays around a level tells it once in a quarter of an hour; another level is news.
        #expect(at(795, minutes: 1) == [])
        #expect(at(399, minutes: 2).contains("NQ at PDL"))
        #expect(at(801, minutes: 15).contains("NQ at PDH"))
    }
}
