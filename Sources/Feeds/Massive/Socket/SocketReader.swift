import NIOCore
import NIOWebSocket

/// Hands whole messages on, answers pings, sends its own, and ends a connection on which nothing comes any more.
final class SocketReader: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let limits: SocketLimits
    private let ending: SocketEnding
    private var lastHeard = NIODeadline.now()
    private var beat: RepeatedTask?

    init(_ limits: SocketLimits, _ ending: SocketEnding) {
        self.limits = limits
        self.ending = ending
    }

    func handlerAdded(context: ChannelHandlerContext) {
        lastHeard = .now()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        beat = context.eventLoop.scheduleRepeatedTask(initialDelay: limits.ping, delay: limits.ping) { _ in
            let (reader, context) = bound.value
            reader.watch(context)
        }
        ending.tell(.opened)
    }

    func handlerRemoved(context: ChannelHandlerContext) { beat?.cancel() }

    private func watch(_ context: ChannelHandlerContext) {
        if NIODeadline.now() - lastHeard >= limits.silence {
            return end(context, "\(ending.host) has fallen silent, pings stay without answer")
        }
        let empty = context.channel.allocator.buffer(capacity: 0)
        write(WebSocketFrame(fin: true, opcode: .ping, maskKey: .random(), data: empty), context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        lastHeard = .now()
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .text: ending.tell(.frame(WireFrame(frame.unmaskedData.readableBytesView)))
        case .ping:
            write(WebSocketFrame(fin: true, opcode: .pong, maskKey: .random(), data: frame.unmaskedData), context)
        case .connectionClose:
            write(
                WebSocketFrame(fin: true, opcode: .connectionClose, maskKey: .random(), data: frame.unmaskedData),
                context)
            end(context, "\(ending.host) closed the connection")
        // Binary messages are not the vendor's, and pongs only prove life.
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        end(context, SocketTrouble.words(error, host: ending.host))
    }

    func channelInactive(context: ChannelHandlerContext) {
        beat?.cancel()
        ending.close("\(ending.host) ended the connection")
        context.fireChannelInactive()
    }

    private func write(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    private func end(_ context: ChannelHandlerContext, _ reason: String) {
        ending.close(reason)
        context.close(promise: nil)
    }
}
