import ArgumentParser
import Dispatch
import Feeds
import Glibc
import Market
import State

/// How fast recordings are read, and how fast their rows come out again.
struct ReplayReadBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay-read", abstract: "Reads recordings: rows a second, parsed and played.")

    @Option(help: "Rows of the file that is made when none is given.")
    var rows = 1_000_000
    @Option(help: "Runs, of which the median is told.")
    var runs = 7
    @Argument(help: "FILE or FILE:SYMBOL; none for a file of invented bars.")
    var files: [String] = []

    func run() throws {
        let scratch = try ScratchFolder()
        defer { scratch.remove() }
        var recordings = try files.map { try RecordingFile(argument: $0) }
        if recordings.isEmpty {
            recordings = [RecordingFile(path: try makeFile(in: scratch.path), symbol: "NQ")]
        }
        var parse = Figures()
        var play = Figures()
        var count = 0
        for _ in 0..<max(1, runs) {
            var feed: ReplayFeed?
            parse.add(try seconds { feed = try ReplayFeed(files: recordings, options: .init(speed: .maximum)) })
            guard let feed else { continue }
            count = feed.rowCount
            play.add(seconds { Self.play(feed) })
        }
        report("parse", count: count, seconds: parse)
        report("play", count: count, seconds: play)
    }

    /// Waits for the last row.
    private static func play(_ feed: ReplayFeed) {
        let ended = DispatchSemaphore(value: 0)
        feed.start { event in
            if case .playbackChanged(let playback) = event, playback.hasEnded { ended.signal() }
        }
        ended.wait()
        feed.stop()
    }

    private func report(_ what: String, count: Int, seconds: Figures) {
        guard let median = seconds.median else { return }
        let millions = Figures.text(Double(count) / median / 1e6)
        print("\(what): \(millions) million rows/s, \(count) rows in \(Figures.text(median * 1e3)) ms p50")
    }

    private func seconds(_ body: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let elapsed = try clock.measure(body).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }

    /// A file of one-minute bars that wander in quarter points, without gaps.
    private func makeFile(in folder: String) throws -> String {
        let path = folder + "/bars.csv"
        guard let file = fopen(path, "w") else { throw ValidationError("\(path) cannot be made") }
        defer { fclose(file) }
        fputs("timestamp,open,high,low,close,volume\n", file)
        let start = Timestamp(seconds: 1_704_067_200)
        var price = 68_000
        for row in 0..<max(1, rows) {
            let time = start.adding(minutes: Int64(row))
            let date = CivilDate(daysSinceEpoch: Int32(time.seconds / 86_400))
            let clock = LocalTime(date: date, secondOfDay: Int(time.seconds % 86_400))
            let open = price
            price += (row * 7_919) % 9 - 4
            let cells = [open, max(open, price) + 3, min(open, price) - 2, price].map {
                NumberStyle.plain.text($0 * 25, decimals: 2)
            }
            fputs("\(date)T\(clock.clockWithSeconds)Z,\(cells.joined(separator: ",")),\(row % 900 + 1)\n", file)
        }
        return path
    }
}
