/// Where the port listens and for whom.
package struct PortConfiguration: Sendable {
    /// 0 takes any free one.
    package var port: Int
    /// An address or name beyond this machine to listen on too; nil for this machine alone.
    package var bind: String?
    /// What every request must show; nil asks for none.
    package var key: String?
    package var version: String
    package var limits = PortLimits()

    package init(port: Int, bind: String? = nil, key: String? = nil, version: String = "copilot") {
        self.port = port
        self.bind = bind
        self.key = key
        self.version = version
    }

    /// True for an address or name that only this machine reaches.
    package static func isLoopback(_ address: String) -> Bool {
        let host = address.lowercased()
        return ["localhost", "::1", "[::1]"].contains(host)
            || host.hasPrefix("127.") && host.allSatisfy { $0 == "." || $0.isNumber }
    }
}

/// Bounds that keep slow, flooding and broken senders from the others.
package struct PortLimits: Sendable {
    /// Bytes of the request line and headers.
    package var head = 8_192
    /// Headers of a request.
    package var headers = 64
    /// Bytes of a body.
    package var body = 1_048_576
    package var connections = 64
    /// Requests of one connection that may wait for their answers.
    package var waiting = 64
    /// Seconds from a request's first byte to its last.
    package var request: Int64 = 5
    /// Seconds for an answer; the bridges give up after 5 s.
    package var answer: Int64 = 4
    /// Seconds without a request.
    package var idle: Int64 = 60
    /// Seconds that a refused sender is listened to, so that it reads why before the connection breaks.
    package var linger: Int64 = 1
}
