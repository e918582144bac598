/// The bytes so far, and the containers that are still open. A container ends when something is written to one around it.
final class StateWriter {
    private var bytes: [UInt8] = []
    private var names: [String] = []
    private var places: [String: UInt16] = [:]
    /// Where the lengths of the open containers stand.
    private var open: [Int] = []

    func finished() -> [UInt8] {
        close(to: 0)
        var table: [UInt8] = []
        append(UInt16(names.count), to: &table)
        for name in names {
            append(UInt16(name.utf8.count), to: &table)
            table += name.utf8
        }
        let sum = (table + bytes).withUnsafeBytes(StateFormat.checksum)
        var file: [UInt8] = []
        file.reserveCapacity(8 + table.count + bytes.count)
        append(sum, to: &file)
        return file + table + bytes
    }

    /// Ends the containers within the first `level`.
    func close(to level: Int) {
        while open.count > level {
            let place = open.removeLast()
            var length = UInt32(bytes.count - place - 4).littleEndian
            withUnsafeBytes(of: &length) { source in
                bytes.withUnsafeMutableBytes { target in
                    UnsafeMutableRawBufferPointer(rebasing: target[place..<place + 4]).copyMemory(from: source)
                }
            }
        }
    }

    /// Begins a container; gives its level.
    func begin(_ tag: StateFormat.Tag, in level: Int) -> Int {
        close(to: level)
        bytes.append(tag.rawValue)
        open.append(bytes.count)
        append(UInt32(0), to: &bytes)
        return open.count
    }

    func name(_ key: some CodingKey, in level: Int) {
        close(to: level)
        let name = key.stringValue
        let place =
            places[name]
            ?? {
                let place = UInt16(names.count)
                places[name] = place
                names.append(name)
                return place
            }()
        append(place, to: &bytes)
    }

    func encodeNil(_ level: Int) {
        close(to: level)
        bytes.append(StateFormat.Tag.absent.rawValue)
    }

    func encode<Value: Encodable>(_ value: Value, level: Int) throws {
        close(to: level)
        // By type and not by cast, which would cost more than the writing.
        func same<Known>(_ type: Known.Type) -> Known { unsafeBitCast(value, to: type) }
        switch ObjectIdentifier(Value.self) {
        case ObjectIdentifier(Int.self): integer(Int64(same(Int.self)))
        case ObjectIdentifier(Double.self):
            bytes.append(StateFormat.Tag.double.rawValue)
            append(same(Double.self).bitPattern, to: &bytes)
        case ObjectIdentifier(Int64.self): integer(same(Int64.self))
        case ObjectIdentifier(Bool.self): bytes.append((same(Bool.self) ? StateFormat.Tag.yes : .no).rawValue)
        case ObjectIdentifier([Double].self): list(same([Double].self), .doubles)
        case ObjectIdentifier([Float].self): list(same([Float].self), .floats)
        case ObjectIdentifier([Int].self): list(same([Int].self), .integers)
        case ObjectIdentifier([Int32].self): list(same([Int32].self), .halves)
        case ObjectIdentifier([UInt16].self): list(same([UInt16].self), .quarters)
        case ObjectIdentifier([UInt8].self): list(same([UInt8].self), .bytes)
        case ObjectIdentifier(String.self):
            let text = same(String.self)
            bytes.append(StateFormat.Tag.text.rawValue)
            append(UInt32(text.utf8.count), to: &bytes)
            bytes += text.utf8
        case ObjectIdentifier(Float.self):
            bytes.append(StateFormat.Tag.float.rawValue)
            append(same(Float.self).bitPattern, to: &bytes)
        case ObjectIdentifier(UInt64.self): integer(Int64(bitPattern: same(UInt64.self)))
        case ObjectIdentifier(UInt.self): integer(Int64(bitPattern: UInt64(same(UInt.self))))
        case ObjectIdentifier(Int32.self): integer(Int64(same(Int32.self)))
        case ObjectIdentifier(UInt32.self): integer(Int64(same(UInt32.self)))
        case ObjectIdentifier(Int16.self): integer(Int64(same(Int16.self)))
        case ObjectIdentifier(UInt16.self): integer(Int64(same(UInt16.self)))
        case ObjectIdentifier(Int8.self): integer(Int64(same(Int8.self)))
        case ObjectIdentifier(UInt8.self): integer(Int64(same(UInt8.self)))
        default:
            let before = bytes.count
            try value.encode(to: StateValueEncoder(writer: self, level: level))
            close(to: level)
            if bytes.count == before { bytes.append(StateFormat.Tag.absent.rawValue) }
        }
    }

    func integer(_ value: Int64) {
        bytes.append(StateFormat.Tag.integer.rawValue)
        append(value, to: &bytes)
    }

    /// Machines that run this have the least byte first.
    private func list<Number>(_ numbers: [Number], _ tag: StateFormat.Tag) {
        bytes.append(tag.rawValue)
        numbers.withUnsafeBytes { source in
            append(UInt32(source.count), to: &bytes)
            bytes.append(contentsOf: source)
        }
    }

    private func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
