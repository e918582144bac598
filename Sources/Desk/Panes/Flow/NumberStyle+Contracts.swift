import Market

extension NumberStyle {
    /// Contracts of one bar so that bought − sold adds up as written. An estimate splits a bar's volume into fractions:
    /// halves stand as they are, and the quarters of a side that make them; of other fractions a side is written to the
    /// nearest half and the difference to the nearest whole, which agree because the sides together are whole.
    ///
    /// - Parameter isShare: one of the two sides, not their difference.
    func contracts(_ value: Double, isShare: Bool = false, signed: Bool = false) -> String? {
        func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) < 1e-6 }
        let shown = isWhole(4 * value) || !isShare ? value : (2 * value).rounded() / 2
        let decimals = isWhole(shown) ? 0 : isWhole(2 * shown) ? 1 : isShare ? 2 : 0
        return text(shown, decimals: decimals, signed: signed)
    }
}
