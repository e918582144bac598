import Market

/// Reads what `StateEncoder` has written. Bytes that were cut short or changed are refused, never misread.
enum StateDecoder {
    /// - Parameter calendar: of the product whose state it is; nil reads calendars that are built in.
    static func value<Value: Decodable>(
        _ type: Value.Type, of bytes: [UInt8], calendar: TradingCalendar? = nil
    ) throws -> Value {
        let userInfo = calendar.map { [CodingUserInfoKey.tradingCalendar: $0] } ?? [:]
        let (reader, start) = try StateReader.opened(bytes, userInfo)
        return try reader.decode(type, at: start)
    }
}

/// Where a value is read.
struct StateValueDecoder: Decoder {
    let reader: StateReader
    let place: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { reader.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(StateFieldsReader(reader, try reader.inside(.fields, at: place)))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try StateListReader(reader: reader, inside: try reader.inside(.list, at: place))
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { StateValueReader(reader: reader, place: place) }
}

/// Fields are looked for where the one before them ended: whoever reads them in the order of writing finds each at once.
private struct StateFieldsReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private final class Cursor {
        var place: Int

        init(_ place: Int) { self.place = place }
    }

    private let reader: StateReader
    private let inside: Range<Int>
    private let cursor: Cursor
    var codingPath: [any CodingKey] { [] }

    init(_ reader: StateReader, _ inside: Range<Int>) {
        self.reader = reader
        self.inside = inside
        cursor = Cursor(inside.lowerBound)
    }

    /// Where the value of a field stands; nil where there is none.
    private func find(_ key: Key) throws -> Int? {
        let name = key.stringValue
        for start in [cursor.place, inside.lowerBound] {
            var place = start
            while place < inside.upperBound {
                let end = try reader.end(of: place + 2)
                if try reader.name(at: place) == name {
                    cursor.place = end
                    return place + 2
                }
                place = end
            }
        }
        return nil
    }

    private func found(_ key: Key) throws -> Int {
        guard let place = try find(key) else { throw reader.damage("\(key.stringValue) is missing") }
        return place
    }

    var allKeys: [Key] {
        var keys: [Key] = []
        var place = inside.lowerBound
        // Must not throw; whoever reads a damaged field is told then.
        while place < inside.upperBound, let name = try? reader.name(at: place),
            let end = try? reader.end(of: place + 2)
        {
            if let key = Key(stringValue: name) { keys.append(key) }
            place = end
        }
        return keys
    }

    /// Must not throw; in a damaged state nothing is contained, and reading it says so.
    func contains(_ key: Key) -> Bool { (try? find(key)) ?? nil != nil }

    func decodeNil(forKey key: Key) throws -> Bool { try reader.tag(at: try found(key)) == .absent }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try reader.decode(type, at: try found(key))
    }

    func nestedContainer<Inner: CodingKey>(
        keyedBy type: Inner.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Inner> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { throw reader.damage("a state has no super") }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        StateValueDecoder(reader: reader, place: try found(key))
    }
}

private struct StateListReader: UnkeyedDecodingContainer {
    let reader: StateReader
    let end: Int
    var place: Int
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    let count: Int?
    var isAtEnd: Bool { place >= end }

    init(reader: StateReader, inside: Range<Int>) throws {
        self.reader = reader
        (place, end) = (inside.lowerBound, inside.upperBound)
        var (count, place) = (0, inside.lowerBound)
        while place < end {
            place = try reader.end(of: place)
            count += 1
        }
        self.count = count
    }

    /// The place of the next value, which is passed over.
    private mutating func next() throws -> Int {
        guard !isAtEnd else { throw reader.damage("a list is too short") }
        defer { currentIndex += 1 }
        let value = place
        place = try reader.end(of: value)
        return value
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, try reader.tag(at: place) == .absent else { return false }
        _ = try next()
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try reader.decode(type, at: try next())
    }

    mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) throws -> KeyedDecodingContainer<Inner> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { StateValueDecoder(reader: reader, place: try next()) }
}

private struct StateValueReader: SingleValueDecodingContainer {
    let reader: StateReader
    let place: Int
    var codingPath: [any CodingKey] { [] }

    /// Must not throw: what is damaged is not absent, and reading it says so.
    func decodeNil() -> Bool { (try? reader.tag(at: place)) == .absent }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try reader.decode(type, at: place) }
}
