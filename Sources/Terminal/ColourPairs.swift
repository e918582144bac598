import CNcurses
import Canvas

/// The colour pairs of a terminal, made when they are first needed and shared by all cells that look the same.
final class ColourPairs {
    /// What ncurses is told for a cell.
    struct Ink {
        var attributes: attr_t
        var pair: CInt
    }

    private struct Key: Hashable {
        var front: Int32
        var ground: Int32
    }

    private(set) var palette: Palette
    /// The terminal has a default colour that can be asked for.
    private let hasDefaults: Bool
    private var inks: [Int: Ink] = [:]
    private var pairs: [Key: CInt] = [:]
    private let limit: Int

    init(_ palette: Palette, hasDefaults: Bool) {
        self.palette = palette
        self.hasDefaults = hasDefaults
        limit = Int(nc_pairs())
    }

    /// Changes the theme; what was drawn must be drawn anew.
    func use(_ palette: Palette) {
        self.palette = palette
        inks.removeAll()
        pairs.removeAll()
        apply()
    }

    /// Writes the palette's own colours to the terminal.
    func apply() {
        for (place, rgb) in palette.redefinitions.sorted(by: { $0.key < $1.key }) {
            init_extended_color(CInt(place), thousandths(rgb.red), thousandths(rgb.green), thousandths(rgb.blue))
        }
    }

    func ink(_ cell: Cell) -> Ink {
        let at = Int(cell.front.rawValue) << 16 | Int(cell.ground.rawValue) << 8 | Int(cell.emphasis.rawValue)
        if let known = inks[at] { return known }
        let style = palette.style(front: cell.front, ground: cell.ground, emphasis: cell.emphasis)
        var attributes: attr_t = 0
        if style.emphasis.contains(.bold) { attributes |= nc_bold }
        if style.emphasis.contains(.underline) { attributes |= nc_underline }
        if style.emphasis.contains(.reverse) { attributes |= nc_reverse }
        if style.isDim { attributes |= nc_dim }
        let ink = Ink(attributes: attributes, pair: pair(style.front, style.ground))
        inks[at] = ink
        return ink
    }

    private func pair(_ front: Int32, _ ground: Int32) -> CInt {
        if front == -1, ground == -1 { return 0 }
        let key = Key(
            front: front == -1 && !hasDefaults ? COLOR_WHITE : front,
            ground: ground == -1 && !hasDefaults ? COLOR_BLACK : ground)
        if let known = pairs[key] { return known }
        let next = CInt(pairs.count + 1)
        if Int(next) < limit, init_extended_pair(next, key.front, key.ground) == OK {
            pairs[key] = next
            return next
        }
        // No pair left: the right ground matters most, then the right text.
        return (pairs.first { $0.key.ground == key.ground } ?? pairs.first { $0.key.front == key.front })?.value ?? 0
    }

    /// ncurses counts to 1,000 and rounds down on the way back.
    private func thousandths(_ value: UInt8) -> CInt { (CInt(value) * 1000 + 254) / 255 }
}
