extension Grid {
    /// The same picture in ASCII, cell by cell, for terminals that cannot be trusted with more.
    package func ascii() -> Grid {
        var grid = self
        grid.restyle(bounds) { cell in
            cell.mark = 0
            guard cell.glyph < 0x20 || cell.glyph > 0x7e else { return }
            cell.glyph = cell.glyph == Cell.continuation ? 0x20 : Ascii.glyph(cell.glyph)
        }
        return grid
    }
}

/// What stands for a character where there is only ASCII.
package enum Ascii {
    package static func text(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !TextWidth.isCombining(scalar) {
            scalars.append(Unicode.Scalar(glyph(scalar.value)) ?? "?")
        }
        return String(scalars)
    }

    static func glyph(_ value: UInt32) -> UInt32 {
        if value >= 0x20, value < 0x7f { return value }
        if let known = table[value] { return known }
        switch value {
        case 0x2800...0x28ff: return braille(value)
        case 0x2500...0x257f: return boxLine(value)
        default: return 0x3f
        }
    }

    /// Dots of the upper half, of the lower half, of both.
    private static func braille(_ value: UInt32) -> UInt32 {
        let upper = value & 0b0001_1011 != 0
        let lower = value & 0b1110_0100 != 0
        return upper ? (lower ? 0x3a : 0x27) : (lower ? 0x2e : 0x20)
    }

    private static func boxLine(_ value: UInt32) -> UInt32 {
        switch value {
        // Heavy lines stay apart from light ones: the focus, and a meter on its track.
        case 0x2501, 0x2505, 0x2509, 0x254d, 0x2550, 0x2578, 0x257a, 0x257c, 0x257e: 0x3d
        case 0x2500, 0x2504, 0x2508, 0x254c, 0x2574, 0x2576: 0x2d
        case 0x2502, 0x2503, 0x2551, 0x2575, 0x2577, 0x2579, 0x257b, 0x257d, 0x257f: 0x7c
        case 0x2506, 0x2507, 0x250a, 0x250b, 0x254e, 0x254f: 0x3a
        default: 0x2b
        }
    }

    private static let table: [UInt32: UInt32] = {
        let pairs: [(String, String)] = [
            ("▲▼▸▾◂◀▴", "^v>v<<^"), ("●◐○✗↯◆≠✓", "#@ox!*!y"), ("←→↑↓↗↘", "<>^v/\\"), ("−–—‐‑", "-----"),
            ("×·•…°±", "x..~o+"), ("“”„‘’‚", "\"\"\"'''"), ("≤≥≈", "<>~"),
            ("▁▂▃▄▅▆▇█", "___==###"), ("▀▔▐▌", "\"\"##"), ("▏▎▍▋▊▉", "||||##"), ("░▒▓", ":%#"), ("╵╷", "''"),
            ("²³½€£µσΔ", "23/EGusD"),
        ]
        var table: [UInt32: UInt32] = [:]
        for (glyphs, letters) in pairs {
            for (glyph, letter) in zip(glyphs.unicodeScalars, letters.unicodeScalars) {
                table[glyph.value] = letter.value
            }
        }
        return table
    }()
}
