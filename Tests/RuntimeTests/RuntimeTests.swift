import Engine
import Machine
import Market
import State
import Support
import Synchronization
import Testing

@testable import Runtime

@Suite struct RuntimeTests {
    private let setup = EngineConfiguration(mode: .replay, source: "script")
    private let open = NewYork.instant(CivilDate(year: 2024, month: 1, day: 7), minuteOfDay: 18 * 60)

    private func rows(_ count: Int, batch: Int = 1) -> [Event] {
        guard let spec = ContractSpecs.byRoot["NQ"] else { return [] }
        let bars = randomBars(count, from: open, seed: 1).map { SlotBar(slot: 0, bar: $0) }
        let events = stride(from: 0, to: count, by: batch).map {
            Event.barsClosed(Array(bars[$0..<min($0 + batch, count)]))
        }
        return [.instrumentsListed([Instrument(spec: spec)])] + events
    }

    @Test func thereIsAPictureFromTheBeginning() {
        let runtime = Runtime(setup, feed: ScriptedFeed(), log: Log(path: nil))
        #expect(runtime.latest.number == 1)
        #expect(runtime.latest.sources.map(\.report.name) == ["script"])
        runtime.stop()
    }

    @Test func whatTheFeedEmitsIsPublished() throws {
        let published = Monitor(0)
        let runtime = Runtime(
            setup, feed: ScriptedFeed(rows(100)), log: Log(path: nil), onPublish: { published.change { $0 += 1 } })
        try runtime.start()
        try runtime.start()
        let picture = runtime.wait(milliseconds: 10_000) { $0.sources[0].messages == 100 }
        #expect(picture?.instruments[0].frames[.oneMinute]?.bars.count == 100)
        runtime.stop()
        runtime.stop()
        #expect(published.read { $0 } >= 1)
        #expect(runtime.latest.number == UInt64(published.read { $0 }) + 1)
    }

    @Test func stoppingTakesWhatIsInTheQueue() throws {
        let runtime = Runtime(setup, feed: ScriptedFeed(rows(1_300)), log: Log(path: nil), queueCapacity: 50)
        try runtime.start()
        runtime.stop()
        #expect(runtime.latest.sources[0].messages == 1_300)
    }

    @Test func picturesKeepToTheFrame() throws {
        let published = Monitor(0)
        let script = (0..<200_000).map { Event.clockAdvanced(Timestamp(seconds: 1_700_000_000 + $0)) }
        let runtime = Runtime(
            setup, feed: ScriptedFeed(script), log: Log(path: nil), frameMilliseconds: 250,
            onPublish: { published.change { $0 += 1 } })
        let start = Clocks.monotonic()
        try runtime.start()
        runtime.stop()
        let frames = Int((Clocks.monotonic() - start) / 250_000_000)
        // One at once, one a frame, and the last one at the end.
        #expect((1...(frames + 2)).contains(published.read { $0 }))
        #expect(runtime.latest.time == Timestamp(seconds: 1_700_199_999))
    }

    @Test func intentsReachTheFeedInOrder() throws {
        let feed = ScriptedFeed(rows(1))
        let runtime = Runtime(setup, feed: feed, log: Log(path: nil))
        try runtime.start()
        let commands: [FeedCommand] = [.pause, .step(3), .setSpeed(.maximum), .resume]
        for command in commands { runtime.send(.feed(command)) }
        let told = feed.told.wait(until: patience()) { $0.count == 4 ? $0 : nil }
        #expect(told == commands)
        runtime.stop()
    }

    @Test func aReplayThatGoesBackKeepsItsPictureUntilTheNewOneIsWhole() throws {
        let counts = Monitor<[Int]>([])
        let engine = Engine(setup)
        var first = engine
        let queue = EventQueue()
        let box = Mutex<SnapshotBox?>(nil)
        let pictures = SnapshotBox(first.snapshot()) {
            let count = box.withLock { $0?.latest.instruments.first?.frames[.oneMinute]?.bars.count }
            counts.change { $0.append(count ?? 0) }
        }
        box.withLock { $0 = pictures }
        let loop = EngineLoop(queue: queue, box: pictures, interval: 0, perform: { _, _ in })
        let thread = try WorkerThread(name: "test-engine") { loop.run(engine) }
        for event in rows(40) + [.clockAdvanced(open.adding(minutes: 40))] { queue.push(event) }
        let whole = counts.wait(until: patience()) { $0.last == 40 ? $0.count : nil } ?? 0
        queue.push(.marketReset)
        for event in rows(30) + [.clockAdvanced(open.adding(minutes: 30))] { queue.push(event) }
        let seen = counts.wait(until: patience()) { $0.last == 30 ? $0 : nil } ?? []
        queue.close()
        thread.join()
        box.withLock { $0 = nil }
        #expect(seen.last == 30)
        #expect(seen.dropFirst(whole).allSatisfy { $0 == 30 || $0 == 40 })
    }

    @Test func linesOfTheLogBecomePartOfThePicture() throws {
        let log = Log(path: nil, now: { Timestamp(seconds: 1_704_466_367) })
        log.write(.info, part: "desk", "before")
        let runtime = Runtime(setup, feed: ScriptedFeed(), log: log)
        try runtime.start()
        log.write(.warn, part: "feed", "after")
        runtime.send(.refreshNow)
        let picture = runtime.wait(milliseconds: 10_000) { $0.logCount == 3 }
        #expect(picture?.log.map(\.part) == ["desk", "feed", "engine"])
        #expect(picture?.log.first?.time == Timestamp(seconds: 1_704_466_367))
        runtime.stop()
    }
}
