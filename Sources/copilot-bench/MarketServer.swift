import Machine
import Market
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

/// Massive on this machine, without faults and without limits: contracts, one-minute bars of any span, and a socket to which
/// the benchmark says what it is to send.
final class MarketServer: Sendable {
    struct State: Sendable {
        /// Exchange time.
        var now: @Sendable () -> Timestamp
        /// One a slot, with their months.
        var instruments: [Instrument]
        var channels: [any Channel] = []
        /// Connections are closed as soon as they come.
        var isAway = false
        /// When the last subscription was answered, monotonic.
        var subscribed: Int64?
    }

    let port: Int
    private let state: Monitor<State>
    private let group: MultiThreadedEventLoopGroup

    init(_ instruments: [Instrument], now: @escaping @Sendable () -> Timestamp) throws {
        let state = Monitor(State(now: now, instruments: instruments))
        self.state = state
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let listener = try ServerBootstrap(group: group)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try Self.build(channel, state) }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
        port = listener.localAddress?.port ?? 0
    }

    func stop() throws { try group.syncShutdownGracefully() }

    var restURL: String { "http://127.0.0.1:\(port)" }
    var socketURL: String { "ws://127.0.0.1:\(port)/futures" }

    /// Sends a frame to everyone who has subscribed.
    func send(_ text: String) {
        for channel in state.read(\.channels) {
            let frame = WebSocketFrame(fin: true, opcode: .text, data: channel.allocator.buffer(string: text))
            channel.writeAndFlush(frame, promise: nil)
        }
    }

    /// Ends every connection and takes no new one until `comeBack`.
    func goAway() {
        let channels = state.change { state in
            defer { (state.channels, state.isAway, state.subscribed) = ([], true, nil) }
            return state.channels
        }
        for channel in channels { channel.close(promise: nil) }
    }

    func comeBack() { state.change { $0.isAway = false } }

    /// When a subscription was answered, monotonic; nil where none was by the deadline.
    func subscribed(until deadline: Int64) -> Int64? { state.wait(until: deadline) { $0.subscribed } }

    private static func build(_ channel: any Channel, _ state: Monitor<State>) throws {
        let upgrader = NIOWebSocketServerUpgrader(
            shouldUpgrade: { channel, _ in
                channel.eventLoop.makeSucceededFuture(state.read(\.isAway) ? nil : [:])
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(MarketSocket(state))
                }
            })
        let rest = MarketRest(state)
        let bound = NIOLoopBound(rest, eventLoop: channel.eventLoop)
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
                upgraders: [upgrader],
                completionHandler: { $0.pipeline.syncOperations.removeHandler(bound.value, promise: nil) }
            ))
        try channel.pipeline.syncOperations.addHandler(rest)
    }
}

/// The dialogue of the socket: whoever logs in and subscribes gets what is sent.
private final class MarketSocket: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let state: Monitor<MarketServer.State>

    init(_ state: Monitor<MarketServer.State>) { self.state = state }

    func handlerAdded(context: ChannelHandlerContext) { status("connected", context) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .ping:
            context.writeAndFlush(
                wrapOutboundOut(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData)), promise: nil)
        case .connectionClose: context.close(promise: nil)
        case .text:
            let text = String(buffer: frame.unmaskedData)
            if text.contains("\"auth\"") { status("auth_success", context) }
            guard text.contains("\"subscribe\"") else { return }
            status("success", context)
            let channel = context.channel
            state.change { state in
                state.channels.append(channel)
                state.subscribed = Clocks.monotonic()
            }
        default: break
        }
    }

    private func status(_ word: String, _ context: ChannelHandlerContext) {
        let text = "[{\"ev\":\"status\",\"status\":\"\(word)\",\"message\":\"\(word)\"}]"
        let data = context.channel.allocator.buffer(string: text)
        context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: .text, data: data)), promise: nil)
    }
}
