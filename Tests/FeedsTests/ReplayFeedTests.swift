import Market
import State
import Support
import Testing

@testable import Feeds

/// How recordings are put together, and where a replay begins.
@Suite struct ReplayFeedTests {
    private func bars(_ folder: Folder, _ name: String, _ times: [String]) throws -> RecordingFile {
        let rows = times.map { "\($0),100,101,99,100,5\n" }.joined()
        let text = "timestamp,open,high,low,close,volume\n" + rows
        return RecordingFile(path: try folder.write(name, text))
    }

    @Test func joinsFilesOfOneInstrumentInAnyOrder() throws {
        try withFolder { folder in
            let later = try bars(folder, "NQ_b.csv", ["2024-01-03T14:30:00Z", "2024-01-03T14:31:00Z"])
            let earlier = try bars(folder, "NQ_a.csv", ["2024-01-02T14:30:00Z", "2024-01-02T14:31:00Z"])
            let feed = try ReplayFeed(files: [later, earlier], options: .init(speed: .maximum))
            #expect(feed.instruments.map(\.symbol) == ["NQ"])
            #expect(feed.rowCount == 4)
            var playing = Playing(feed.player)
            playing.runOut()
            let times = playing.take().bars.map(\.bar.time)
            #expect(times.count == 4)
            #expect(times == times.sorted())
        }
    }

    @Test func refusesFilesOfOneInstrumentThatOverlap() throws {
        try withFolder { folder in
            let a = try bars(folder, "NQ_a.csv", ["2024-01-02T14:30:00Z", "2024-01-02T14:35:00Z"])
            let b = try bars(folder, "NQ_b.csv", ["2024-01-02T14:33:00Z"])
            #expect(throws: ReplayError.overlap(symbol: "NQ", first: a.path, second: b.path)) {
                try ReplayFeed(files: [b, a])
            }
            // A contract month makes them two instruments.
            let other = RecordingFile(path: b.path, symbol: "NQH4")
            #expect(try ReplayFeed(files: [a, other]).instruments.map(\.symbol) == ["NQ", "NQH4"])
        }
    }

    @Test func mergesBarsAndTicksInTime() throws {
        try withFolder { folder in
            let bars = try bars(folder, "NQ.csv", ["2024-01-02T14:30:00Z", "2024-01-02T14:31:00Z"])
            let ticks = RecordingFile(
                path: try folder.write(
                    "ES.txt", "20240102 143030;4700;1\n20240102 143100;4700.25;2\n20240102 143130;4700.5;3\n"))
            var playing = Playing(try ReplayFeed(files: [bars, ticks], options: .init(speed: .maximum)).player)
            playing.runOut()
            let rows = playing.take().compactMap { event -> String? in
                switch event {
                case .barsClosed(let bars): "b\(bars.count)"
                case .tradesPrinted(let trades): "t" + trades.map { "\($0.trade.size)" }.joined()
                default: nil
                }
            }
            // The bar that ends with the instant of a tick comes before it.
            #expect(rows == ["t1", "b1", "t23", "b1"])
        }
    }

    @Test(arguments: [
        // Sunday evening: the first trading day is Monday's.
        (["2024-01-07T23:00:00Z", "2024-01-09T14:00:00Z"], "2024-01-08T14:30:00Z"),
        // A recording that ends before the open, and one that begins after it.
        (["2024-01-07T23:00:00Z", "2024-01-08T14:00:00Z"], "2024-01-07T23:00:00Z"),
        (["2024-01-08T15:00:00Z", "2024-01-10T14:00:00Z"], "2024-01-08T15:00:00Z"),
        // Summer time.
        (["2024-07-07T22:00:00Z", "2024-07-09T14:00:00Z"], "2024-07-08T13:30:00Z"),
    ])
    func beginsAtTheOpenOfTheFirstTradingDay(times: [String], start: String) throws {
        try withFolder { folder in
            let feed = try ReplayFeed(files: [bars(folder, "NQ.csv", times)])
            let local = feed.start.seconds
            let day = CivilDate(daysSinceEpoch: Int32(local / 86_400))
            let clock = LocalTime(date: day, secondOfDay: Int(local % 86_400)).clockWithSeconds
            #expect("\(day)T\(clock)Z" == start)
        }
    }

    @Test func beginsWhereItIsTold() throws {
        try withFolder { folder in
            let recording = try bars(folder, "NQ.csv", ["2024-01-02T14:30:00Z", "2024-01-02T14:35:00Z"])
            let first = Timestamp(seconds: 1_704_205_800)
            let feed = try ReplayFeed(files: [recording], options: .init(from: first.adding(minutes: 3)))
            #expect(feed.start == first.adding(minutes: 3))
            #expect(try ReplayFeed(files: [recording], options: .init(from: first.adding(minutes: -99))).start == first)
            #expect(throws: ReplayError.startAfterEnd(end: first.adding(minutes: 6))) {
                try ReplayFeed(files: [recording], options: .init(from: first.adding(minutes: 7)))
            }
            #expect(throws: ReplayError.nothingGiven) { try ReplayFeed(files: []) }
        }
    }
}
