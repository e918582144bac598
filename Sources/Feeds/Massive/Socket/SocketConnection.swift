import NIOCore
import NIOWebSocket
import Synchronization

/// A connection that was asked for. Everything here may be called from any thread and at any time.
final class SocketConnection: Sendable {
    private struct State {
        var channel: (any Channel)?
        var isOver = false
        var isReading = true
    }

    private let state = Mutex(State())

    /// Sends a text, where the connection still stands.
    func send(_ text: String) {
        guard let channel = state.withLock({ $0.channel }) else { return }
        let data = channel.allocator.buffer(string: text)
        let frame = WebSocketFrame(fin: true, opcode: .text, maskKey: .random(), data: data)
        // A write that fails ends the connection, which is told.
        channel.writeAndFlush(frame, promise: nil)
    }

    /// Lets the server's bytes wait, or takes them again.
    func setReading(_ isReading: Bool) {
        let channel = state.withLock { state -> (any Channel)? in
            guard state.isReading != isReading else { return nil }
            state.isReading = isReading
            return state.channel
        }
        // Where it fails, the connection is gone.
        channel?.setOption(.autoRead, value: isReading).whenComplete { _ in }
    }

    /// Ends it; it is still told as closed.
    func close() {
        let channel = state.withLock { state in
            state.isOver = true
            return state.channel
        }
        channel?.close(promise: nil)
    }

    func stands(_ channel: any Channel) {
        let isOver = state.withLock { state in
            state.channel = channel
            return state.isOver
        }
        if isOver { channel.close(promise: nil) }
    }
}
