import JSON

/// Why a body was refused.
struct BodyFault: Error, Hashable, CustomStringConvertible {
    /// The account, where the body still tells it.
    var account: String?
    /// Offset of the byte that is wrong.
    var offset: Int
    /// What is wrong and how to mend it, as a sentence.
    var reason: String

    var description: String { reason }

    init(account: String?, offset: Int, reason: String) {
        self.account = account
        self.offset = offset
        self.reason = reason
    }

    /// The fault of a body that could not be read.
    init(_ error: JSONError, in bytes: [UInt8]) {
        let told = AccountGuess.read(bytes)
        account = told?.name
        offset = error.offset
        if bytes.isEmpty {
            reason = "The body is empty. A bridge sends its account and positions as JSON."
        } else if told?.hasBareQuote == true {
            reason =
                "The account's name holds a quote that the bridge does not escape. Rename the account in NinjaTrader, "
                + "or use a bridge that escapes names (byte \(error.offset))."
        } else {
            reason = "The body cannot be read \(error). Mend the bridge that sends it."
        }
    }
}

/// The account of a body that is no JSON, as well as it can be told.
enum AccountGuess {
    /// The name, and whether a quote stands in it as if it ended there.
    static func read(_ bytes: [UInt8]) -> (name: String, hasBareQuote: Bool)? {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // The bridges write the account first; anything else is not worth a guess.
        for part in ["{", "\"account\"", ":", "\""] {
            while start < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[start]) { start += 1 }
            guard bytes[start...].starts(with: part.utf8) else { return nil }
            start += part.utf8.count
        }
        // The name ends at a quote with another key, or with the end of the object, behind it.
        var end = start
        var hasBareQuote = false
        while end < bytes.count, end - start <= PositionLimits.account {
            switch bytes[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "\""):
                if endsMember(bytes, after: end) {
                    let name = String(decoding: bytes[start..<end], as: UTF8.self)
                    return name.isEmpty ? nil : (plain(name), hasBareQuote)
                }
                hasBareQuote = true
            default: break
            }
            end += 1
        }
        return nil
    }

    private static func endsMember(_ bytes: [UInt8], after quote: Int) -> Bool {
        let rest = bytes[(quote + 1)...].lazy.filter { $0 > 0x20 }.prefix(2)
        return rest.elementsEqual(",\"".utf8) || rest.elementsEqual("}".utf8)
    }

    /// Escapes decoded, where they are escapes.
    private static func plain(_ name: String) -> String {
        let read = try? JSONCursor.read(Array("\"\(name)\"".utf8)) { (cursor) throws(JSONError) in
            try cursor.string()
        }
        return read ?? name
    }
}
