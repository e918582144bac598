/// Mends the numbers of a bridge on a Windows of another language: a decimal comma (`6895,25`), the minus U+2212, and what
/// is no number (`NaN`, infinities), which becomes null.
///
/// Only the values of keys that hold decimals are looked at, and only as they stand bare behind their key; text is never
/// touched. A body that is JSON comes back as it was, byte for byte.
enum LocaleRepair {
    private static let keys: Set<[UInt8]> = Set(
        [
            "avgPrice", "unrealizedPnL", "tickSize", "pointValue", "cashBalance", "realizedPnL", "totalUnrealizedPnL",
            "limitPrice", "stopPrice",
        ].map { Array($0.utf8) })

    /// What .NET writes for what is no number, in English, German and French.
    private static let words = [
        "NaN", "Infinity", "\u{221E}", "n. def.", "unendlich", "Non Numérique", "Infini",
    ].map { Array($0.utf8) }

    private static let minus = Array("\u{2212}".utf8)

    /// The body with its numbers mended; nil where there is nothing to mend.
    static func mended(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var hasChanged = false
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "\"") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let end = endOfString(bytes, from: index)
            result += bytes[index..<end]
            let key = end - index >= 2 ? Array(bytes[(index + 1)..<(end - 1)]) : []
            index = end
            guard keys.contains(key), let value = startOfValue(bytes, from: end),
                let (text, next) = number(bytes, from: value)
            else { continue }
            result += bytes[end..<value]
            result += text
            hasChanged = hasChanged || !text.elementsEqual(bytes[value..<next])
            index = next
        }
        return hasChanged ? result : nil
    }

    /// The byte after the closing quote, or the end.
    private static func endOfString(_ bytes: [UInt8], from quote: Int) -> Int {
        var index = quote + 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index + 1, bytes.count)
    }

    private static func startOfValue(_ bytes: [UInt8], from end: Int) -> Int? {
        let colon = afterBlanks(bytes, from: end)
        guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
        return afterBlanks(bytes, from: colon + 1)
    }

    private static func afterBlanks(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
        return index
    }

    /// A number as JSON writes it, and the byte after it as it was; nil where it is not followed by the next key or the end
    /// of its object, for then the comma may be another one.
    private static func number(_ bytes: [UInt8], from start: Int) -> (text: [UInt8], end: Int)? {
        var text: [UInt8] = []
        var index = start
        if bytes[index...].starts(with: minus) {
            text.append(UInt8(ascii: "-"))
            index += minus.count
        } else if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            if bytes[index] == UInt8(ascii: "-") { text.append(bytes[index]) }
            index += 1
        }
        if let word = words.first(where: { bytes[index...].starts(with: $0) }) {
            index += word.count
            return endsValue(bytes, at: index) ? (Array("null".utf8), index) : nil
        }
        func takeDigits() -> Bool {
            let first = index
            while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
                text.append(bytes[index])
                index += 1
            }
            return index > first
        }
        guard takeDigits() else { return nil }
        if index + 1 < bytes.count, bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: "."),
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index + 1])
        {
            text.append(UInt8(ascii: "."))
            index += 1
            _ = takeDigits()
        }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            text.append(bytes[index])
            index += 1
            if bytes[index...].starts(with: minus) {
                text.append(UInt8(ascii: "-"))
                index += minus.count
            } else if index < bytes.count, [UInt8(ascii: "-"), UInt8(ascii: "+")].contains(bytes[index]) {
                text.append(bytes[index])
                index += 1
            }
            guard takeDigits() else { return nil }
        }
        return endsValue(bytes, at: index) ? (text, index) : nil
    }

    private static func endsValue(_ bytes: [UInt8], at index: Int) -> Bool {
        let end = afterBlanks(bytes, from: index)
        guard end < bytes.count else { return false }
        if bytes[end] == UInt8(ascii: "}") { return true }
        guard bytes[end] == UInt8(ascii: ",") else { return false }
        let next = afterBlanks(bytes, from: end + 1)
        return next < bytes.count && bytes[next] == UInt8(ascii: "\"")
    }
}
