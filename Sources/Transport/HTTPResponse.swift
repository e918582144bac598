/// The head of an answer.
package struct HTTPHead: Hashable, Sendable {
    package var status: Int
    /// In the order of the server.
    package var headers: [HTTPHeader]

    package init(status: Int, headers: [HTTPHeader] = []) {
        self.status = status
        self.headers = headers
    }

    /// The first field of this name, whatever the case of its letters.
    package subscript(name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    package var isSuccess: Bool { (200..<300).contains(status) }
}

/// An answer as a whole.
package struct HTTPResponse: Hashable, Sendable {
    package var head: HTTPHead
    package var body: [UInt8]

    package init(head: HTTPHead, body: [UInt8]) {
        self.head = head
        self.body = body
    }

    /// The body as text; bytes that are not UTF-8 become U+FFFD.
    package var text: String { String(decoding: body, as: UTF8.self) }
}

/// What a transfer tells, in this order: at most one head, chunks, and exactly one of the last two.
package enum TransferEvent: Sendable {
    case head(HTTPHead)
    case chunk([UInt8])
    case finished
    case failed(TransportError)
}
