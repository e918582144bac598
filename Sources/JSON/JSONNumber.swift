/// A number as its decimal text has it: `digits × 10^exponent`.
package struct JSONNumber: Hashable, Sendable {
    package var isNegative: Bool
    /// The first 19 digits, without the point.
    package var digits: UInt64
    /// Held to ±100 000.
    package var exponent: Int
    /// Nearest double; infinite where it is too large for one.
    package var double: Double

    /// The whole number this is, `5`, `5.0` or `0.5e1`; nil for any other, and for one that is too large for an `Int`.
    package var int: Int? {
        guard let value = scaled(decimals: 0, isExact: true) else { return nil }
        return Int(value)
    }

    /// This times `10^decimals`, rounded half away from zero; nil where that is too large.
    package func scaled(decimals: Int) -> Int64? { scaled(decimals: decimals, isExact: false) }

    private func scaled(decimals: Int, isExact: Bool) -> Int64? {
        guard digits > 0 else { return 0 }
        var value = digits
        let shift = exponent + decimals
        if shift >= 0 {
            guard shift < 19 else { return nil }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: Self.powers[shift])
            guard !isTooLarge else { return nil }
            value = product
        } else {
            guard shift > -20 else { return isExact ? nil : 0 }
            let unit = Self.powers[-shift]
            let (quotient, rest) = value.quotientAndRemainder(dividingBy: unit)
            if isExact, rest != 0 { return nil }
            value = rest >= unit - rest ? quotient + 1 : quotient
        }
        guard value <= UInt64(Int64.max) else { return nil }
        return isNegative ? -Int64(value) : Int64(value)
    }

    /// 10⁰ to 10¹⁹.
    private static let powers: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
    /// Powers of ten that a double holds exactly.
    private static let exactPowers: [Double] = (0...22).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

    /// Reads a number; nil where none is written as JSON has it.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (JSONNumber, end: Int)? {
        var index = start
        var digits: UInt64 = 0
        var significant = 0
        var exponent = 0
        let count = bytes.count

        /// Passes over digits and says how many; those after the 19th are left out.
        func takeDigits(isFraction: Bool) -> Int {
            let first = index
            while index < count, bytes[index] &- 48 < 10 {
                if significant < 19 {
                    digits = digits &* 10 &+ UInt64(bytes[index] &- 48)
                    if digits > 0 { significant += 1 }
                    if isFraction { exponent -= 1 }
                } else if !isFraction {
                    exponent += 1
                    significant += 1
                } else {
                    significant += 1
                }
                index += 1
            }
            return index - first
        }

        let isNegative = index < count && bytes[index] == UInt8(ascii: "-")
        if isNegative { index += 1 }
        let firstDigit = index
        let wholes = takeDigits(isFraction: false)
        guard wholes > 0, wholes == 1 || bytes[firstDigit] != UInt8(ascii: "0") else { return nil }
        if index < count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            guard takeDigits(isFraction: true) > 0 else { return nil }
        }
        if index < count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            let isDown = index < count && bytes[index] == UInt8(ascii: "-")
            if index < count, isDown || bytes[index] == UInt8(ascii: "+") { index += 1 }
            let first = index
            var power = 0
            while index < count, bytes[index] &- 48 < 10 {
                power = min(100_000, power * 10 + Int(bytes[index] &- 48))
                index += 1
            }
            guard index > first else { return nil }
            exponent += isDown ? -power : power
        }
        exponent = min(max(exponent, -100_000), 100_000)
        // An exact mantissa times or by an exact power is rounded once, and so is right (Clinger).
        let magnitude: Double
        if significant <= 19, digits <= 1 << 53, exponent.magnitude <= 22 {
            magnitude =
                exponent < 0
                ? Double(digits) / exactPowers[-exponent] : Double(digits) * exactPowers[exponent]
        } else {
            let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[firstDigit..<index]), as: UTF8.self)
            magnitude = Double(text) ?? .infinity
        }
        let number = JSONNumber(
            isNegative: isNegative, digits: digits, exponent: exponent, double: isNegative ? -magnitude : magnitude)
        return (number, index)
    }
}
