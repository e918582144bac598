/// How values lie in a saved state: a tag, then what the tag says. Containers carry their length, so that a reader can pass
/// over what it does not want; the names of fields are written once, in a table before the values.
enum StateFormat {
    enum Tag: UInt8 {
        case absent, no, yes
        /// Eight bytes, the least first.
        case integer, double
        case float
        /// A length of four bytes and UTF-8.
        case text
        /// A length of four bytes and values.
        case list
        /// A length of four bytes and pairs of a name's place in the table, two bytes, and a value.
        case fields
        /// A length of four bytes and bare numbers, whole ones of eight, four, two and one.
        case integers, doubles, floats, halves, quarters, bytes
    }

    /// For damage that happens, not for damage that is meant.
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = UInt64(bytes.count) ^ 0x9E37_79B9_7F4A_7C15
        func mix(_ word: UInt64) {
            sum = (sum ^ word) &* 0xBF58_476D_1CE4_E5B9
            sum ^= sum >> 29
        }
        let words = bytes.count / 8
        for place in 0..<words {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)))
        }
        for byte in bytes[(words * 8)...] { mix(UInt64(byte)) }
        return sum
    }
}
