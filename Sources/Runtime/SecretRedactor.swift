/// Takes secrets and control characters out of a line before anyone sees it: the values of known secrets, and whatever
/// looks like one. It would rather hide too much than too little.
package struct SecretRedactor: Sendable {
    package static let mask = "•••"

    /// Longest first, so that a secret that contains another is hidden whole.
    private let secrets: [[UInt8]]

    /// - Parameter secrets: values of the settings that hold secrets; those shorter than four bytes are no secrets.
    package init(secrets: [String] = []) {
        self.secrets = Set(secrets).map { Array($0.utf8) }.filter { $0.count >= 4 }.sorted { $0.count > $1.count }
    }

    /// The line without secrets, on one line, and without characters that a terminal would obey.
    package func clean(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for secret in secrets { bytes = replacing(secret, in: bytes) }
        var line = SecretScan(bytes)
        return Self.printable(line.masked())
    }

    private func replacing(_ secret: [UInt8], in bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= secret.count else { return bytes }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == secret[0], bytes[index...].starts(with: secret) {
                result += Self.mask.utf8
                index += secret.count
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return result
    }

    /// Line breaks and tabs become spaces; other control, format and bidirectional characters go.
    private static func printable(_ bytes: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if "\n\r\t\u{2028}\u{2029}".unicodeScalars.contains(scalar) { result.append(" ") }
            case .format, .surrogate, .privateUse: break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
