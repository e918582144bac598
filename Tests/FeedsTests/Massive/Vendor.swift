import Foundation
import Machine
import Market
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

@testable import Feeds

/// Massive on this machine: REST and WebSocket over TLS, with a clock that only the test moves and faults on demand.
final class Vendor: Sendable {
    /// What REST does instead of answering.
    enum RestFault: Sendable {
        case status(Int, body: String, headers: [String] = [])
        case body(String)
        /// Half of the body under the length of the whole.
        case cut
    }

    struct State: Sendable {
        var now: Timestamp
        /// Everything that will happen, by ticker.
        var truth: [String: [Bar]]
        /// Contracts of the running session, by ticker.
        var volumes: [String: Int]
        var key = "secret-key"
        /// Channels of the plan.
        var channels: Set<String> = ["AM", "A", "T", "Q"]
        var hasSnapshots = true
        var isDelayed = false
        /// The rows of the schedule, each a document.
        var schedule: [String] = []
        var faults: [RestFault] = []
        /// Logins to refuse.
        var refusals = 0
        var sessions: [Int: VendorSession] = [:]
        var lastSession = 0
        /// Path and query of each request, in order.
        var requests: [String] = []
        /// The headers of the last one.
        var headers: [String: String] = [:]
        /// What clients asked of the socket, the key left out.
        var asked: [String] = []
        var logins = 0
        /// Rows of a page.
        var page = 1_000
        /// Minutes that the socket does not tell.
        var unheard: Set<Timestamp> = []
        /// New connections are not greeted.
        var isMute = false
    }

    let state: Monitor<State>
    let port: Int
    private let group: MultiThreadedEventLoopGroup
    private let listener: any Channel

    /// - Parameter truth: the bars that have ended by `now` are history.
    init(
        _ truth: [String: [Bar]], now: Timestamp, volumes: [String: Int] = [:],
        certificate: String = TestCertificates.good
    ) throws {
        let state = Monitor(State(now: now, truth: truth, volumes: volumes))
        self.state = state
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(TestCertificates.key.utf8), format: .pem)))
        let context = try NIOSSLContext(configuration: configuration)
        listener = try ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    try VendorPipeline.build(channel, state)
                }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
        port = listener.localAddress?.port ?? 0
    }

    deinit { try? group.syncShutdownGracefully() }

    var restURL: String { "https://localhost:\(port)" }
    var socketURL: String { "wss://localhost:\(port)/futures" }

    // MARK: - What happens

    /// Lets minutes pass, each with its trades and its bar on every socket that asked for them.
    func advance(minutes: Int = 1, withTrades: Bool = true) {
        for _ in 0..<minutes {
            let (start, rows) = state.change { state -> (Timestamp, [(ticker: String, bar: Bar)]) in
                let start = state.now.startOfMinute
                state.now = start.adding(minutes: 1)
                let rows = state.truth.sorted { $0.key < $1.key }.compactMap { ticker, bars in
                    bars.first { $0.time == start }.map { (ticker, $0) }
                }
                return (start, rows)
            }
            for (ticker, bar) in rows {
                if withTrades { tell("T", ticker, VendorWords.trades(bar, ticker)) }
                if !state.read({ $0.unheard.contains(start) }) { tell("AM", ticker, [VendorWords.minute(bar, ticker)]) }
            }
        }
    }

    /// Sends items of a channel to everyone who asked for them.
    func tell(_ channel: String, _ ticker: String, _ items: [String]) {
        let text = "[\(items.joined(separator: ","))]"
        for session in state.read({ Array($0.sessions.values) }) where session.wants("\(channel).\(ticker)") {
            session.send(text)
        }
    }

    /// Does something with every connection that is logged in.
    func each(_ body: (VendorSession) -> Void) {
        for session in state.read({ $0.sessions.values.filter(\.isLoggedIn) }) { body(session) }
    }

    /// Changes bars that were told already, as late prints do.
    func correct(_ ticker: String, _ time: Timestamp) {
        state.change { state in
            guard let index = state.truth[ticker]?.firstIndex(where: { $0.time == time }) else { return }
            var bars = state.truth[ticker] ?? []
            bars[index].high = Price(ticks: bars[index].high.ticks + 2)
            bars[index].volume += 37
            state.truth[ticker] = bars
        }
    }

    /// The bars that have ended by now.
    func ended(_ ticker: String) -> [Bar] {
        state.read { state in (state.truth[ticker] ?? []).filter { $0.time.adding(minutes: 1) <= state.now } }
    }
}

/// What the vendor writes.
enum VendorWords {
    static func minute(_ bar: Bar, _ ticker: String, event: String = "AM") -> String {
        let start = bar.time.nanoseconds / 1_000_000
        return
            "{\"ev\":\"\(event)\",\"sym\":\"\(ticker)\",\"v\":\(bar.volume),\"dv\":1.5,\"o\":\(points(bar.open)),"
            + "\"c\":\(points(bar.close)),\"h\":\(points(bar.high)),\"l\":\(points(bar.low)),\"n\":4,"
            + "\"s\":\(start),\"e\":\(start + 60_000)}"
    }

    /// Four trades that amount to the bar.
    static func trades(_ bar: Bar, _ ticker: String) -> [String] {
        guard bar.volume >= 4 else { return [] }
        return [bar.open, bar.high, bar.low, bar.close].enumerated().map { index, price in
            let size = index == 3 ? bar.volume - 3 : 1
            let ms = bar.time.nanoseconds / 1_000_000 + Int64(index) * 15_000
            return
                "{\"ev\":\"T\",\"sym\":\"\(ticker)\",\"p\":\(points(price)),\"s\":\(size),\"t\":\(ms),\"q\":\(ms % 10_000_000)}"
        }
    }

    static func row(_ bar: Bar, _ ticker: String) -> String {
        "{\"ticker\":\"\(ticker)\",\"window_start\":\(bar.time.nanoseconds),\"session_end_date\":\"2024-01-08\","
            + "\"open\":\(points(bar.open)),\"high\":\(points(bar.high)),\"low\":\(points(bar.low)),"
            + "\"close\":\(points(bar.close)),\"volume\":\(bar.volume),\"transactions\":4,\"dollar_volume\":1.25}"
    }

    /// Quarter points, with the noise of floating point.
    static func points(_ price: Price) -> Double { (Double(price.ticks) * 0.25).nextUp }
}
