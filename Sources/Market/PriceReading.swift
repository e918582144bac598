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
        let unit = scale * tick.numerator
        guard !overflow, product % unit == 0 else { return nil }
        return Price(ticks: isNegative ? -(product / unit) : product / unit)
    }
}

extension ContractSpec {
    /// Reads a price as people write it: decimals, or for Treasuries points and 32nds (`112'16`, `112'165`) exactly.
    package func price(text: some StringProtocol) -> Price? {
        guard case .thirtySeconds(let halves) = display, let mark = text.firstIndex(of: "'") else {
            return price(decimal: text.utf8)
        }
        let isNegative = text.hasPrefix("-")
        let points = text[..<mark].dropFirst(isNegative ? 1 : 0)
        let fraction = text[text.index(after: mark)...]
        guard (1...6).contains(points.count), (2...3).contains(fraction.count), fraction.count == 2 || halves,
            points.utf8.allSatisfy(isDigit), fraction.utf8.allSatisfy(isDigit), let whole = Int(points),
            let parts = Int(fraction.prefix(2)), parts < 32, fraction.count == 2 || "05".contains(fraction.suffix(1))
        else { return nil }
        let halfParts = (whole * 32 + parts) * 2 + (fraction.hasSuffix("5") && fraction.count == 3 ? 1 : 0)
        let (ticks, rest) = (halfParts * tick.denominator).quotientAndRemainder(dividingBy: 64 * tick.numerator)
        guard rest == 0 else { return nil }
        return Price(ticks: isNegative ? -ticks : ticks)
    }

    private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
