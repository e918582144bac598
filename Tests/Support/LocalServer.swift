import Glibc
import Machine
import Synchronization

/// A server on 127.0.0.1 that does what a test tells it, one thread a connection; gone with its last reference.
package final class LocalServer: Sendable {
    package let port: Int
    private let listener: Int32
    private let thread: WorkerThread

    /// - Parameter serve: runs once a connection, which ends when it returns.
    package init(_ serve: @escaping @Sendable (LocalConnection) -> Void) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw LocalServerError.cannotListen }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let count = Counter()
        counter = count
        thread = try WorkerThread(name: "local server") {
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                count.value.add(1, ordering: .relaxed)
                let connection = LocalConnection(descriptor: descriptor)
                let worker = try? WorkerThread(name: "local answer") {
                    serve(connection)
                    close(descriptor)
                }
                worker?.detach()
            }
        }
    }

    private let counter: Counter

    /// Connections so far.
    package var connections: Int { counter.value.load(ordering: .relaxed) }

    package var url: String { "http://127.0.0.1:\(port)" }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        thread.join()
        close(listener)
    }

    /// A port on which nobody listens.
    package static func freePort() throws -> Int { try LocalServer { _ in }.port }
}

package enum LocalServerError: Error {
    case cannotListen
}

private final class Counter: Sendable {
    let value = Atomic(0)
}

/// One connection of a `LocalServer`.
package struct LocalConnection: Sendable {
    let descriptor: Int32

    /// The next request with its body, as text; nil when the client is gone.
    package func request() -> String? {
        var bytes: [UInt8] = []
        while true {
            if let head = Self.end(of: bytes) {
                let text = String(decoding: bytes[..<head], as: UTF8.self).lowercased()
                let length = text.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                    .flatMap { Int($0.drop { !$0.isNumber }) }
                if bytes.count >= head + (length ?? 0) { return String(decoding: bytes, as: UTF8.self) }
            }
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return nil }
            bytes += chunk[..<count]
        }
    }

    package func send(_ text: String) { send(Array(text.utf8)) }

    package func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// A whole answer.
    package func answer(_ status: Int = 200, _ body: String = "", headers: [String] = []) {
        let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)"] + headers
        send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }

    /// The head of an answer in chunks.
    package func begin(_ status: Int = 200, headers: [String] = []) {
        let lines = ["HTTP/1.1 \(status) X", "Transfer-Encoding: chunked"] + headers
        send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    package func chunk(_ bytes: [UInt8]) {
        send(Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8))
    }

    package func chunk(_ text: String) { chunk(Array(text.utf8)) }

    package func finish() { send("0\r\n\r\n") }

    /// Returns when the client has closed the connection.
    package func waitForClose() { while request() != nil {} }

    /// Ends the connection with a reset instead of a close.
    package func reset() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
    }

    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        let mark = Array("\r\n\r\n".utf8)
        return (0...bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual(mark) }.map { $0 + 4 }
    }
}
