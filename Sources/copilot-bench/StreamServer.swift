import Glibc
import Machine
import TerminalDriver

/// A server of chat answers on 127.0.0.1 that streams words for as long as it is told, one connection at a time.
final class StreamServer: Sendable {
    /// What the next answers look like.
    struct Manner: Sendable {
        /// The first word, and milliseconds until it comes.
        var first = "first"
        var delay = 0.0
        /// Words after it, and milliseconds between two.
        var words = 0
        var pause = 20.0
    }

    private struct State: Sendable {
        var manner = Manner()
        var isHeld = false
        /// When the first word of the last answer was sent.
        var sentFirst: Int64?
    }

    let port: Int
    private let listener: Int32
    private let state = Monitor(State())
    private let thread: WorkerThread

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, length) == 0 && listen(listener, 4) == 0
                    && getsockname(listener, address, &length) == 0
            }
        }
        guard isBound else { throw StreamServerError.cannotListen }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let state = state
        thread = try WorkerThread(name: "stream server") {
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                while Self.readRequest(connection), Self.answer(connection, state) {}
                close(connection)
            }
        }
    }

    deinit {
        state.change { $0.isHeld = false }
        shutdown(listener, Int32(SHUT_RDWR))
        thread.join()
        close(listener)
    }

    /// What the next answer will be; with `isHeld` its words go on until `release`.
    func prepare(_ manner: Manner, isHeld: Bool = false) {
        state.change { $0 = State(manner: manner, isHeld: isHeld) }
    }

    func release() { state.change { $0.isHeld = false } }

    /// When the first word was sent, by the clock of `PtySession`; nil before.
    var sentFirst: Int64? { state.read { $0.sentFirst } }

    // MARK: Answers

    private static let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
    private static let end =
        "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,"
        + "\"completion_tokens\":9}}\n\ndata: [DONE]\n\n"

    private static func answer(_ connection: Int32, _ state: Monitor<State>) -> Bool {
        let manner = state.read { $0.manner }
        guard
            send(connection, head)
        else { return false }
        usleep(UInt32(manner.delay * 1_000))
        let at = PtySession.now()
        guard say(connection, manner.first + " ") else { return false }
        state.change { $0.sentFirst = at }
        var said = 0
        while said < manner.words || state.read({ $0.isHeld }) {
            usleep(UInt32(manner.pause * 1_000))
            // Some words are figures, which are checked; some end a line.
            let word = said % 12 == 11 ? "bullet\\n- " : said % 5 == 4 ? "16550.25 " : "word "
            guard say(connection, word) else { return false }
            said += 1
        }
        return chunk(connection, end) && send(connection, "0\r\n\r\n")
    }

    private static func say(_ connection: Int32, _ word: String) -> Bool {
        chunk(connection, "data: {\"choices\":[{\"delta\":{\"content\":\"\(word)\"}}]}\n\n")
    }

    private static func chunk(_ connection: Int32, _ text: String) -> Bool {
        send(connection, String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n")
    }

    private static func send(_ connection: Int32, _ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return Glibc.send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// A head and its body; false when the client is gone.
    private static func readRequest(_ connection: Int32) -> Bool {
        var text = ""
        var wanted = Int.max
        while text.utf8.count < wanted {
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = recv(connection, &bytes, bytes.count, 0)
            guard count > 0 else { return false }
            text += String(decoding: bytes[..<count], as: UTF8.self)
            guard wanted == .max, let end = text.firstRange(of: "\r\n\r\n") else { continue }
            let head = text[..<end.lowerBound].lowercased()
            let length = head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.drop { !$0.isNumber }) }
            wanted = text[..<end.upperBound].utf8.count + (length ?? 0)
        }
        return true
    }
}

enum StreamServerError: Error, CustomStringConvertible {
    case cannotListen

    var description: String { "no port of 127.0.0.1 is free for the measurement" }
}
