import Glibc
import JSON
import NIOCore
import NIOWebSocket
import Synchronization

/// One connection of the vendor's socket.
final class VendorSession: Sendable {
    private struct State: Sendable {
        var isLoggedIn = false
        var wanted: Set<String> = []
        var isMute = false
    }

    let channel: any Channel
    private let state = Mutex(State())

    init(_ channel: any Channel) { self.channel = channel }

    var isLoggedIn: Bool {
        get { state.withLock { $0.isLoggedIn } }
        set { state.withLock { $0.isLoggedIn = newValue } }
    }

    /// Nothing is sent any more, not even an answer to a ping, and the connection stays.
    var isMute: Bool {
        get { state.withLock { $0.isMute } }
        set { state.withLock { $0.isMute = newValue } }
    }

    func wants(_ channel: String) -> Bool { state.withLock { $0.isLoggedIn && $0.wanted.contains(channel) } }
    func want(_ channel: String) -> Bool { state.withLock { $0.wanted.insert(channel).inserted } }
    func leave(_ channel: String) { state.withLock { _ = $0.wanted.remove(channel) } }

    func send(_ text: String) { send(.text, Array(text.utf8)) }

    func send(_ opcode: WebSocketOpcode, _ bytes: [UInt8], isFinal: Bool = true) {
        guard !isMute else { return }
        let data = channel.allocator.buffer(bytes: bytes)
        channel.writeAndFlush(WebSocketFrame(fin: isFinal, opcode: opcode, data: data), promise: nil)
    }

    /// A text in three fragments, with a ping between them.
    func sendInPieces(_ text: String) {
        let bytes = Array(text.utf8)
        let third = bytes.count / 3
        send(.text, Array(bytes[..<third]), isFinal: false)
        send(.ping, [1, 2, 3])
        send(.continuation, Array(bytes[third..<2 * third]), isFinal: false)
        send(.continuation, Array(bytes[(2 * third)...]))
    }

    func status(_ status: String, _ message: String) {
        send("[{\"ev\":\"status\",\"status\":\"\(status)\",\"message\":\"\(message)\"}]")
    }

    /// A status, then the end, as the vendor does it.
    func kick(_ status: String, _ message: String) {
        self.status(status, message)
        isLoggedIn = false
        channel.close(promise: nil)
    }

    /// Ends the connection with a reset.
    func reset() {
        let channel = channel
        isLoggedIn = false
        let provider = channel as? any SocketOptionProvider
        provider?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.close(promise: nil) }
    }
}
