import ArgumentParser
import Engine
import Feeds
import Glibc
import Machine
import Market
import State
import Synchronization

/// Follows a live feed through the engine, and prints the minutes that the desk has at the end.
struct LiveBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live",
        abstract: "Follows Massive, or a stand-in of it, and prints the minutes as CSV; how long gaps took goes to "
            + "standard error.")

    @Option(help: "The API's address.")
    var rest = "https://api.massive.com"
    @Option(help: "The socket's address.")
    var socket = "wss://socket.massive.com/futures"
    @Option(help: "The environment variable that holds the key.")
    var keyVariable = "MASSIVE_API_KEY"
    @Option(help: "Seconds to follow.")
    var seconds = 60
    @Option(help: "How much faster the market's time goes than the machine's.")
    var speed = 1.0
    @Option(help: "The market's time at the start, nanoseconds since 1970; the machine's where it is left out.")
    var now: Int64?
    @Flag(help: "Ask for quotes too.")
    var quotes = false
    @Argument(help: "Instruments, ES or ESZ6.")
    var symbols: [String]

    func run() throws {
        let (start, wall) = (now.map(Timestamp.init(nanoseconds:)) ?? Clocks.wall(), Clocks.monotonic())
        let instruments = try symbols.map { symbol in
            guard let instrument = Instrument(symbol: symbol, near: NewYork.local(start).date) else {
                throw ValidationError("\(InstrumentName(symbol, near: NewYork.local(start).date))")
            }
            return instrument
        }
        guard let address = SocketAddress(socket) else { throw ValidationError("\(socket) is no wss:// address") }
        guard let key = getenv(keyVariable).map({ String(cString: $0) }) else {
            throw ValidationError("set \(keyVariable) to the API key")
        }
        let speed = speed
        let feed = MassiveFeed(
            configuration: MassiveConfiguration(
                key: key, restURL: rest, socket: address, delayedSocket: address,
                live: LiveFeedSettings(instruments: instruments, historyDays: 1, archive: MemoryBarArchive())),
            clocks: MassiveClocks(
                monotonic: Clocks.monotonic,
                market: { start.adding(nanoseconds: Int64(Double(Clocks.monotonic() - wall) * speed)) }),
            log: { level, line in ErrorLine.write("\(level) \(line)") })
        let desk = Mutex(LiveDesk())
        feed.start { event in desk.withLock { $0.take(event) } }
        if quotes { feed.perform(.positionsOpen(true)) }
        let semaphore = Monitor(0)
        _ = semaphore.wait(until: wall + Int64(seconds) * 1_000_000_000) { _ -> Bool? in nil }
        feed.stop()
        desk.withLock { $0.printBars() }
    }
}

/// A line on standard error.
private enum ErrorLine {
    static func write(_ line: String) {
        let bytes = Array("\(line)\n".utf8)
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}

/// The engine, and what is worth telling of the way there.
private struct LiveDesk: Sendable {
    private var engine = Engine(EngineConfiguration(mode: .live, source: "massive", keptDays: 10))
    private var number: UInt64 = 0
    private var lostAt: Int64?
    private var outages = Figures()

    mutating func take(_ event: Event) {
        number += 1
        _ = engine.apply(NumberedEvent(number: number, event: event))
        guard case .sourceReported(let report) = event else { return }
        if report.state == .live {
            if let lostAt { outages.add(Double(Clocks.monotonic() - lostAt) / 1e9) }
            lostAt = nil
        } else if lostAt == nil {
            lostAt = Clocks.monotonic()
        }
        ErrorLine.write("\(report.state.word): \(report.detail)")
    }

    mutating func printBars() {
        let snapshot = engine.snapshot()
        print("symbol,time,open,high,low,close,volume")
        for state in snapshot.instruments {
            let spec = state.instrument.spec
            for bar in state.frames[.oneMinute]?.bars.after(nil) ?? [] {
                let prices = [bar.open, bar.high, bar.low, bar.close].map { "\(spec.points($0))" }
                print("\(state.instrument),\(bar.time.utcText()),\(prices.joined(separator: ",")),\(bar.volume)")
            }
        }
        ErrorLine.write(outages.line("until live again", unit: "s"))
        ErrorLine.write("refused rows: \(snapshot.sources.first?.refused ?? 0), events: \(number)")
    }
}
