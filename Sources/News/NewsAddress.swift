import Canvas

/// Where headlines or events come from: an address on the network, or a file.
package struct NewsAddress: Hashable, Sendable {
    /// `https://host/path`, or a path made whole.
    package let text: String

    package init(_ text: String) { self.text = text }

    package var isFile: Bool { !text.lowercased().hasPrefix("http://") && !text.lowercased().hasPrefix("https://") }

    /// The host or the file's name; what stands behind a host may be a secret.
    package var name: String {
        if isFile { return OutsideText.line(String(text.split(separator: "/").last ?? "")) }
        let rest = text.drop { $0 != "/" }.drop { $0 == "/" }
        let host = rest.prefix { !"/?#".contains($0) }
        return OutsideText.line(String(host.split(separator: "@").last ?? ""))
    }

    /// The address a redirect names, seen from this one; nil for what may not be followed: other schemes, and from an
    /// encrypted address to one that is not.
    func redirected(to location: String) -> NewsAddress? {
        let lower = location.lowercased()
        if lower.hasPrefix("https://") { return NewsAddress(location) }
        if lower.hasPrefix("http://") { return text.lowercased().hasPrefix("https://") ? nil : NewsAddress(location) }
        guard location.hasPrefix("/"), !location.hasPrefix("//"), let slashes = text.firstRange(of: "//") else {
            return nil
        }
        let origin = text[..<(text[slashes.upperBound...].firstIndex { "/?#".contains($0) } ?? text.endIndex)]
        return NewsAddress(origin + location)
    }
}
