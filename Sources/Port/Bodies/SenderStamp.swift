import Market

/// The sender's time, `2026-02-25T14:30:05Z`.
enum SenderStamp {
    /// Years that a sender's clock may tell; Windows of some countries counts others (2569, 1447), which say nothing.
    private static let years = 2000...2100

    /// Reads ISO 8601 with `Z` or an offset, with fractions of a second, and with dots in place of colons as some languages
    /// have them; nil for anything else, for a time without a zone, and for one that cannot be.
    static func read(_ text: String) -> Timestamp? {
        var rest = Array(text.utf8)[...]
        func take(_ bytes: StaticString) -> Bool {
            guard let first = rest.first, bytes.withUTF8Buffer({ $0.contains(first) }) else { return false }
            rest.removeFirst()
            return true
        }
        func number(_ digits: Int) -> Int? {
            let part = rest.prefix(digits)
            guard part.count == digits, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            rest.removeFirst(digits)
            return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard let year = number(4), years.contains(year), take("-"), let month = number(2), (1...12).contains(month),
            take("-"), let day = number(2), day >= 1, take("T "), let hour = number(2), hour < 24, take(":."),
            let minute = number(2), minute < 60, take(":."), let second = number(2), second < 60
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.components == (year, month, day) else { return nil }
        var nanoseconds: Int64 = 0
        if take(".,") {
            let digits = rest.prefix { (0x30...0x39).contains($0) }
            guard (1...9).contains(digits.count) else { return nil }
            rest.removeFirst(digits.count)
            nanoseconds = digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
            for _ in digits.count..<9 { nanoseconds *= 10 }
        }
        var offset = 0
        if !take("Zz") {
            let isEast = rest.first == UInt8(ascii: "+")
            guard take("+-"), let hours = number(2), hours <= 14 else { return nil }
            _ = take(":")
            guard let minutes = number(2), minutes < 60 else { return nil }
            offset = (hours * 60 + minutes) * (isEast ? 60 : -60)
        }
        guard rest.isEmpty else { return nil }
        let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
        return Timestamp(seconds: wall - Int64(offset)).adding(nanoseconds: nanoseconds)
    }
}
