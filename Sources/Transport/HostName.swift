/// The part of an address that may be told.
enum HostName {
    /// `api.x.ai`, `127.0.0.1:8102`; nil where the address is not http or https, or names no host.
    static func of(_ url: String) -> String? {
        let lower = url.lowercased()
        guard let scheme = ["https://", "http://"].first(where: lower.hasPrefix) else { return nil }
        let rest = lower.dropFirst(scheme.count).prefix { !"/?#\\".contains($0) }
        let host = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
        let isSound = host.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || ".-_:[]".utf8.contains(byte)
        }
        return isSound && host.contains { $0 != ":" } ? String(host) : nil
    }
}
