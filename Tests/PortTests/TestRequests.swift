/// Requests as bridges and others write them.
enum TestRequests {
    static let flat = #"{"account":"Sim101","positions":[],"timestamp":"2026-03-04T15:20:10Z"}"#

    /// A request with a body, which is told by its length.
    static func post(
        _ path: String, _ body: String, headers: [String] = [], host: String = "localhost:8000", method: String = "POST"
    ) -> String {
        let lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)", "Content-Length: \(body.utf8.count)"] + headers
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    /// The same in chunks of so many bytes.
    static func chunked(_ path: String, _ body: String, size: Int, headers: [String] = []) -> String {
        let lines = ["POST \(path) HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked"] + headers
        var text = lines.joined(separator: "\r\n") + "\r\n\r\n"
        var rest = Array(body.utf8)[...]
        while !rest.isEmpty {
            let part = rest.prefix(size)
            text += "\(String(part.count, radix: 16))\r\n\(String(decoding: part, as: UTF8.self))\r\n"
            rest = rest.dropFirst(size)
        }
        return text + "0\r\n\r\n"
    }

    static func get(_ path: String, headers: [String] = [], host: String = "localhost", method: String = "GET")
        -> String
    {
        (["\(method) \(path) HTTP/1.1", "Host: \(host)"] + headers).joined(separator: "\r\n") + "\r\n\r\n"
    }
}

/// An answer as it came over the wire.
struct TestReply: Equatable {
    var status: Int
    /// Names in lower case.
    var headers: [String: String]
    var body: String

    /// Takes whole answers from the front of the bytes.
    static func take(from bytes: inout [UInt8]) -> [TestReply] {
        var replies: [TestReply] = []
        while let reply = takeOne(&bytes) { replies.append(reply) }
        return replies
    }

    private static func takeOne(_ bytes: inout [UInt8]) -> TestReply? {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let sides = line.split(separator: ":", maxSplits: 1)
            headers[sides[0].lowercased()] = String(sides[1].drop { $0 == " " })
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        let start = end + mark.count
        guard bytes.count >= start + length else { return nil }
        let body = String(decoding: bytes[start..<(start + length)], as: UTF8.self)
        bytes.removeFirst(start + length)
        return TestReply(status: status, headers: headers, body: body)
    }
}
