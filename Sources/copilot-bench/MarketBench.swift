import ArgumentParser
import Feeds
import Machine
import Market
import TerminalDriver

/// Live prices on their way: from the socket to the painted cell, and minutes that are missing back into the chart.
struct MarketBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "market",
        abstract: "From a frame's arrival to the painted price, under load and in quiet; how fast a hole is filled.")

    @Option(help: "The program to measure.")
    var program = ".build/release/copilot"
    @Option(help: "Items a second, of six instruments.")
    var items = 5_000
    @Option(help: "Items in a frame.")
    var frame = 50
    @Option(help: "Seconds of load.")
    var seconds = 30
    @Option(help: "Frames after a quiet interval.")
    var quiet = 100
    @Option(help: "Holes to fill.")
    var holes = 10
    @Option(help: "Minutes of a hole.")
    var holeMinutes: Int64 = 10

    func run() throws {
        try fillHoles()
        let now = Clocks.wall()
        guard TradingCalendar(group: .equity).isOpen(at: now) else {
            return print(
                "the market is closed now, when the desk takes no prices: painting is measured while it trades")
        }
        let instruments = try Self.instruments(on: now)
        let server = try MarketServer(instruments, now: Clocks.wall)
        let watch = try PaintWatch(program: program, server: server, instruments: instruments)
        defer { watch.end() }
        let loaded = try watch.load(items: items, frame: frame, seconds: seconds)
        print(loaded.line("\(items) items/s, frame to cell", unit: "ms"))
        print(try watch.quiet(frames: quiet).line("after quiet, frame to cell", unit: "ms"))
    }

    static func instruments(on now: Timestamp) throws -> [Instrument] {
        let day = TradingCalendar(group: .equity).tradingDay(atOrAfter: now)
        return try ["ES", "NQ", "RTY", "YM", "CL", "GC"].map { root in
            guard let root = Instrument(symbol: root, near: day.date), let month = root.spec.front(on: day) else {
                throw ValidationError("no instrument \(root)")
            }
            return Instrument(spec: root.spec, month: month)
        }
    }

    /// The feed by itself, on a clock that jumps while the server is away.
    private func fillHoles() throws {
        var connected = Figures()
        var filled = Figures()
        for _ in 0..<holes {
            let hole = try HoleRun(minutes: holeMinutes)
            guard let (wait, fill) = try hole.run() else { throw ValidationError("the hole was not filled") }
            connected.add(wait)
            filled.add(fill)
        }
        print(connected.line("server back, to connected", unit: "s"))
        print(filled.line("server back, to hole filled", unit: "s"))
    }
}
