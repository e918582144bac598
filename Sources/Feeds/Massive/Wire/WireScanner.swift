/// Walks over the bytes of a frame. Behind their end stand at least eight zero bytes, at which every walk stops, so that no
/// step asks for the end and eight bytes may be loaded at once.
struct WireScanner {
    var at: UnsafePointer<UInt8>

    /// A number as it is written: `digits / 10^scale`, the scale negative where zeros were left out.
    struct Number {
        var digits: Int64
        var scale: Int
    }

    @inline(__always) var byte: UInt8 { at.pointee }

    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard at.pointee == byte else { return false }
        at += 1
        return true
    }

    @inline(__always)
    mutating func skipBlanks() {
        while at.pointee == 0x20 || at.pointee == 0x0A || at.pointee == 0x0D || at.pointee == 0x09 { at += 1 }
    }

    /// The next eight bytes, the first one lowest.
    @inline(__always)
    var eight: UInt64 { UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self)) }

    /// Reads a number; nil where none is written or where it needs more than 18 digits before the point. Digits of a
    /// fraction beyond the 18th are noise and are passed over.
    @inline(__always)
    mutating func number() -> Number? {
        let isNegative = take(UInt8(ascii: "-"))
        var digits: UInt64 = 0
        let first = at
        wholes(&digits)
        guard at > first, at - first <= 18 else { return nil }
        var scale = 0
        if take(UInt8(ascii: ".")) {
            let room = 18 - (at - first - 1)
            let word = eight
            scale = Self.digits(in: word)
            if scale > 0, scale < 8, scale <= room {
                digits = Self.shifted(digits, by: scale) &+ Self.value(word, scale)
                at += scale
            } else {
                guard let fraction = Self.fraction(at, digits, room) else { return nil }
                (at, digits, scale) = fraction
            }
        }
        if at.pointee | 0x20 == UInt8(ascii: "e") {
            guard let power = Self.power(at, scale) else { return nil }
            (at, scale) = power
        }
        // Eighteen digits always fit.
        let value = Int64(truncatingIfNeeded: digits)
        return Number(digits: isNegative ? -value : value, scale: scale)
    }

    /// Takes digits, up to eight at a time.
    @inline(__always)
    private mutating func wholes(_ digits: inout UInt64) {
        while true {
            let word = eight
            let count = Self.digits(in: word)
            guard count > 0 else { return }
            digits = Self.shifted(digits, by: count) &+ Self.value(word, count)
            at += count
            guard count == 8 else { return }
        }
    }

    @inline(__always)
    private static func shifted(_ digits: UInt64, by count: Int) -> UInt64 {
        guard digits != 0 else { return 0 }
        if count == 8 { return digits &* 100_000_000 }
        var digits = digits
        for _ in 0..<count { digits = digits &* 10 }
        return digits
    }

    /// How many of eight bytes are digits before the first that is none.
    @inline(__always)
    private static func digits(in word: UInt64) -> Int {
        let offset = word ^ 0x3030_3030_3030_3030
        // The high bit of each byte that is beyond nine.
        let others = ((offset & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676 | offset) & 0x8080_8080_8080_8080
        return others.trailingZeroBitCount >> 3
    }

    /// The number that the first one to eight bytes write: pairs, then fours, then eight, three products in place of eight.
    @inline(__always)
    private static func value(_ word: UInt64, _ count: Int) -> UInt64 {
        // Zeros come in where digits are missing in front.
        var value = (word &<< UInt64(64 - 8 * count)) & 0x0F0F_0F0F_0F0F_0F0F
        value = (value &* 2_561) >> 8
        value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
        return ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
    }

    /// Many digits behind a point, of which so many count; nil without any.
    private static func fraction(
        _ start: UnsafePointer<UInt8>, _ whole: UInt64, _ room: Int
    ) -> (at: UnsafePointer<UInt8>, digits: UInt64, scale: Int)? {
        var (at, digits, scale) = (start, whole, 0)
        while at.pointee &- 48 < 10 {
            if scale < room {
                digits = digits &* 10 &+ UInt64(at.pointee &- 48)
                scale += 1
            }
            at += 1
        }
        return at > start ? (at, digits, scale) : nil
    }

    /// The power of ten behind a number, taken off its scale; nil where none is written. These walks take the place and
    /// give the next one: a scanner whose address nobody has stays in a register.
    private static func power(_ at: UnsafePointer<UInt8>, _ scale: Int) -> (at: UnsafePointer<UInt8>, scale: Int)? {
        var scanner = WireScanner(at: at + 1)
        let isDown = scanner.take(UInt8(ascii: "-"))
        if !isDown { _ = scanner.take(UInt8(ascii: "+")) }
        var power = 0
        let first = scanner.at
        while scanner.byte &- 48 < 10 {
            power = min(1_000, power * 10 + Int(scanner.byte &- 48))
            scanner.at += 1
        }
        return scanner.at > first ? (scanner.at, scale + (isDown ? power : -power)) : nil
    }

    /// Passes over a string whose first quote was taken; false where it does not end.
    @inline(__always)
    mutating func passString() -> Bool {
        while true {
            switch at.pointee {
            case UInt8(ascii: "\""):
                at += 1
                return true
            case UInt8(ascii: "\\"):
                guard at[1] >= 0x20 else { return false }
                at += 2
            case 0..<0x20: return false
            default: at += 1
            }
        }
    }

    /// Passes over a value of any kind; false where none stands.
    @inline(__always)
    mutating func passValue() -> Bool {
        guard let end = Self.valueEnd(at) else { return false }
        at = end
        return true
    }

    /// The place behind a value; nil where none stands. Of the inside of objects and arrays only the strings and the brackets
    /// count.
    @inline(never)
    private static func valueEnd(_ at: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
        var scanner = WireScanner(at: at)
        let isPassed =
            switch scanner.byte {
            case UInt8(ascii: "\""):
                scanner.take(UInt8(ascii: "\"")) && scanner.passString()
            case UInt8(ascii: "{"), UInt8(ascii: "["): scanner.passNest()
            case UInt8(ascii: "n"): scanner.passWord("null")
            case UInt8(ascii: "t"): scanner.passWord("true")
            case UInt8(ascii: "f"): scanner.passWord("false")
            default: scanner.passNumber()
            }
        return isPassed ? scanner.at : nil
    }

    /// Of any size; how it is written does not matter where nobody reads it.
    private mutating func passNumber() -> Bool {
        let start = at
        while Self.digits(in: eight) == 8 { at += 8 }
        while true {
            switch at.pointee {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
                UInt8(ascii: "e"), UInt8(ascii: "E"):
                at += 1
            default: return at > start
            }
        }
    }

    private mutating func passNest() -> Bool {
        var depth = 0
        repeat {
            switch at.pointee {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "\""):
                at += 1
                guard passString() else { return false }
                continue
            case 0: return false
            default: break
            }
            at += 1
        } while depth > 0
        return true
    }

    private mutating func passWord(_ word: StaticString) -> Bool {
        for index in 0..<word.utf8CodeUnitCount {
            guard at.pointee == word.utf8Start[index] else { return false }
            at += 1
        }
        return true
    }
}
