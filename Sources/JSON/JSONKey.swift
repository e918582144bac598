/// A key of an object, as its bytes stand in the text.
package struct JSONKey {
    let bytes: UnsafeBufferPointer<UInt8>
    let hasEscapes: Bool

    /// The key itself, escapes decoded.
    package var text: String { hasEscapes ? JSONEscapes.decode(bytes) : String(decoding: bytes, as: UTF8.self) }

    package static func == (key: JSONKey, name: StaticString) -> Bool {
        if key.hasEscapes { return key.text == name.description }
        guard key.bytes.count == name.utf8CodeUnitCount else { return false }
        for index in 0..<key.bytes.count where key.bytes[index] != name.utf8Start[index] { return false }
        return true
    }

    /// For `switch key { case "account": … }`.
    package static func ~= (name: StaticString, key: JSONKey) -> Bool { key == name }
}
