/// The bytes of a state and the names in it.
final class StateReader {
    private let bytes: [UInt8]
    private let names: [String]
    let userInfo: [CodingUserInfoKey: Any]

    private init(_ bytes: [UInt8], _ names: [String], _ userInfo: [CodingUserInfoKey: Any]) {
        self.bytes = bytes
        self.names = names
        self.userInfo = userInfo
    }

    /// Checks the sum and reads the table of names; gives the place after it.
    static func opened(
        _ bytes: [UInt8], _ userInfo: [CodingUserInfoKey: Any]
    ) throws -> (StateReader, Int) {
        let blank = StateReader(bytes, [], [:])
        let sum = try blank.number(UInt64.self, at: 0)
        guard bytes.withUnsafeBytes({ StateFormat.checksum(UnsafeRawBufferPointer(rebasing: $0[8...])) }) == sum else {
            throw blank.damage("its sum is wrong")
        }
        var place = 10
        var names: [String] = []
        for _ in 0..<(try blank.number(UInt16.self, at: 8)) {
            let length = Int(try blank.number(UInt16.self, at: place))
            names.append(try blank.text(length, at: place + 2))
            place += 2 + length
        }
        return (StateReader(bytes, names, userInfo), place)
    }

    func damage(_ what: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: what))
    }

    func number<Number: FixedWidthInteger>(_ type: Number.Type, at place: Int) throws -> Number {
        guard place >= 0, place + MemoryLayout<Number>.size <= bytes.count else { throw damage("it is cut short") }
        return bytes.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: type)) }
    }

    func text(_ length: Int, at place: Int) throws -> String {
        guard place + length <= bytes.count else { throw damage("it is cut short") }
        return String(decoding: bytes[place..<place + length], as: UTF8.self)
    }

    func name(at place: Int) throws -> String {
        let index = Int(try number(UInt16.self, at: place))
        guard index < names.count else { throw damage("a field has no name") }
        return names[index]
    }

    func tag(at place: Int) throws -> StateFormat.Tag {
        guard place < bytes.count, let tag = StateFormat.Tag(rawValue: bytes[place]) else {
            throw damage("a value has no kind")
        }
        return tag
    }

    /// The place after a value.
    func end(of place: Int) throws -> Int {
        switch try tag(at: place) {
        case .absent, .no, .yes: place + 1
        case .integer, .double: place + 9
        case .float: place + 5
        case .text, .list, .fields, .integers, .doubles, .floats, .halves, .quarters, .bytes:
            place + 5 + Int(try number(UInt32.self, at: place + 1))
        }
    }

    func integer(at place: Int) throws -> Int64 {
        guard try tag(at: place) == .integer else { throw damage("a whole number is missing") }
        return try number(Int64.self, at: place + 1)
    }

    private func whole<Number: FixedWidthInteger>(_ type: Number.Type, at place: Int) throws -> Number {
        guard let number = Number(exactly: try integer(at: place)) else { throw damage("a number is too large") }
        return number
    }

    /// The bare numbers of a list.
    private func list<Number>(_ tag: StateFormat.Tag, at place: Int) throws -> [Number] {
        guard try self.tag(at: place) == tag else { throw damage("a list is missing") }
        let length = Int(try number(UInt32.self, at: place + 1))
        guard place + 5 + length <= bytes.count, length % MemoryLayout<Number>.stride == 0 else {
            throw damage("a list is cut short")
        }
        return [Number](unsafeUninitializedCapacity: length / MemoryLayout<Number>.stride) { target, count in
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(target).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: source[place + 5..<place + 5 + length]))
            }
            count = length / MemoryLayout<Number>.stride
        }
    }

    func decode<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value {
        // By type and not by cast, which would cost more than the reading.
        func same<Known>(_ known: Known) -> Value { unsafeBitCast(known, to: Value.self) }
        switch ObjectIdentifier(Value.self) {
        case ObjectIdentifier(Int.self): return same(try whole(Int.self, at: place))
        case ObjectIdentifier(Double.self):
            guard try tag(at: place) == .double else { throw damage("a number is missing") }
            return same(Double(bitPattern: try number(UInt64.self, at: place + 1)))
        case ObjectIdentifier(Int64.self): return same(try integer(at: place))
        case ObjectIdentifier(Bool.self):
            switch try tag(at: place) {
            case .yes: return same(true)
            case .no: return same(false)
            default: throw damage("a yes or no is missing")
            }
        case ObjectIdentifier([Double].self): return same(try list(.doubles, at: place) as [Double])
        case ObjectIdentifier([Float].self): return same(try list(.floats, at: place) as [Float])
        case ObjectIdentifier([Int].self): return same(try list(.integers, at: place) as [Int])
        case ObjectIdentifier([Int32].self): return same(try list(.halves, at: place) as [Int32])
        case ObjectIdentifier([UInt16].self): return same(try list(.quarters, at: place) as [UInt16])
        case ObjectIdentifier([UInt8].self): return same(try list(.bytes, at: place) as [UInt8])
        case ObjectIdentifier(String.self):
            guard try tag(at: place) == .text else { throw damage("a text is missing") }
            return same(try text(Int(try number(UInt32.self, at: place + 1)), at: place + 5))
        case ObjectIdentifier(Float.self):
            guard try tag(at: place) == .float else { throw damage("a number is missing") }
            return same(Float(bitPattern: try number(UInt32.self, at: place + 1)))
        case ObjectIdentifier(UInt64.self): return same(UInt64(bitPattern: try integer(at: place)))
        case ObjectIdentifier(UInt.self): return same(UInt(truncatingIfNeeded: try integer(at: place)))
        case ObjectIdentifier(Int32.self): return same(try whole(Int32.self, at: place))
        case ObjectIdentifier(UInt32.self): return same(try whole(UInt32.self, at: place))
        case ObjectIdentifier(Int16.self): return same(try whole(Int16.self, at: place))
        case ObjectIdentifier(UInt16.self): return same(try whole(UInt16.self, at: place))
        case ObjectIdentifier(Int8.self): return same(try whole(Int8.self, at: place))
        case ObjectIdentifier(UInt8.self): return same(try whole(UInt8.self, at: place))
        default: return try Value(from: StateValueDecoder(reader: self, place: place))
        }
    }

    /// Places of the first thing within a container and after it.
    func inside(_ tag: StateFormat.Tag, at place: Int) throws -> Range<Int> {
        guard try self.tag(at: place) == tag else { throw damage("a value is of another kind") }
        let end = try end(of: place)
        guard end <= bytes.count else { throw damage("it is cut short") }
        return place + 5..<end
    }
}
