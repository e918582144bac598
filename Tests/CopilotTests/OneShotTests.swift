import Feeds
import Market
import State
import Support
import Testing

@testable import copilot

@Suite("One picture without a screen")
struct OneShotTests {
    private static let bars = """
        timestamp,open,high,low,close,volume
        2024-01-05T14:30:00Z,16500.00,16510.25,16495.00,16505.00,1200
        2024-01-05T14:31:00Z,16505.00,16520.00,16504.75,16518.50,900
        2024-01-05T14:32:00Z,16518.50,16519.00,16512.00,16515.25,700
        """

    private func run(_ options: ReplayFeed.Options, _ bars: String = bars) throws -> Snapshot {
        try withFolder { folder in
            let file = RecordingFile(path: try folder.write("NQ.csv", bars), symbol: "NQH4")
            return try OneShot(Launch.prepare(surroundings(folder), feed: .replay([file], options))).run()
        }
    }

    @Test func replayAtFullSpeedIsPlayedToItsEnd() throws {
        let snapshot = try run(.init(speed: .maximum))
        #expect(
            OnceTable.text(snapshot) == """
                REPLAY  2024-01-05 09:33:00 ET
                symbol      last  chg%  vwap%  age  source
                NQH4    16515.25     -  +0.03   0s  replay

                """)
        #expect(try snapshot.json().contains("\"symbol\":\"NQH4\""))
    }

    @Test func pausedReplayStandsWhereItBegins() throws {
        let start = Timestamp(seconds: 1_704_465_060)
        let snapshot = try run(.init(from: start, isPaused: true))
        #expect(snapshot.time == start)
        #expect(snapshot.instruments.first?.last?.price == Price(ticks: 66_020))
    }

    @Test func badRecordingIsRefusedWithItsLine() throws {
        try withFolder { folder in
            let file = RecordingFile(path: try folder.write("NQ.csv", Self.bars + "\n2024-01-05T14:33:00Z,1,2"))
            let message = folder.message {
                _ = try OneShot(Launch.prepare(surroundings(folder), feed: .replay([file], .init()))).run()
            }
            #expect(message.hasPrefix("NQ.csv:5: "))
        }
    }

    @Test func simulationIsCompleteWhenItsHistoryIs() throws {
        try withFolder { folder in
            try folder.write(
                ".config/copilot/copilot.conf", "history-days = 2\nsymbols = [\"MES\", \"MNQ\"]\nfeed = \"simulated\"")
            let snapshot = try OneShot(Launch.prepare(surroundings(folder), feed: .chosenBySettings)).run()
            #expect(snapshot.instruments.count == 2)
            #expect(snapshot.instruments.allSatisfy { $0.last != nil && $0.previousClose != nil })
            #expect(OnceTable.text(snapshot).hasPrefix("SIM  "))
        }
    }
}
