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
