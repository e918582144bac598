import Glibc

/// One connection of a bridge, kept open.
final class PushSender {
    private let descriptor: Int32
    private let request: [UInt8]
    private var buffer = [UInt8](repeating: 0, count: 16_384)

    /// Nil where nobody listens.
    init?(port: Int, account: String) {
        let position =
            #"{"symbol":"MES 03-26","side":"Long","quantity":2,"avgPrice":5512.25,"unrealizedPnL":12.5,"lastUpdate":"2026-03-04T15:20:10Z"}"#
        let body = #"{"account":"\#(account)","positions":[\#(position)]}"#
        let head =
            "POST /update_positions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n"
        request = Array((head + body).utf8)
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        if result != 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Sends a push and waits for its answer, whose body is one JSON object; true where it is 200.
    func push() -> Bool {
        guard send(descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count else { return false }
        var count = 0
        repeat {
            let read = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress.map { $0 + count }, 4_096, 0) }
            guard read > 0 else { return false }
            count += read
        } while buffer[count - 1] != UInt8(ascii: "}") && count < 8_192
        return buffer[..<count].starts(with: "HTTP/1.1 200".utf8)
    }
}
