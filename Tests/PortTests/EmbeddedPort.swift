import Market
import NIOCore
import NIOEmbedded

@testable import Port

/// Connections of a port without sockets, whose time stands still until it is moved.
final class EmbeddedPort {
    let inbox = TestInbox()
    let loop = EmbeddedEventLoop()
    let list: ConnectionList

    init(_ change: (inout PortConfiguration) -> Void = { _ in }) {
        var configuration = PortConfiguration(port: 0)
        change(&configuration)
        list = ConnectionList(
            configuration, inbox: inbox, loop: loop, now: { Timestamp(seconds: 1_772_637_610) })
    }

    func connect() throws -> EmbeddedConnection { try EmbeddedConnection(self) }

    func pass(seconds: Int64) { loop.advanceTime(by: .seconds(seconds)) }
}

/// One connection.
final class EmbeddedConnection {
    private let channel: EmbeddedChannel
    private var bytes: [UInt8] = []

    init(_ port: EmbeddedPort) throws {
        channel = EmbeddedChannel(loop: port.loop)
        try Pipeline.build(on: channel, port.list)
        channel.localAddress = try SocketAddress(ipAddress: "192.168.7.5", port: 8000)
        channel.connect(to: try SocketAddress(ipAddress: "192.168.7.9", port: 40_000), promise: nil)
        port.loop.run()
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        guard channel.isActive else { return }
        try channel.writeInbound(ByteBuffer(bytes: bytes))
    }

    /// The sender sends no more, and still reads.
    func closeInput() { channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }

    var isOpen: Bool { channel.isActive }

    /// The answers that came since the last call.
    func replies() throws -> [TestReply] {
        while let part = try channel.readOutbound(as: IOData.self) {
            if case .byteBuffer(let buffer) = part { bytes += buffer.readableBytesView }
        }
        return TestReply.take(from: &bytes)
    }

    func statuses() throws -> [Int] { try replies().map(\.status) }
}
