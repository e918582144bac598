import Glibc
import Machine

/// Speaks to a port as NinjaTrader's bridge does: `localhost` is tried as ::1 and then as 127.0.0.1, the body is held back
/// until `100 Continue` came or 350 ms went by, and head and body go in separate packets.
struct BridgeSender {
    /// An answer, and how long it took.
    struct Answer {
        /// 0 where none came.
        var status: Int
        var body: String
        /// Milliseconds to `100 Continue`; nil where none was asked for or none came.
        var continueAfter: Double?
        /// Milliseconds from the connection to the whole answer.
        var after: Double
        /// `::1` or `127.0.0.1`
        var address: String
    }

    let port: Int
    /// What stands before the path: a key as a bridge can give it.
    var prefix = ""

    private static let continueWait: Int32 = 350
    private static let answerWait: Int32 = 5_000

    /// Nil where nobody listens.
    func send(_ method: String, _ path: String, body: String? = nil) -> Answer? {
        let start = Clocks.monotonic()
        guard let (descriptor, address) = connection() else { return nil }
        defer { close(descriptor) }
        var head = "\(method) \(prefix)\(path) HTTP/1.1\r\nHost: localhost:\(port)\r\n"
        if let body {
            head += "Content-Type: application/json; charset=utf-8\r\nContent-Length: \(body.utf8.count)\r\n"
            head += "Expect: 100-continue\r\n"
        }
        write(head + "Connection: close\r\n\r\n", to: descriptor)
        var continueAfter: Double?
        var bytes: [UInt8] = []
        if let body {
            let asked = Clocks.monotonic()
            if wait(descriptor, Self.continueWait), read(descriptor, into: &bytes) {
                if bytes.starts(with: "HTTP/1.1 100 ".utf8) { continueAfter = milliseconds(since: asked) }
            }
            if bytes.isEmpty || continueAfter != nil { write(body, to: descriptor) }
        }
        while wait(descriptor, Self.answerWait), read(descriptor, into: &bytes) {}
        let (status, text) = parse(bytes)
        return Answer(
            status: status, body: text, continueAfter: continueAfter, after: milliseconds(since: start),
            address: address)
    }

    /// The last head's status, and what stands behind it.
    private func parse(_ bytes: [UInt8]) -> (status: Int, body: String) {
        var parts = String(decoding: bytes, as: UTF8.self).split(
            separator: "\r\n\r\n", omittingEmptySubsequences: false)
        while parts.count > 1, parts[0].hasPrefix("HTTP/1.1 100 ") { parts.removeFirst() }
        let status = parts.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return (status ?? 0, parts.dropFirst().joined(separator: " "))
    }

    private func connection() -> (descriptor: Int32, address: String)? {
        var v6 = sockaddr_in6()
        v6.sin6_family = sa_family_t(AF_INET6)
        v6.sin6_port = in_port_t(port).bigEndian
        v6.sin6_addr = in6addr_loopback
        if let descriptor = connect(AF_INET6, &v6) { return (descriptor, "::1") }
        var v4 = sockaddr_in()
        v4.sin_family = sa_family_t(AF_INET)
        v4.sin_port = in_port_t(port).bigEndian
        v4.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        return connect(AF_INET, &v4).map { ($0, "127.0.0.1") }
    }

    private func connect<Address>(_ family: Int32, _ address: inout Address) -> Int32? {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        if result == 0 { return descriptor }
        close(descriptor)
        return nil
    }

    private func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private func wait(_ descriptor: Int32, _ milliseconds: Int32) -> Bool {
        var waits = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&waits, 1, milliseconds) > 0
    }

    /// False at the end.
    private func read(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return false }
        bytes += buffer[..<count]
        return true
    }

    private func milliseconds(since start: Int64) -> Double {
        Double((Clocks.monotonic() - start) / 10_000) / 100
    }
}
