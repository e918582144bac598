/// A number above or equal to zero exactly as its decimal text has it: `digits / 10^scale`.
package struct ExactDecimal: Hashable, Sendable {
    package let digits: Int
    /// Decimals, without zeros at the end.
    package let scale: Int

    /// Reads `0.62`, `1_500`, `+2.5`, `5e-7`; nil for anything else, also for a number below zero, of more than 15 digits or
    /// of more than 12 decimals.
    package init?(_ text: some StringProtocol) {
        var mantissa = text.hasPrefix("+") ? text.dropFirst() : text[...]
        var exponent = 0
        if let mark = mantissa.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            guard let power = Int(mantissa[mantissa.index(after: mark)...]), power.magnitude <= 15 else { return nil }
            (exponent, mantissa) = (power, mantissa[..<mark])
        }
        let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ Self.isNumber($0) }) else { return nil }
        var figures = parts.joined().filter { $0 != "_" }
        var scale = (parts.count == 2 ? parts[1].count { $0 != "_" } : 0) - exponent
        while scale > 0, figures.last == "0" {
            figures.removeLast()
            scale -= 1
        }
        figures += String(repeating: "0", count: max(0, -scale))
        guard figures.drop(while: { $0 == "0" }).count <= 15, scale <= 12 else { return nil }
        self.digits = Int(figures) ?? 0
        self.scale = max(0, scale)
    }

    /// `10^scale`
    package var unit: Int { (0..<scale).reduce(1) { power, _ in power * 10 } }

    /// An underscore stands between digits, as TOML has it.
    private static func isNumber(_ text: some StringProtocol) -> Bool {
        text.split(separator: "_", omittingEmptySubsequences: false).allSatisfy { group in
            !group.isEmpty && group.allSatisfy { $0.isASCII && $0.isNumber }
        }
    }
}

extension Money {
    /// Reads an amount in plain decimals (`2.88`); nil for what is no whole number of 1/10 000 dollar, or too large.
    package init?(decimal text: some StringProtocol) {
        guard let amount = ExactDecimal(text), amount.scale <= 4 else { return nil }
        let (value, isTooLarge) = amount.digits.multipliedReportingOverflow(by: 10_000 / amount.unit)
        guard !isTooLarge, value <= 1_000_000_000_000_000 else { return nil }
        self.init(tenThousandths: Int64(value))
    }
}

extension TickSize {
    /// Reads `0.25`, `1` or `1/128`; nil for anything else, also for 0, for more than
    /// 1 000 000 points and for less than a billionth.
    package init?(text: some StringProtocol) {
        let sides = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(sides.count), let first = ExactDecimal(sides[0]) else { return nil }
        var (numerator, denominator) = (first.digits, first.unit)
        if sides.count == 2 {
            guard first.scale == 0, let second = ExactDecimal(sides[1]), second.scale == 0 else { return nil }
            denominator = second.digits
        }
        var (common, rest) = (numerator, denominator)
        while rest != 0 { (common, rest) = (rest, common % rest) }
        guard numerator > 0, denominator > 0 else { return nil }
        (numerator, denominator) = (numerator / common, denominator / common)
        guard numerator <= 1_000_000, denominator <= 1_000_000_000 else { return nil }
        self.init(numerator, denominator)
    }

    /// What one tick of a product with this point value is worth; nil where that is no whole number of 1/10 000.
    package func value(point: Money) -> Money? {
        let (product, isTooLarge) = point.tenThousandths.multipliedReportingOverflow(by: Int64(numerator))
        guard !isTooLarge, product % Int64(denominator) == 0, product > 0 else { return nil }
        return Money(tenThousandths: product / Int64(denominator))
    }

    /// Decimals that write every multiple of the tick; nil where more than nine would be needed.
    package var decimals: Int? {
        var unit = 1
        for decimals in 0...9 {
            if numerator * unit % denominator == 0 { return decimals }
            unit *= 10
        }
        return nil
    }

    /// Into how many parts (1, 2, 4 or 8) the tick splits a 32nd of a point; nil where it does not go into 256ths.
    package var partsOfThirtySecond: Int? {
        guard 256 % denominator == 0 else { return nil }
        return max(1, denominator / 32)
    }
}
