import Market

extension Money {
    /// Exact and plain, for files and scripts: `622.00`, `-49.50`, `15.625`; at least two decimals.
    package var plainText: String {
        var digits = NumberStyle.plain.text(Int(tenThousandths), decimals: 4)
        while digits.hasSuffix("0"), let dot = digits.firstIndex(of: "."),
            digits.distance(from: dot, to: digits.endIndex) > 3
        {
            digits.removeLast()
        }
        return digits
    }
}
