import NIOCore

/// Bounds of a connection.
package struct SocketLimits: Sendable {
    /// Until the connection stands and is upgraded.
    var connect = TimeAmount.seconds(10)
    /// Between our pings.
    var ping = TimeAmount.seconds(5)
    /// Silence, answers to pings included, after which the connection counts as dead.
    var silence = TimeAmount.seconds(15)
    /// Bytes of a frame, or of a message in fragments.
    var frameBytes = 16 << 20
    /// Fragments of a message.
    var fragments = 4_096

    package init() {}

    /// Short ones, for tests of dead connections.
    package init(connect: Duration, ping: Duration, silence: Duration, frameBytes: Int) {
        self.connect = .nanoseconds(connect.whole)
        self.ping = .nanoseconds(ping.whole)
        self.silence = .nanoseconds(silence.whole)
        self.frameBytes = frameBytes
    }
}
