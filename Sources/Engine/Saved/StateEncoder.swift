/// Writes values into few bytes and quickly: lists of numbers go as they lie in memory.
enum StateEncoder {
    /// The bytes that `StateDecoder` reads.
    static func bytes(of value: some Encodable) throws -> [UInt8] {
        let writer = StateWriter()
        try writer.encode(value, level: 0)
        return writer.finished()
    }
}

/// Where a value is written.
struct StateValueEncoder: Encoder {
    let writer: StateWriter
    let level: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(StateFields(writer: writer, level: writer.begin(.fields, in: level)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        StateList(writer: writer, level: writer.begin(.list, in: level))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { StateValue(writer: writer, level: level) }
}

private struct StateFields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: StateWriter
    let level: Int
    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) {
        writer.name(key, in: level)
        writer.encodeNil(level)
    }

    func encode(_ value: some Encodable, forKey key: Key) throws {
        writer.name(key, in: level)
        try writer.encode(value, level: level)
    }

    func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey key: Key) -> KeyedEncodingContainer<Inner> {
        superEncoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        superEncoder(forKey: key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { StateValueEncoder(writer: writer, level: level) }

    func superEncoder(forKey key: Key) -> any Encoder {
        writer.name(key, in: level)
        return StateValueEncoder(writer: writer, level: level)
    }
}

private struct StateList: UnkeyedEncodingContainer {
    let writer: StateWriter
    let level: Int
    var count = 0
    var codingPath: [any CodingKey] { [] }

    init(writer: StateWriter, level: Int) {
        self.writer = writer
        self.level = level
    }

    mutating func encodeNil() {
        count += 1
        writer.encodeNil(level)
    }

    mutating func encode(_ value: some Encodable) throws {
        count += 1
        try writer.encode(value, level: level)
    }

    mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
        superEncoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { superEncoder().unkeyedContainer() }

    mutating func superEncoder() -> any Encoder {
        count += 1
        return StateValueEncoder(writer: writer, level: level)
    }
}

private struct StateValue: SingleValueEncodingContainer {
    let writer: StateWriter
    let level: Int
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { writer.encodeNil(level) }
    func encode(_ value: some Encodable) throws { try writer.encode(value, level: level) }
}
