import Dispatch
import Market
import State
import Support
import Synchronization
import Testing

@testable import Feeds

/// What every feed keeps to, on its real thread. A new feed is one line in `makers`.
@Suite struct FeedContractTests {
    struct Maker: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// A feed that runs at the speed; a recording lasts more than a day.
        let make: @Sendable (PlaybackSpeed) throws -> any Feed
    }

    static let makers = [
        Maker(testDescription: "simulated") { speed in
            SimulatedFeed(configuration: SimulationTests.configuration(days: 1, speed: speed))
        },
        Maker(testDescription: "replay of bars") { speed in
            let text = "timestamp,open,high,low,close,volume\n"
            return try replay(["NQ.csv", "6EH4.csv"], header: text, speed: speed) { minute in
                "2024-01-0\(3 + minute / 1_440)T\(padded(minute / 60 % 24, 2)):\(padded(minute % 60, 2)):00Z,1,2,1,2,3\n"
            }
        },
        Maker(testDescription: "replay of ticks") { speed in
            try replay(["NQ.txt", "GC.txt"], header: "", speed: speed) { minute in
                let stamp = "2024010\(3 + minute / 1_440) \(padded(minute / 60 % 24, 2))\(padded(minute % 60, 2))"
                return "\(stamp)01;100;1\n\(stamp)01;101;2\n\(stamp)59 5000000;100;3\n"
            }
        },
    ]

    @Test(arguments: makers)
    func listsInstrumentsFirstAndNeverGoesBack(maker: Maker) throws {
        let feed = try maker.make(.maximum)
        let told = Told()
        feed.start { told.take($0) }
        told.wait { $0.rows >= 8_000 }
        told.wait { $0.clocks > 1 }
        feed.stop()
        check(told.events)
    }

    @Test(arguments: makers)
    func stopIsFinalAndPrompt(maker: Maker) throws {
        for speed in [PlaybackSpeed.times(1), .maximum] {
            let feed = try maker.make(speed)
            let told = Told()
            feed.start { told.take($0) }
            told.wait { $0.rows >= 10 }
            if speed != .maximum { feed.perform(.pause) }
            let elapsed = ContinuousClock().measure { feed.stop() }
            #expect(elapsed < .seconds(1))
            let count = told.events.count
            for command in [FeedCommand.resume, .step(9), .jump(Timestamp(nanoseconds: 0)), .setSpeed(.maximum)] {
                feed.perform(command)
            }
            feed.stop()
            feed.start { told.take($0) }
            #expect(told.events.count == count)
        }
    }

    @Test(arguments: makers)
    func stopBeforeStartIsHarmless(maker: Maker) throws {
        let feed = try maker.make(.maximum)
        feed.stop()
        let told = Told()
        feed.start { told.take($0) }
        #expect(told.events.isEmpty)
    }

    @Test(arguments: makers)
    func commandsReachTheThread(maker: Maker) throws {
        let feed = try maker.make(.times(1))
        let told = Told()
        feed.start { told.take($0) }
        feed.perform(.pause)
        told.wait { $0.pauses >= 1 }
        feed.perform(.step(2))
        told.wait { $0.pauses >= 2 }
        feed.perform(.setSpeed(.maximum))
        feed.perform(.resume)
        told.wait { $0.rows >= 6_000 }
        feed.stop()
        check(told.events)
    }

    @Test(arguments: makers)
    func anUnstoppedFeedEndsWithItsOwner(maker: Maker) throws {
        let told = Told()
        var feed: (any Feed)? = try maker.make(.times(1))
        feed?.start { told.take($0) }
        weak let gone = feed
        feed = nil
        #expect(gone == nil)
    }

    /// The order that the engine relies on.
    private func check(_ events: [Event]) {
        var slots = 0
        var clock: Timestamp?
        var lastBar: [Int: Timestamp] = [:]
        var lastTrade: [Int: Timestamp] = [:]
        for event in events {
            switch event {
            case .instrumentsListed(let instruments):
                #expect(slots == 0)
                slots = instruments.count
            case .clockAdvanced(let time):
                if let clock { #expect(time > clock) }
                clock = time
            case .marketReset:
                (clock, lastBar, lastTrade) = (nil, [:], [:])
            case .barsClosed(let bars):
                #expect(bars.allSatisfy { $0.slot < slots })
                #expect(zip(bars, bars.dropFirst()).allSatisfy { $0.bar.time <= $1.bar.time })
                for row in bars {
                    if let last = lastBar[row.slot], row.bar.time <= last { Issue.record("bars go back at \(row)") }
                    if let clock, row.bar.time.adding(minutes: 1) <= clock { Issue.record("\(row) is late") }
                    lastBar[row.slot] = row.bar.time
                }
            case .tradesPrinted(let trades):
                #expect(trades.allSatisfy { $0.slot < slots && $0.trade.size > 0 })
                #expect(zip(trades, trades.dropFirst()).allSatisfy { $0.trade.time <= $1.trade.time })
                for row in trades {
                    if let last = lastTrade[row.slot], row.trade.time < last {
                        Issue.record("trades go back at \(row)")
                    }
                    if let clock, row.trade.time <= clock { Issue.record("\(row) is late by the clock") }
                    lastTrade[row.slot] = row.trade.time
                }
            default: break
            }
        }
        #expect(slots > 0)
    }

    private static func replay(
        _ names: [String], header: String, speed: PlaybackSpeed, row: (Int) -> String
    ) throws -> ReplayFeed {
        return try withFolder { folder in
            let text = header + (0..<4_320).map(row).joined()
            let files = try names.map { RecordingFile(path: try folder.write($0, text)) }
            return try ReplayFeed(files: files, options: .init(speed: speed))
        }
    }
}

/// What a feed's thread has said so far.
private final class Told: Sendable {
    struct Counts {
        var rows = 0
        var clocks = 0
        var pauses = 0
    }

    private let kept = Mutex<(events: [Event], counts: Counts)>(([], Counts()))
    private let news = DispatchSemaphore(value: 0)

    var events: [Event] { kept.withLock { $0.events } }

    func take(_ event: Event) {
        kept.withLock { kept in
            kept.events.append(event)
            switch event {
            case .barsClosed(let bars): kept.counts.rows += bars.count
            case .tradesPrinted(let trades): kept.counts.rows += trades.count
            case .clockAdvanced: kept.counts.clocks += 1
            case .sourceReported(let report) where report.state == .paused: kept.counts.pauses += 1
            default: break
            }
        }
        news.signal()
    }

    /// Waits until there is as much as wanted; gives up, and fails, after ten seconds without any news.
    func wait(until isEnough: (Counts) -> Bool) {
        while !isEnough(kept.withLock { $0.counts }) {
            guard news.wait(timeout: .now() + .seconds(10)) == .success else {
                Issue.record("nothing came in ten seconds")
                return
            }
        }
    }
}
