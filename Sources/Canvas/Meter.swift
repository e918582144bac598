extension Grid {
    /// A meter `━━╸──` of `width` columns on its track, in half columns. Values outside 0…1 are drawn full or empty; a
    /// positive value always shows.
    package mutating func meter(_ value: Double, x: Int, y: Int, width: Int, _ role: Role = .text) {
        guard width > 0 else { return }
        let share = value.isNaN ? 0 : min(1, max(0, value))
        var halves = Int((share * Double(width * 2)).rounded())
        if share > 0 { halves = max(1, halves) }
        if share < 1 { halves = min(width * 2 - 1, halves) }
        for column in 0..<width {
            let here = halves - column * 2
            let glyph: Unicode.Scalar = here >= 2 ? "━" : here == 1 ? "╸" : "─"
            put(glyph, x: x + column, y: y, Pen(here > 0 ? role : .line))
        }
    }
}
