/// The fields of one item, as they were written: what they mean depends on its kind, which may come last.
struct WireFields {
    /// Fields of numbers. `s` is a trade's size and the start of a bar.
    enum Field: Int {
        case price, size, time, sequence, bid, ask, open, high, low, close, volume

        static let count = volume.rawValue + 1
    }

    /// Packed like the symbol.
    private(set) var event: UInt64 = 0
    private(set) var symbol: UInt64 = 0
    private(set) var hasSymbol = false
    private var told: UInt32 = 0
    /// Room for `Field.count` numbers, of which those that were told hold something.
    private let numbers: UnsafeMutablePointer<WireScanner.Number>

    /// - Parameter numbers: `Field.count` of them, used again for the next item.
    init(_ numbers: UnsafeMutablePointer<WireScanner.Number>) { self.numbers = numbers }

    static let trade = UInt64(UInt8(ascii: "T"))
    static let quote = UInt64(UInt8(ascii: "Q"))
    static let second = UInt64(UInt8(ascii: "A"))
    static let minute = UInt64(UInt8(ascii: "A")) | UInt64(UInt8(ascii: "M")) << 8
    static let status: UInt64 = "status".utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }

    @inline(__always)
    func has(_ field: Field) -> Bool { told & 1 << UInt32(field.rawValue) != 0 }

    @inline(__always)
    func has(_ a: Field, _ b: Field, _ c: Field) -> Bool { has(a) && has(b) && has(c) }

    @inline(__always)
    subscript(field: Field) -> WireScanner.Number { numbers[field.rawValue] }

    /// The whole number this is, `5` or `5.0`; nil for any other.
    @inline(__always)
    static func whole(_ number: WireScanner.Number) -> Int64? {
        if number.scale == 0 { return number.digits }
        var digits = number.digits
        if number.scale < 0 {
            for _ in 0..<min(19, -number.scale) {
                let (product, isTooLarge) = digits.multipliedReportingOverflow(by: 10)
                if isTooLarge { return nil }
                digits = product
            }
            return digits
        }
        for _ in 0..<min(19, number.scale) {
            if digits % 10 != 0 { return nil }
            digits /= 10
        }
        return digits
    }

    /// Takes a key and its value; false where none stand. The blanks behind them stay.
    @inline(__always)
    mutating func take(_ scanner: inout WireScanner) -> Bool {
        guard scanner.take(UInt8(ascii: "\"")) else { return false }
        let quote = UInt8(ascii: "\"")
        let first = scanner.at
        var key: UInt32 = UInt32(first[0])
        if first[1] == quote, first[0] != quote {
            scanner.at += 2
        } else if first[1] != 0, first[2] == quote {
            key |= UInt32(first[1]) << 8
            scanner.at += 3
        } else if first[1] != 0, first[2] != 0, first[3] == quote {
            key |= UInt32(first[1]) << 8 | UInt32(first[2]) << 16
            scanner.at += 4
        } else {
            key = 0
            guard scanner.passString() else { return false }
        }
        if !scanner.take(UInt8(ascii: ":")) {
            scanner.skipBlanks()
            guard scanner.take(UInt8(ascii: ":")) else { return false }
        }
        if scanner.byte == 0x20 { scanner.skipBlanks() }
        switch key {
        case Self.key("ev"): return Self.word(&scanner, &event)
        case Self.key("sym"):
            hasSymbol = true
            return Self.word(&scanner, &symbol)
        case Self.key("p"): return number(.price, &scanner)
        case Self.key("s"): return number(.size, &scanner)
        case Self.key("t"): return number(.time, &scanner)
        case Self.key("q"): return number(.sequence, &scanner)
        case Self.key("bp"): return number(.bid, &scanner)
        case Self.key("ap"): return number(.ask, &scanner)
        case Self.key("o"): return number(.open, &scanner)
        case Self.key("h"): return number(.high, &scanner)
        case Self.key("l"): return number(.low, &scanner)
        case Self.key("c"): return number(.close, &scanner)
        case Self.key("v"): return number(.volume, &scanner)
        default: return scanner.passValue()
        }
    }

    @inline(__always)
    private mutating func number(_ field: Field, _ scanner: inout WireScanner) -> Bool {
        guard scanner.byte &- 48 < 10 || scanner.byte == UInt8(ascii: "-") else { return scanner.passValue() }
        let start = scanner.at
        guard let number = scanner.number() else {
            // Written as a number, and too large to be one of ours.
            scanner.at = start
            return scanner.passValue()
        }
        numbers[field.rawValue] = number
        told |= 1 << UInt32(field.rawValue)
        return true
    }

    /// Takes a string of at most eight bytes as one word; any other value counts as one that is not known.
    @inline(__always)
    private static func word(_ scanner: inout WireScanner, _ word: inout UInt64) -> Bool {
        guard scanner.byte == UInt8(ascii: "\"") else { return scanner.passValue() }
        scanner.at += 1
        let first = scanner.at
        var value: UInt64 = 0
        while scanner.byte != UInt8(ascii: "\"") {
            let length = scanner.at - first
            guard scanner.byte >= 0x20, scanner.byte != UInt8(ascii: "\\"), length < 8 else {
                word = .max
                return scanner.passString()
            }
            value |= UInt64(scanner.byte) << UInt64(length * 8)
            scanner.at += 1
        }
        scanner.at += 1
        word = value
        return true
    }

    @inline(__always)
    private static func key(_ name: StaticString) -> UInt32 {
        var key: UInt32 = 0
        for index in 0..<name.utf8CodeUnitCount { key |= UInt32(name.utf8Start[index]) << UInt32(index * 8) }
        return key
    }
}
