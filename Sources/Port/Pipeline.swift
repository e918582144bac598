import NIOCore
import NIOHTTP1

/// What a connection's bytes go through.
enum Pipeline {
    /// To be called on the channel's thread.
    static func build(on channel: any Channel, _ list: ConnectionList) throws {
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = list.limits.head
        limits.maxHeaderListSize = list.limits.head
        limits.maxHeaderFieldCount = list.limits.headers
        let connection = PortConnection(list)
        try channel.pipeline.syncOperations.addHandlers([
            ArrivalWatch(connection),
            ByteToMessageHandler(HTTPRequestDecoder(limitConfiguration: limits)),
            HTTPResponseEncoder(),
            connection,
        ])
    }
}
