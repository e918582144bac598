/// Where a Redis server listens. Its password is never part of what is shown.
package struct RedisAddress: Hashable, Sendable, CustomStringConvertible {
    package enum Place: Hashable, Sendable {
        case network(host: String, port: Int)
        case socket(path: String)
    }

    package var place: Place
    package var user: String?
    package var password: String?
    package var database: Int

    /// `localhost:6379`, without user and password.
    package var description: String {
        switch place {
        case .network(let host, let port): "\(host):\(port)"
        case .socket(let path): path
        }
    }

    /// Reads `redis://[[user]:password@]host[:port][/database]` or `unix:///path`.
    package init(_ text: String) throws(StorageError) {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw Self.fault("begins with redis:// or unix://") }
        database = 0
        switch parts[0].lowercased() {
        case "unix":
            guard parts[1].hasPrefix("/") else {
                throw Self.fault("a unix:// address needs a whole path, unix:///path")
            }
            place = .socket(path: String(parts[1]))
        case "redis":
            var rest = parts[1]
            place = .network(host: "localhost", port: 6_379)
            if let at = rest.lastIndex(of: "@") {
                let words = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                if words.count == 2 {
                    user = words[0].isEmpty ? nil : try Self.plain(words[0])
                    password = try Self.plain(words[1])
                } else {
                    password = try Self.plain(words[0])
                }
                rest = rest[rest.index(after: at)...]
            }
            if let slash = rest.firstIndex(of: "/") {
                let number = rest[rest.index(after: slash)...]
                guard number.isEmpty || Int(number) != nil else {
                    throw Self.fault("what follows the last / is the number of a database")
                }
                database = Int(number) ?? 0
                rest = rest[..<slash]
            }
            try readHost(rest)
        case "rediss":
            throw Self.fault(
                "TLS is not spoken; bring the server near with `ssh -L 6379:localhost:6379 HOST` and name redis://localhost"
            )
        default: throw Self.fault("begins with redis:// or unix://")
        }
    }

    private mutating func readHost(_ text: Substring) throws(StorageError) {
        var host = text
        var port = 6_379
        // An IPv6 address stands in brackets.
        let end = text.lastIndex(of: "]") ?? text.startIndex
        if let colon = text[end...].lastIndex(of: ":") {
            guard let number = Int(text[text.index(after: colon)...]), (1...65_535).contains(number) else {
                throw Self.fault("the port is a number from 1 to 65535")
            }
            port = number
            host = text[..<colon]
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        place = .network(host: host.isEmpty ? "localhost" : String(host), port: port)
    }

    /// `%40` and the like as the characters they stand for.
    private static func plain(_ text: Substring) throws(StorageError) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                throw fault("a % in user or password is written %25")
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Without the address, which may hold a password.
    private static func fault(_ what: String) -> StorageError { .unusable(path: "redis-url", what: what) }
}
