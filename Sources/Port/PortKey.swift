/// The key that a request must show: in a header, in the query, or before the path (`/k/KEY/update_positions`), because
/// some bridges can only be given a base address.
struct PortKey: Sendable {
    private let bytes: [UInt8]

    init(_ key: String) { bytes = Array(key.utf8) }

    /// Compared in a time that does not depend on how much of it is right.
    func matches(_ candidate: some StringProtocol) -> Bool {
        let candidate = Array(candidate.utf8)
        var difference = candidate.count ^ bytes.count
        for index in 0..<bytes.count {
            difference |= Int(bytes[index] ^ (index < candidate.count ? candidate[index] : 0))
        }
        return difference == 0
    }
}

/// The target of a request: where it goes, what it asks, and the key it shows.
struct RequestTarget: Hashable, Sendable {
    /// Without a key, and without `/` at the end.
    var path: String
    var query: [String: String]
    /// The key of the path or the query.
    var key: String?

    /// Nil for what is no path of this server, such as another server's whole address.
    init?(_ target: String) {
        guard target.utf8.first == UInt8(ascii: "/") else { return nil }
        let end = target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
        guard let path = Self.decoded(target[..<end], plusIsBlank: false) else { return nil }
        self.path = path
        query = [:]
        for pair in target[end...].dropFirst().split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.decoded(sides[0], plusIsBlank: true),
                let value = Self.decoded(sides.count > 1 ? sides[1] : "", plusIsBlank: true)
            else { return nil }
            query[name] = value
        }
        key = query.removeValue(forKey: "api_key")
        if self.path.hasPrefix("/k/") {
            let rest = self.path.dropFirst(3)
            let end = rest.firstIndex(of: "/") ?? rest.endIndex
            key = String(rest[..<end])
            self.path = String(rest[end...])
        }
        while self.path.utf8.count > 1, self.path.utf8.last == UInt8(ascii: "/") { self.path.removeLast() }
        if self.path.isEmpty { self.path = "/" }
    }

    /// Percent escapes decoded; nil for broken ones and for what is not UTF-8.
    private static func decoded(_ text: Substring, plusIsBlank: Bool) -> String? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(text)
        }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(String(Substring(rest.prefix(2))), radix: 16) else {
                    return nil
                }
                rest = rest.dropFirst(2)
                bytes.append(value)
            case UInt8(ascii: "+"): bytes.append(plusIsBlank ? 0x20 : byte)
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
