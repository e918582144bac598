/// Reads JSON (RFC 8259) strictly and once, from its first byte to its last, without building a tree: the reader asks for
/// what it expects, and for what it does not ask is checked and passed over.
///
/// Nothing is allocated but the strings that are asked for. A cursor and its keys point into the bytes and must not be kept
/// beyond the call that gave them. All text is checked to be UTF-8, escapes and surrogate pairs included. A key that stands
/// twice in an object is told twice.
package struct JSONCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Of the next byte.
    package private(set) var offset = 0
    /// Objects and arrays that may still be entered.
    private var levels: Int

    private init(_ bytes: UnsafeBufferPointer<UInt8>, levels: Int) {
        self.bytes = bytes
        self.levels = levels
    }

    /// Reads one value that fills the bytes. A byte order mark at the start is passed over.
    ///
    /// - Parameters:
    ///   - levels: how deep objects and arrays may lie in each other.
    ///   - body: reads the value; what it leaves unread is checked.
    package static func read<Value>(
        _ bytes: UnsafeBufferPointer<UInt8>, levels: Int = 32,
        _ body: (inout JSONCursor) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        var cursor = JSONCursor(bytes, levels: levels)
        if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { cursor.offset = 3 }
        cursor.skipBlanks()
        let start = cursor.offset
        let value = try body(&cursor)
        if cursor.offset == start { try cursor.skip() }
        cursor.skipBlanks()
        guard cursor.offset == bytes.count else { throw cursor.expected("the end of the text") }
        return value
    }

    package static func read<Value>(
        _ bytes: [UInt8], levels: Int = 32, _ body: (inout JSONCursor) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try bytes.withUnsafeBufferPointer { (bytes) throws(JSONError) in
            try read(bytes, levels: levels, body)
        }
    }

    /// What a value begins like.
    package enum Kind: Sendable {
        case object, array, string, number, boolean, null
    }

    /// What comes next; nil where no value begins.
    package var kind: Kind? {
        guard offset < bytes.count else { return nil }
        switch bytes[offset] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .boolean
        case UInt8(ascii: "n"): return .null
        default: return nil
        }
    }

    /// Reads an object, and calls `member` for each key; a value that it leaves unread is checked and passed over.
    package mutating func object(
        _ member: (inout JSONCursor, JSONKey) throws(JSONError) -> Void
    ) throws(JSONError) {
        guard take(UInt8(ascii: "{")) else { throw expected("an object") }
        try enter()
        skipBlanks()
        if take(UInt8(ascii: "}")) { return leave() }
        while true {
            skipBlanks()
            guard take(UInt8(ascii: "\"")) else { throw expected("a key in quotes") }
            let name = try passString()
            let key = JSONKey(bytes: UnsafeBufferPointer(rebasing: bytes[name.range]), hasEscapes: name.hasEscapes)
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw expected("a colon after the key") }
            skipBlanks()
            let start = offset
            try member(&self, key)
            if offset == start { try skip() }
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "}")) else { throw expected("a comma or the end of the object") }
            return leave()
        }
    }

    /// Reads an array, and calls `element` for each value; one that it leaves unread is checked and passed over.
    package mutating func array(_ element: (inout JSONCursor) throws(JSONError) -> Void) throws(JSONError) {
        guard take(UInt8(ascii: "[")) else { throw expected("an array") }
        try enter()
        skipBlanks()
        if take(UInt8(ascii: "]")) { return leave() }
        while true {
            skipBlanks()
            let start = offset
            try element(&self)
            if offset == start { try skip() }
            skipBlanks()
            if take(UInt8(ascii: ",")) { continue }
            guard take(UInt8(ascii: "]")) else { throw expected("a comma or the end of the array") }
            return leave()
        }
    }

    package mutating func string() throws(JSONError) -> String {
        guard take(UInt8(ascii: "\"")) else { throw expected("a text in quotes") }
        let (range, hasEscapes) = try passString()
        let text = UnsafeBufferPointer(rebasing: bytes[range])
        return hasEscapes ? JSONEscapes.decode(text) : String(decoding: text, as: UTF8.self)
    }

    package mutating func bool() throws(JSONError) -> Bool {
        if take(word: "true") { return true }
        if take(word: "false") { return false }
        throw expected("true or false")
    }

    /// Passes over `null` where it comes next.
    package mutating func null() -> Bool { take(word: "null") }

    package mutating func number() throws(JSONError) -> JSONNumber {
        let start = offset
        guard let (number, end) = JSONNumber.scan(bytes, from: start) else {
            guard kind == .number else { throw expected("a number") }
            throw fault("the number is not written as JSON writes numbers")
        }
        offset = end
        return number
    }

    /// Checks a value of any kind and passes over it.
    package mutating func skip() throws(JSONError) {
        switch kind {
        case .object: try object { (_, _) throws(JSONError) in }
        case .array: try array { (_) throws(JSONError) in }
        case .string:
            offset += 1
            _ = try passString()
        case .number: _ = try number()
        case .boolean: _ = try bool()
        case .null: if !null() { throw expected("null") }
        case nil: throw expected("a value")
        }
    }

    /// An error at this place.
    package func fault(_ reason: String) -> JSONError { JSONError(offset: offset, reason: reason) }

    /// An error that names what stands here instead of what was expected.
    package func expected(_ what: String) -> JSONError {
        guard offset < bytes.count else { return fault("the text ends where \(what) was expected") }
        let byte = bytes[offset]
        let found =
            (0x21...0x7E).contains(byte)
            ? String(UnicodeScalar(byte)) : byte == 0x20 ? "a blank" : "the byte \(byte)"
        return fault("\(what) was expected, not \(found)")
    }

    // MARK: - Bytes

    private mutating func enter() throws(JSONError) {
        guard levels > 0 else { throw fault("objects and arrays lie too deep in each other") }
        levels -= 1
    }

    private mutating func leave() { levels += 1 }

    @inline(__always)
    private mutating func take(_ byte: UInt8) -> Bool {
        guard offset < bytes.count, bytes[offset] == byte else { return false }
        offset += 1
        return true
    }

    private mutating func take(word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - offset >= count else { return false }
        for index in 0..<count where bytes[offset + index] != word.utf8Start[index] { return false }
        offset += count
        return true
    }

    @inline(__always)
    private mutating func skipBlanks() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    /// Passes over a string whose first quote was taken; the range lies between the quotes.
    private mutating func passString() throws(JSONError) -> (range: Range<Int>, hasEscapes: Bool) {
        let start = offset
        var hasEscapes = false
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return (start..<(offset - 1), hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                guard let length = JSONEscapes.length(bytes, at: offset) else {
                    throw fault("a backslash stands here that begins no escape; in a name it must be doubled")
                }
                offset += length
            case 0x00..<0x20: throw fault("a control character must be escaped in a text")
            case 0x80...: offset += try lengthOfScalar()
            default: offset += 1
            }
        }
        throw fault("the text ends inside quotes")
    }

    /// Bytes of the UTF-8 sequence that begins here; throws where it is none.
    private func lengthOfScalar() throws(JSONError) -> Int {
        let first = bytes[offset]
        let second: ClosedRange<UInt8>
        let length: Int
        switch first {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw fault("the text is not UTF-8")
        }
        guard bytes.count - offset >= length, second.contains(bytes[offset + 1]) else {
            throw fault("the text is not UTF-8")
        }
        for index in 2..<max(2, length) where bytes[offset + index] & 0xC0 != 0x80 {
            throw fault("the text is not UTF-8")
        }
        return length
    }
}
