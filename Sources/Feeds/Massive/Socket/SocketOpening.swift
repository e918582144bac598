import NIOCore
import NIOHTTP1

/// Asks for the upgrade and waits for it; what the server answers instead is the reason why there is no connection.
final class SocketOpening: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    static let name = "opening"

    private let address: SocketAddress
    private let patience: TimeAmount
    private let ending: SocketEnding
    private var deadline: Scheduled<Void>?
    private var isAsked = false

    init(_ address: SocketAddress, patience: TimeAmount, _ ending: SocketEnding) {
        self.address = address
        self.patience = patience
        self.ending = ending
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let ending = ending
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: patience) {
            ending.close("\(ending.host) did not open the connection in time")
            channel.close(promise: nil)
        }
        if context.channel.isActive { ask(context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func channelActive(context: ChannelHandlerContext) {
        ask(context)
        context.fireChannelActive()
    }

    private func ask(_ context: ChannelHandlerContext) {
        guard !isAsked else { return }
        isAsked = true
        let head = HTTPRequestHead(
            version: .http1_1, method: .GET, uri: address.path,
            headers: ["Host": address.authority, "User-Agent": "copilot", "Content-Length": "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        ending.close(
            "\(ending.host) answers HTTP \(head.status.code) instead of opening the connection; check "
                + "massive-socket")
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        ending.close(SocketTrouble.words(error, host: ending.host))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        ending.close("\(ending.host) ended the connection before it was open")
        context.fireChannelInactive()
    }
}
