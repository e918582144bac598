import NIOCore

/// Tells the connection of bytes before they are parsed, so that a head's time counts from its first byte.
final class ArrivalWatch: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let connection: PortConnection

    init(_ connection: PortConnection) { self.connection = connection }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard connection.bytesArrived(unwrapInboundIn(data).readableBytes) else { return }
        context.fireChannelRead(data)
    }
}
