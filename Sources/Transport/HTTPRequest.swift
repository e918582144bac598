/// What is asked of a server.
package struct HTTPRequest: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package var method: Method
    /// `http://` or `https://`; it may carry secrets in its query and is never repeated in an error.
    package var url: String
    package var headers: [HTTPHeader]
    /// Sent with a post; empty for none.
    package var body: [UInt8]
    package var limits: HTTPLimits
    /// Lets the server compress the answer. Off for streams, which a compressor holds back.
    package var acceptsCompression: Bool

    package init(
        _ method: Method, _ url: String, headers: [HTTPHeader] = [], body: [UInt8] = [], limits: HTTPLimits = .standard,
        acceptsCompression: Bool = false
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.limits = limits
        self.acceptsCompression = acceptsCompression
    }
}

/// A header field.
package struct HTTPHeader: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// True where the field is one line that cannot smuggle in another.
    var isSound: Bool {
        !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ":") }
            && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }
    }
}

/// How long an exchange may take, and how large an answer may be. Each limit holds for itself; nil sets none.
package struct HTTPLimits: Hashable, Sendable {
    /// Until the connection stands, TLS included.
    package var connect: Duration
    /// From the start until the first byte of the answer's body: a model may think long behind its head.
    package var firstByte: Duration
    /// Longest silence within the answer.
    package var stall: Duration
    package var total: Duration?
    /// Bytes of the answer's body, uncompressed.
    package var bodyBytes: Int

    package init(
        connect: Duration = .seconds(10), firstByte: Duration = .seconds(30), stall: Duration = .seconds(30),
        total: Duration? = nil, bodyBytes: Int = 16 << 20
    ) {
        self.connect = connect
        self.firstByte = firstByte
        self.stall = stall
        self.total = total
        self.bodyBytes = bodyBytes
    }

    package static let standard = HTTPLimits()
}
