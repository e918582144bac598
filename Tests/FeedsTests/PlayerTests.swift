import Market
import State
import Support
import Testing

@testable import Feeds

/// How a player brings rows at its speed, and what commands do. Time is injected.
@Suite struct PlayerTests {
    /// 2024-01-02 09:30 New York.
    static let open = NewYork.instant(CivilDate(year: 2024, month: 1, day: 2), minuteOfDay: 570)

    /// Two instruments; one has no bar in minutes 10 to 39.
    private static func playing(
        from minute: Int64 = 0, minutes: Int = 60, speed: PlaybackSpeed = .times(1), isPaused: Bool = false
    ) throws -> Playing<ReplayTape> {
        return try withFolder { folder in
            var files: [RecordingFile] = []
            for (root, gap) in [("NQ", 0..<0), ("ES", 10..<40)] {
                var text = "timestamp,open,high,low,close,volume\n"
                for minute in 0..<minutes where !gap.contains(minute) {
                    let time = Self.open.adding(minutes: Int64(minute))
                    let day = CivilDate(daysSinceEpoch: Int32(time.seconds / 86_400))
                    let clock = LocalTime(date: day, secondOfDay: Int(time.seconds % 86_400)).clock
                    text += "\(day)T\(clock):00Z,100,101,99,100,\(minute + 1)\n"
                }
                files.append(RecordingFile(path: try folder.write("\(root).csv", text)))
            }
            let from = Self.open.adding(minutes: minute)
            let feed = try ReplayFeed(files: files, options: .init(from: from, speed: speed, isPaused: isPaused))
            return Playing(feed.player)
        }
    }

    @Test func givesWhatLiesBeforeTheStartAsHistory() throws {
        var playing = try Self.playing(from: 10, isPaused: true)
        let events = playing.take()
        guard case .sourceReported(let report) = events[0], case .instrumentsListed(let instruments) = events[1] else {
            Issue.record("no report and list first: \(events.prefix(2))")
            return
        }
        #expect(report.state == .loading(progress: nil))
        #expect(instruments.map(\.symbol) == ["NQ", "ES"])
        #expect(events.bars.count == 20)
        #expect(events.bars.map(\.bar.volume) == (1...10).flatMap { [$0, $0] })
        #expect(events.clocks == [Self.open.adding(minutes: 10)])
        #expect(events.states == [.loading(progress: nil), .paused])
        #expect(playing.player.nextWake(after: playing.wall) == nil, "a paused player asks for no wake")
    }

