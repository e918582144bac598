/// Where the socket is: `wss://socket.massive.com/futures`. Without encryption only this machine itself is spoken to.
package struct SocketAddress: Hashable, Sendable {
    package let host: String
    package let port: Int
    package let path: String
    let isEncrypted: Bool

    /// Massive's own, for plans in real time and for those whose prices come late.
    package static let realTime = SocketAddress(encrypted: "socket.massive.com", path: "/futures")
    package static let delayed = SocketAddress(encrypted: "delayed.massive.com", path: "/futures")

    private init(encrypted host: String, path: String) {
        self.host = host
        port = 443
        self.path = path
        isEncrypted = true
    }

    /// Nil where the text is no such address.
    package init?(_ text: String) {
        let schemes = [("wss://", true, 443), ("ws://", false, 80)]
        guard let (scheme, isEncrypted, usual) = schemes.first(where: { text.lowercased().hasPrefix($0.0) }) else {
            return nil
        }
        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        var host = authority
        var port = usual
        if let bracket = authority.lastIndex(of: "]") {
            guard authority.first == "[" else { return nil }
            host = authority[..<bracket].dropFirst()
            let tail = authority[authority.index(after: bracket)...]
            if tail.first == ":" { port = Int(tail.dropFirst()) ?? 0 }
        } else if let colon = authority.lastIndex(of: ":") {
            host = authority[..<colon]
            port = Int(authority[authority.index(after: colon)...]) ?? 0
        }
        let isSound = host.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (48..<58).contains(byte)
                || ".-:".utf8.contains(byte)
        }
        guard !host.isEmpty, isSound, (1...65_535).contains(port), rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        guard isEncrypted || ["127.0.0.1", "localhost", "::1"].contains(String(host)) else { return nil }
        self.host = String(host)
        self.port = port
        self.isEncrypted = isEncrypted
        path = rest.count > authority.count ? String(rest.dropFirst(authority.count)) : "/"
    }

    /// As users are told of it.
    package var name: String { host }

    /// For the `Host` header.
    var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (isEncrypted ? 443 : 80) ? name : "\(name):\(port)"
    }

    /// An address in digits, which no certificate's name server extension may carry.
    var isNumeric: Bool { host.contains(":") || host.allSatisfy { $0.isNumber || $0 == "." } }
}
