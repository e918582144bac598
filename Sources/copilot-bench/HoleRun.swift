import Feeds
import Glibc
import Machine
import Market
import State
import Synchronization

/// One loss of the connection: the market goes on for some minutes without the desk, then the server is back.
struct HoleRun {
    private let minutes: Int64
    private let begun = Clocks.monotonic()
    private let start = NewYork.instant(CivilDate(year: 2026, month: 11, day: 23), minuteOfDay: 600)

    init(minutes: Int64) throws { self.minutes = minutes }

    /// What the feed has told, by slot.
    private struct Told: Sendable {
        var state = SourceState.loading(progress: nil)
        var bars: [Set<Timestamp>] = []

        mutating func take(_ event: Event) {
            switch event {
            case .sourceReported(let report): state = report.state
            case .instrumentsListed(let list): bars = Array(repeating: [], count: list.count)
            case .barsClosed(let rows), .barsCorrected(let rows):
                for row in rows { bars[row.slot].insert(row.bar.time) }
            default: break
            }
        }
    }

    /// Seconds from the server's return until the socket was connected again, and until every minute was there as well; nil
    /// where that did not come.
    func run() throws -> (connected: Double, filled: Double)? {
        let ahead = Mutex<Int64>(0)
        let (begun, start) = (begun, start)
        let market: @Sendable () -> Timestamp = {
            start.adding(nanoseconds: Clocks.monotonic() - begun + ahead.withLock { $0 })
        }
        let instruments = try MarketBench.instruments(on: start)
        let server = try MarketServer(instruments, now: market)
        guard let address = SocketAddress(server.socketURL) else { return nil }
        let feed = MassiveFeed(
            configuration: MassiveConfiguration(
                key: "bench", restURL: server.restURL, socket: address, delayedSocket: address,
                live: LiveFeedSettings(
                    instruments: instruments.map { Instrument(spec: $0.spec) }, historyDays: 1,
                    archive: MemoryBarArchive())),
            clocks: MassiveClocks(monotonic: Clocks.monotonic, market: market))
        defer {
            feed.stop()
            // Nothing is left to be done about a server that does not end.
            try? server.stop()
        }
        let told = Monitor(Told())
        feed.start { event in told.change { $0.take(event) } }
        func wait(_ condition: (Told) -> Bool) -> Bool {
            told.wait(until: Clocks.monotonic() + 30_000_000_000) { condition($0) ? true : nil } ?? false
        }
        guard wait({ $0.state == .live && $0.bars.count == instruments.count }) else { return nil }
        let first = market().startOfMinute
        server.goAway()
        ahead.withLock { $0 += minutes * Timestamp.minute }
        let missing = (0..<minutes).map { first.adding(minutes: $0) }
        // Long enough that REST has been asked in vain too.
        usleep(1_500_000)
        let away = Clocks.monotonic()
        server.comeBack()
        guard let back = server.subscribed(until: away + 30_000_000_000),
            wait({ told in told.bars.allSatisfy { bars in missing.allSatisfy(bars.contains) } })
        else { return nil }
        return (Double(back - away) / 1e9, Double(Clocks.monotonic() - away) / 1e9)
    }
}
