import JSON
import Ledger
import Market

/// Reads a body strictly, and once more with its numbers mended where that fails.
enum BodyReading {
    static func read<Value>(
        _ bytes: [UInt8], _ read: (inout JSONCursor) throws(JSONError) -> Value
    ) throws(BodyFault) -> (value: Value, wasRepaired: Bool) {
        let fault: BodyFault
        do { return (try JSONCursor.read(bytes, levels: 8, read), false) } catch { fault = BodyFault(error, in: bytes) }
        guard let mended = LocaleRepair.mended(bytes),
            let value = try? JSONCursor.read(mended, levels: 8, read)
        else { throw fault }
        return (value, true)
    }
}

/// Which of an object's keys were read: one that stands twice means two different things, so neither is taken.
struct KeysOnce<Key: RawRepresentable<String> & Equatable> {
    private var seen: [Key] = []

    mutating func take(_ key: Key, _ cursor: JSONCursor) throws(JSONError) {
        guard !seen.contains(key) else { throw cursor.fault("\(key.rawValue) stands twice in one object") }
        seen.append(key)
    }

    func contains(_ key: Key) -> Bool { seen.contains(key) }
}

extension JSONCursor {
    /// A name that tells one thing from another, so that none is cut.
    mutating func name(_ what: String, limit: Int) throws(JSONError) -> String {
        let start = self
        let text = try string()
        guard !text.isEmpty else { throw start.fault("\(what) is empty") }
        guard text.utf8.count <= limit else { throw start.fault("\(what) is longer than \(limit) bytes") }
        return text
    }

    /// A word or sentence, cut where it is too long; nil for null.
    mutating func textOrNil() throws(JSONError) -> String? {
        if null() { return nil }
        let text = try string()
        return text.utf8.count <= PositionLimits.text
            ? text : String(decoding: text.utf8.prefix(PositionLimits.text), as: UTF8.self)
    }

    /// A price or figure; nil for null and for what is too large for a double.
    mutating func numberOrNil() throws(JSONError) -> Double? {
        if null() { return nil }
        let number = try number().double
        return number.isFinite ? number : nil
    }

    /// Dollars, rounded to the ten-thousandth; nil for null and for what is too large.
    mutating func moneyOrNil() throws(JSONError) -> Money? {
        if null() { return nil }
        guard let value = try number().scaled(decimals: 4), value.magnitude < 1_000_000_000_000_000 else { return nil }
        return Money(tenThousandths: value)
    }

    mutating func flagOrNil() throws(JSONError) -> Bool? { null() ? nil : try bool() }

    mutating func stampOrNil() throws(JSONError) -> Timestamp? {
        if null() { return nil }
        return SenderStamp.read(try string())
    }
}
