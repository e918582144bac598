import CHiredis
import Glibc

/// A connection to a server. Words are sent with their lengths, so that no content can be taken for a command.
///
/// Unchecked, because hiredis' context is a pointer; the store uses a connection from one thread at a time.
final class RedisConnection: @unchecked Sendable {
    private let context: UnsafeMutablePointer<redisContext>
    private let name: String

    /// Seconds to connect, and for an answer.
    private static let connectPatience = 1
    private static let replyPatience = 2

    init(_ address: RedisAddress) throws(StorageError) {
        let name = "redis \(address)"
        let patience = timeval(tv_sec: Self.connectPatience, tv_usec: 0)
        let made =
            switch address.place {
            case .network(let host, let port): redisConnectWithTimeout(host, Int32(port), patience)
            case .socket(let path): redisConnectUnixWithTimeout(path, patience)
            }
        guard let context = made else { throw .hindered(path: name, what: "there is no memory for a connection") }
        self.context = context
        self.name = name
        guard context.pointee.err == 0 else { throw lost() }
        redisSetTimeout(context, timeval(tv_sec: Self.replyPatience, tv_usec: 0))
        try greet(address)
    }

    deinit { redisFree(context) }

    private func greet(_ address: RedisAddress) throws(StorageError) {
        if let password = address.password {
            _ = try ask([["AUTH"] + (address.user.map { [$0] } ?? []) + [password]])
        }
        if address.database != 0 { _ = try ask([["SELECT", "\(address.database)"]]) }
    }

    /// Sends commands in one go and waits for all answers; throws where one of them is an error.
    func ask(_ commands: [[String]]) throws(StorageError) -> [RedisReply] {
        let replies = try askAnyway(commands)
        for reply in replies {
            if let fault = reply.fault { throw .hindered(path: name, what: "the server refuses: \(fault)") }
        }
        return replies
    }

    /// As `ask`, with errors among the answers.
    func askAnyway(_ commands: [[String]]) throws(StorageError) -> [RedisReply] {
        let pipe = BrokenPipe()
        defer { pipe.release() }
        for command in commands { append(command) }
        var replies: [RedisReply] = []
        for _ in commands {
            var answer: UnsafeMutableRawPointer?
            guard redisGetReply(context, &answer) == REDIS_OK, let answer else { throw lost() }
            replies.append(RedisReply(answer.assumingMemoryBound(to: redisReply.self).pointee))
            freeReplyObject(answer)
        }
        return replies
    }

    private func append(_ words: [String]) {
        let copies = words.map { word in
            let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: max(1, word.utf8.count))
            for (index, byte) in word.utf8.enumerated() { bytes[index] = CChar(bitPattern: byte) }
            return bytes
        }
        defer { for copy in copies { copy.deallocate() } }
        var pointers = copies.map { UnsafePointer<CChar>?(UnsafePointer($0)) }
        let lengths = words.map(\.utf8.count)
        redisAppendCommandArgv(context, Int32(words.count), &pointers, lengths)
    }

    private func lost() -> StorageError {
        let said = withUnsafeBytes(of: context.pointee.errstr) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        return .hindered(
            path: name, what: "there is no connection (\(said)); see that the server runs, the desk goes on trying")
    }
}
