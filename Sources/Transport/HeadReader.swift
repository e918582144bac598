/// Puts the lines of an answer's head together. Interim answers (1xx) and trailers are left out.
struct HeadReader {
    /// Bytes of a head.
    static let limit = 128 << 10

    private var head: HTTPHead?
    private var bytes = 0
    private var isComplete = false
    private var isHandedOver = false

    /// Takes a line with its break; false when the head has grown too large.
    mutating func take(_ line: String) -> Bool {
        guard !isComplete else { return true }
        bytes += line.utf8.count
        guard bytes <= Self.limit else { return false }
        let text = line.drop { $0.isWhitespace }.trimmingEnd
        if text.isEmpty {
            isComplete = head.map { $0.status >= 200 } ?? false
        } else if text.hasPrefix("HTTP/") {
            let words = text.split(separator: " ")
            head = HTTPHead(status: words.count > 1 ? Int(words[1]) ?? 0 : 0)
        } else if let colon = text.firstIndex(of: ":") {
            let value = text[text.index(after: colon)...].drop { $0.isWhitespace }
            head?.headers.append(HTTPHeader(String(text[..<colon]), String(value)))
        }
        return true
    }

    /// The head, once, when its last line has come.
    mutating func finished() -> HTTPHead? {
        guard isComplete, !isHandedOver else { return nil }
        isHandedOver = true
        return head
    }
}

extension Substring {
    fileprivate var trimmingEnd: Substring {
        var text = self
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
