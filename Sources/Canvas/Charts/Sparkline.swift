/// A line of values in one row of braille, scaled to their own range.
package enum Sparkline {
    /// `columns` cells wide; the newest values, as many as fit, two a cell and flush right.
    package static func text(_ values: [Double], columns: Int) -> String {
        let shown = values.suffix(columns * 2)
        guard columns > 0, let low = shown.min(), let high = shown.max() else { return "" }
        let scale = ValueScale(low: low, high: high, rows: 1)
        var dots: [UInt8] = Array(repeating: 0, count: columns)
        let first = columns * 2 - shown.count
        for (offset, value) in shown.enumerated() {
            // A flat line lies in the middle.
            let row = low == high ? 2 : scale.dot(value)
            dots[(first + offset) / 2] |= Braille.bit(column: first + offset, row: row)
        }
        var text = String.UnicodeScalarView()
        for bits in dots { text.append(bits == 0 ? " " : Braille.glyph(bits)) }
        return String(text)
    }
}
