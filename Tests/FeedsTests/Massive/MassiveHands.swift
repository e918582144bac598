import Market
import State
import Transport

@testable import Feeds

/// A mind that was led to a live connection, in the middle of a trading day.
struct MassiveHands {
    var market: MassiveMarket
    var now = Moment(monotonic: 1_000_000_000, market: MassiveFeedTests.start)
    private(set) var actions: [MassiveAction] = []

    /// - Parameter history: what REST tells of the minutes before.
    init(
        isFree: Bool = false, isDelayed: Bool? = nil, at instant: Timestamp = MassiveFeedTests.start,
        history: [BarRow] = []
    ) {
        guard let instrument = Instrument(symbol: "NQH4", near: MassiveFeedTests.day.date) else {
            preconditionFailure("the test's own name cannot be read")
        }
        market = Self.market(instrument)
        now.market = instant
        market.begin(at: now)
        market.recall([nil], [ArchivedBars()], [[]], at: now)
        market.take(
            .success(
                MassiveChoice(
                    instruments: [instrument], rolls: [], isDelayed: isDelayed, isFree: isFree, notes: [])), at: now
        )
        settle()
        answer(history)
    }

    /// A mind that has not begun.
    static func market(_ instrument: Instrument) -> MassiveMarket {
        guard let socket = SocketAddress("wss://socket.example/futures"),
            let delayed = SocketAddress("wss://delayed.example/futures")
        else { preconditionFailure("the test's own addresses cannot be read") }
        return MassiveMarket(
            MassiveConfiguration(
                key: "k\"1", restURL: "https://api.example", socket: socket, delayedSocket: delayed,
                live: LiveFeedSettings(
                    instruments: [Instrument(spec: instrument.spec)], historyDays: 0, archive: MemoryBarArchive())),
            seed: 1)
    }

    /// Does what is due and keeps what is asked for.
    mutating func settle() {
        market.tick(at: now)
        actions = market.takeActions()
    }

    mutating func pass(seconds: Double) {
        now.monotonic += Int64(seconds * 1e9)
        now.market = now.market.adding(nanoseconds: Int64(seconds * 1e9))
        settle()
    }

    mutating func status(_ status: String, _ message: String = "") {
        market.take(WireStatus(status: status, message: message), at: now)
        settle()
    }

    mutating func event(_ event: SocketEvent) {
        market.take(event, number: market.link.number, at: now)
        settle()
    }

    /// Answers the request for minutes that is under way.
    mutating func answer(_ rows: [BarRow]) {
        market.takeMinutes(slot: 0, number: market.slots[0].asking ?? 0, .success(rows), at: now)
        settle()
    }

    mutating func becomeLive() {
        event(.opened)
        status("connected")
        status("auth_success")
        status("success", "subscribed to: AM.NQH4")
    }

    var trades: [Trade] {
        actions.flatMap { action -> [Trade] in
            if case .emit(.tradesPrinted(let rows)) = action { rows.map(\.trade) } else { [] }
        }
    }
    var sent: [String] { actions.compactMap { if case .send(let text) = $0 { text } else { nil } } }
    var connects: [String] { actions.compactMap { if case .connect(let to, _) = $0 { to.host } else { nil } } }

    /// Seconds until it connects again, in steps of a tenth.
    mutating func secondsUntilConnect(most: Double) -> Double? {
        var waited = 0.0
        while waited < most {
            pass(seconds: 0.1)
            waited += 0.1
            if !connects.isEmpty { return waited }
        }
        return nil
    }

    /// A minute of one price.
    static func bar(_ time: Timestamp) -> Bar {
        let price = Price(ticks: 66_000)
        return Bar(time: time, open: price, high: price, low: price, close: price, volume: 5)
    }
}
