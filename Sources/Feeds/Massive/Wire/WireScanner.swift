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
            let point = at
            let room = 18 - (point - first - 1)
            while at.pointee &- 48 < 10 {
                if at - point < room {
                    digits = digits &* 10 &+ UInt64(at.pointee &- 48)
                    scale += 1
                }
                at += 1
            }
            guard at > point else { return nil }
        }
        if at.pointee | 0x20 == UInt8(ascii: "e"), !power(&scale) { return nil }
        // Eighteen digits always fit.
        let value = Int64(truncatingIfNeeded: digits)
        return Number(digits: isNegative ? -value : value, scale: scale)
    }

    /// Takes digits, eight at a time while there are so many.
    @inline(__always)
    private mutating func wholes(_ digits: inout UInt64) {
        while true {
            let word = eight
            guard Self.isDigits(word) else { break }
            // Pairs, then fours, then eight: three products in place of eight.
            var value = word & 0x0F0F_0F0F_0F0F_0F0F
            value = (value &* 2_561) >> 8
            value = ((value & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
            value = ((value & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
            digits = digits &* 100_000_000 &+ value
            at += 8
        }
        while at.pointee &- 48 < 10 {
            digits = digits &* 10 &+ UInt64(at.pointee &- 48)
            at += 1
        }
    }

    /// True where all eight bytes are digits.
    @inline(__always)
    private static func isDigits(_ word: UInt64) -> Bool {
        word & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
            && (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
    }

    private mutating func power(_ scale: inout Int) -> Bool {
        at += 1
        let isDown = take(UInt8(ascii: "-"))
        if !isDown { _ = take(UInt8(ascii: "+")) }
        var power = 0
        let first = at
        while at.pointee &- 48 < 10 {
            power = min(1_000, power * 10 + Int(at.pointee &- 48))
            at += 1
        }
        scale += isDown ? power : -power
        return at > first
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

    /// Passes over a value of any kind; false where none stands. Of the inside of objects and arrays only the strings and
    /// the brackets count.
    mutating func passValue() -> Bool {
        switch at.pointee {
        case UInt8(ascii: "\""):
            at += 1
            return passString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): return passNest()
        case UInt8(ascii: "n"): return passWord("null")
        case UInt8(ascii: "t"): return passWord("true")
        case UInt8(ascii: "f"): return passWord("false")
        default: return passNumber()
        }
    }

    /// Of any size; how it is written does not matter where nobody reads it.
    private mutating func passNumber() -> Bool {
        let start = at
        while Self.isDigits(eight) { at += 8 }
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
