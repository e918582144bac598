extension ContractSpec {
    /// Reads a price in decimal notation (`16582.75`, `-3.2`) exactly.
    ///
    /// - Parameter text: the bytes of the number; no spaces, no groups, no exponent.
    /// - Returns: the price, or nil when the text is no number or does not lie on a tick.
    package func price(decimal text: some Sequence<UInt8>) -> Price? {
        var mantissa = 0
        var scale = 1
        var digits = 0
        var isNegative = false
        var isFraction = false
        for (index, byte) in text.enumerated() {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                digits += 1
                guard digits <= 15 else { return nil }
                mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
                if isFraction { scale *= 10 }
            case UInt8(ascii: ".") where !isFraction: isFraction = true
            case UInt8(ascii: "-") where index == 0: isNegative = true
            default: return nil
            }
        }
        guard digits > 0 else { return nil }
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: tick.denominator)
        let (unit, isTooFine) = scale.multipliedReportingOverflow(by: tick.numerator)
        guard !overflow, !isTooFine, product % unit == 0 else { return nil }
        return Price(ticks: isNegative ? -(product / unit) : product / unit)
    }
}

extension ContractSpec {
    /// Reads a price as people write it: decimals, or for Treasuries points and 32nds (`112'16`, `112'165`) exactly.
    package func price(text: some StringProtocol) -> Price? {
        guard case .thirtySeconds(let parts) = display, let mark = text.firstIndex(of: "'") else {
            return price(decimal: text.utf8)
        }
        let isNegative = text.hasPrefix("-")
        let points = text[..<mark].dropFirst(isNegative ? 1 : 0)
        let fraction = text[text.index(after: mark)...]
        guard (1...6).contains(points.count), fraction.count == 2 || fraction.count == 3 && parts > 1,
            points.utf8.allSatisfy(isDigit), fraction.utf8.allSatisfy(isDigit), let whole = Int(points),
            let full = Int(fraction.prefix(2)), full < 32,
            let eighth = fraction.count == 2 ? 0 : (0..<8).first(where: { "\($0 * 10 / 8)" == fraction.suffix(1) })
        else { return nil }
        let eighths = (whole * 32 + full) * 8 + eighth
        let (ticks, rest) = (eighths * tick.denominator).quotientAndRemainder(dividingBy: 256 * tick.numerator)
        guard rest == 0 else { return nil }
        return Price(ticks: isNegative ? -ticks : ticks)
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
