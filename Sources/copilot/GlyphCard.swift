import Canvas

/// Every glyph the desk draws, between marks that stand under one another where the terminal gives each one column.
enum GlyphCard {
    static func add(to report: inout DoctorReport) {
        report.section("Glyphs")
        for (label, glyphs) in rows {
            let space = String(repeating: " ", count: 20 - label.count)
            let room = String(repeating: " ", count: max(0, 24 - TextWidth.columns(glyphs)))
            report.picture("\(label)\(space)|\(glyphs)\(room)|")
        }
        report.picture("The marks at the right stand under one another where all glyphs are one column wide.")
    }

    private static let rows = [
        ("direction, cursor", "▲ ▼ ▸ ◂ ▾"), ("scores, states", "●●○ ◐ ✗ ✓ ? ≠ ↯ ◆"), ("rules", "─ ━ │ ┬ ┴ ├ ┤ ┼ ╌ ┊ ╸"),
        ("frames", "╭ ╮ ╰ ╯"), ("candle bodies", "▁▂▃▄▅▆▇█ ▒ ░"), ("candle wicks", "╷ ╵ ┷ ┯ ┿"),
        ("braille", "⠁⠃⠇⡇⣇⣧⣷⣿ ⠤⠒⠉"),
        ("digits", "▀ ▄ █"),
    ]
}