    @Test func tellsHowFarHistoryHasCome() throws {
        var playing = try Self.playing(from: 1_400, minutes: 1_401, isPaused: true)
        let events = playing.take()
        let states = events.states
        let told = states.compactMap { if case .loading(let progress) = $0 { progress } else { nil } }
        // 2,770 rows are five batches of 512 and a rest; each tells where the next row stands.
        #expect(told.count == 5 && told == told.sorted() && Set(told).count == 5)
        #expect(told.allSatisfy { $0 > 0 && $0 < 1 })
        #expect(states.first == .loading(progress: nil) && states.last == .paused)
        // Behind the rows it tells of, not before them.
        let first = try #require(
            events.firstIndex {
                if case .sourceReported(let report) = $0 { report.state == .loading(progress: told[0]) } else { false }
            })
        #expect(Array(events[..<first]).bars.count == 512)
        // A way back begins anew.
        playing.send(.jump(Self.open.adding(minutes: 700)))
        let again = playing.take().states.compactMap { if case .loading(let progress) = $0 { progress } else { nil } }
        #expect(!again.isEmpty && again[0] < 0.5)
    }

    @Test func aBarComesWhenItsMinuteHasEnded() throws {
        var playing = try Self.playing()
        _ = playing.take()
        playing.run(seconds: 59.9)
        #expect(playing.take().bars.isEmpty)
        playing.run(seconds: 0.2)
        let events = playing.take()
        #expect(events.bars == [0, 1].map { slot in Self.bar(slot: slot, minute: 0) })
        playing.run(seconds: 59.9)
        #expect(playing.take().bars.count == 2)
    }

    @Test(arguments: [0.1, 1, 60, 10_000])
    func theClockTicksOftenButNotTooOften(factor: Double) throws {
        var playing = try Self.playing(speed: .times(factor))
        _ = playing.take()
        playing.run(seconds: 0.3)
        let wall = playing.wall
        playing.run(seconds: 10)
        let walls = zip(playing.events, playing.walls).compactMap { event, wall -> Int64? in
            if case .clockAdvanced = event { wall } else { nil }
        }
        if factor == 10_000 {
            #expect(playing.take().playbacks.last?.hasEnded == true)
            return
        }
        let ticks = walls.filter { $0 >= wall }
        let gaps = zip(ticks, ticks.dropFirst()).map { $1 - $0 }
        #expect(gaps.allSatisfy { (100_000_000...1_000_000_000).contains($0) })
        #expect(ticks.count >= (factor == 60 ? 90 : 9))
        if factor == 1 {
            #expect(playing.take().clocks.suffix(5).allSatisfy { $0.nanoseconds % Timestamp.second == 0 })
        }
    }

    @Test func pauseStandsStillAndResumeGoesOn() throws {
        var playing = try Self.playing(speed: .times(60))
        playing.run(seconds: 2.55)
        _ = playing.take()
        playing.send(.pause)
        let paused = playing.take()
        #expect(paused.clocks == [Self.open.adding(seconds: 153)])
        #expect(paused.playbacks.last?.isPaused == true)
        #expect(paused.states == [.paused])
        #expect(playing.player.nextWake(after: playing.wall) == nil)
        playing.run(seconds: 1_000)
        #expect(playing.take().isEmpty)
        playing.send(.resume)
        playing.run(seconds: 0.6)
        let resumed = playing.take()
        #expect(resumed.bars == [0, 1].map { slot in Self.bar(slot: slot, minute: 2) })
        #expect(resumed.states == [.live])
    }

    @Test func speedChangesFromWhereTheClockStands() throws {
        var playing = try Self.playing(speed: .times(1))
        playing.run(seconds: 30)
        playing.send(.setSpeed(.times(60)))
        _ = playing.take()
        playing.run(seconds: 1.6)
        #expect(playing.take().bars.count == 4)
        playing.send(.setSpeed(.maximum))
        playing.runOut()
        let events = playing.take()
        #expect(events.bars.count == 60 + 30 - 4)
        #expect(
            events.playbacks.last
                == Playback(
                    speed: .maximum, isPaused: false, hasEnded: true, span: Self.open...Self.open.adding(minutes: 60)))
        #expect(events.clocks.last == Self.open.adding(minutes: 60))
        #expect(events.states.last == .ended)
        #expect(playing.player.nextWake(after: playing.wall) == nil, "it never loops")
    }

    @Test func stepsToTheEndsOfMinutes() throws {
        var playing = try Self.playing(speed: .times(1))
        playing.run(seconds: 20)
        _ = playing.take()
        playing.send(.step(1))
        let first = playing.take()
        #expect(first.bars.map(\.bar.volume) == [1, 1])
        #expect(first.clocks == [Self.open.adding(minutes: 1)])
        #expect(first.states == [.paused])
        playing.send(.step(3))
        #expect(playing.take().bars.map(\.bar.volume) == [2, 2, 3, 3, 4, 4])
        playing.send(.step(0))
        #expect(playing.take().bars.isEmpty)
        playing.send(.step(.max))
        let rest = playing.take()
        #expect(rest.bars.last == Self.bar(slot: 1, minute: 59))
        #expect(rest.states.last == .ended)
    }

    @Test func aStepThatWouldShowNothingGoesOnToTheNextRow() throws {
        var playing = try Self.gapped(isPaused: true)
        _ = playing.take()
        playing.send(.step(1))
        playing.send(.step(1))
        let events = playing.take()
        #expect(events.bars.map(\.bar.volume) == [1, 9])
        #expect(events.clocks.last == Self.open.adding(minutes: 501))
    }

    @Test func atMaximumSpeedClosedHoursAreSkipped() throws {
        var playing = try Self.gapped(speed: .maximum)
        playing.runOut(calls: 5)
        #expect(playing.take().clocks.last == Self.open.adding(minutes: 501))
    }

    @Test func jumpsForwardAndBack() throws {
        var playing = try Self.playing(isPaused: true)
        _ = playing.take()
        playing.send(.jump(Self.open.adding(minutes: 30)))
        let forward = playing.take()
        #expect(forward.resets == 0)
        #expect(forward.bars.count == 40)
        #expect(forward.clocks == [Self.open.adding(minutes: 30)])
        #expect(forward.states == [.loading(progress: nil), .paused])

        playing.send(.jump(Self.open.adding(seconds: 330)))
        let back = playing.take()
        guard case .marketReset = back[0] else {
            Issue.record("no reset first: \(back)")
            return
        }
        #expect(back.resets == 1)
        #expect(back.bars.map(\.bar.volume) == (1...5).flatMap { [$0, $0] })
        #expect(back.clocks == [Self.open.adding(seconds: 330)])

        playing.send(.jump(Timestamp(nanoseconds: .max)))
        #expect(playing.take().states.last == .ended)
        playing.send(.jump(Timestamp(nanoseconds: .min)))
        let restarted = playing.take()
        #expect(restarted.resets == 1)
        #expect(restarted.bars.isEmpty)
        #expect(restarted.playbacks.last?.hasEnded == false)
        playing.send(.resume)
        playing.run(seconds: 61)
        #expect(playing.take().bars.count == 2)
    }

    @Test func aReplayThatHasEndedIgnoresAllButAJumpBack() throws {
        var playing = try Self.playing(speed: .maximum)
        playing.runOut()
        _ = playing.take()
        for command in [FeedCommand.resume, .step(5), .pause, .setSpeed(.times(5)), .retry] { playing.send(command) }
        playing.run(seconds: 100)
        let events = playing.take()
        #expect(events.bars.isEmpty && events.clocks.isEmpty)
        #expect(events.states.allSatisfy { $0 == .ended })
        #expect(events.playbacks.last?.speed == .times(5))
    }

    /// A machine that falls behind: wall time leaps, the rows come in portions, and the clock never passes them.
    @Test func theClockNeverPassesRowsThatAreStillToCome() throws {
        var playing = try Self.playing(minutes: 5_000, speed: .times(10_000))
        playing.wall += 3_000_000_000
        playing.runOut()
        var clock: Timestamp?
        for event in playing.take() {
            if case .clockAdvanced(let time) = event { clock = time }
            if case .barsClosed(let bars) = event, let clock {
                #expect(bars.allSatisfy { $0.bar.time.adding(minutes: 1) > clock })
            }
        }
        #expect(clock == Self.open.adding(minutes: 5_000))
    }

    private static func bar(slot: Int, minute: Int) -> SlotBar {
        SlotBar(
            slot: slot,
            bar: Bar(
                time: open.adding(minutes: Int64(minute)), open: Price(ticks: 400), high: Price(ticks: 404),
                low: Price(ticks: 396), close: Price(ticks: 400), volume: minute + 1))
    }

    /// Two bars, more than eight hours apart.
    private static func gapped(
        speed: PlaybackSpeed = .times(1), isPaused: Bool = false
    ) throws -> Playing<ReplayTape> {
        let text = """
            timestamp,open,high,low,close,volume
            2024-01-02T14:30:00Z,100,101,99,100,1
            2024-01-02T22:50:00Z,100,101,99,100,9
            """
        return try withFolder { folder in
            let file = try folder.write("NQ.csv", text)
            return Playing(
                try ReplayFeed(files: [RecordingFile(path: file)], options: .init(speed: speed, isPaused: isPaused))
                    .player)
        }
    }
}
