import Glibc

/// A client's socket, as bare as it can be.
final class Wire {
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private(set) var hasEnded = false

    init?(port: Int, isIPv6: Bool = false) {
        descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var on: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        var v6 = sockaddr_in6()
        v6.sin6_family = sa_family_t(AF_INET6)
        v6.sin6_port = in_port_t(port).bigEndian
        v6.sin6_addr = in6addr_loopback
        var v4 = sockaddr_in()
        v4.sin_family = sa_family_t(AF_INET)
        v4.sin_port = in_port_t(port).bigEndian
        v4.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let size = isIPv6 ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
        let result = withUnsafePointer(to: &v6) { v6 in
            withUnsafePointer(to: &v4) { v4 in
                (isIPv6 ? UnsafeRawPointer(v6) : UnsafeRawPointer(v4)).withMemoryRebound(to: sockaddr.self, capacity: 1)
                {
                    connect(descriptor, $0, socklen_t(size))
                }
            }
        }
        if result != 0 {
            close(descriptor)
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Sends until the other side takes no more.
    func send(_ text: String, inPiecesOf size: Int = .max) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let piece = Array(rest.prefix(size))
            let count = Glibc.send(descriptor, piece, piece.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Waits for so many answers, or for the end.
    func replies(_ count: Int) -> [TestReply] {
        var replies: [TestReply] = []
        while true {
            replies += TestReply.take(from: &bytes)
            if replies.count >= count || hasEnded { return replies }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let read = recv(descriptor, &buffer, buffer.count, 0)
            guard read > 0 else {
                hasEnded = true
                continue
            }
            bytes += buffer[..<read]
        }
    }

    /// Waits until the other side has closed.
    func waitForEnd() -> [TestReply] { replies(.max) }
}
