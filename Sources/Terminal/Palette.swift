import Canvas

/// A theme resolved to what one terminal can show.
package struct Palette: Hashable, Sendable {
    /// How a cell is written: colour numbers (−1 is the terminal's own default) and attributes.
    package struct Style: Hashable, Sendable {
        package var front: Int32
        package var ground: Int32
        package var emphasis: Emphasis
        /// Faint, where a colour for it is missing.
        package var isDim = false
    }

    package let depth: ColourDepth
    /// Places of the palette to be set, with their colours; only at depth `palette`.
    package let redefinitions: [UInt8: RGB]
    private let theme: Theme
    private let indices: [Int32]

    package init(_ theme: Theme, depth: ColourDepth) {
        self.theme = theme
        self.depth = depth
        var places: [UInt8: RGB] = [:]
        indices = Role.allCases.map { role in
            let paint = theme[role]
            switch depth {
            case .none: return -1
            case .indexed16, .indexed8: return paint.indexed16.map { Int32($0 & 15) } ?? -1
            case .indexed256: return (paint.indexed256 ?? paint.rgb?.nearest256()).map(Int32.init) ?? -1
            case .palette:
                guard let rgb = paint.rgb else { return paint.indexed256.map(Int32.init) ?? -1 }
                return Int32(Self.place(rgb, near: paint.indexed256, in: &places))
            case .direct:
                // Numbers below 8 mean the terminal's own first colours.
                if let own = paint.indexed256, own < 8, paint.rgb == nil { return Int32(own) }
                guard let rgb = paint.rgb ?? paint.indexed256.map(RGB.xterm) else { return -1 }
                return Int32(max(8, rgb.value))
            }
        }
        redefinitions = places
    }

    /// False where every role is the terminal's own, by the theme or for want of colours.
    package var hasColours: Bool { indices.contains { $0 != -1 } }

    /// True where the grounds of zones can be quiet colours of their own; the fixed palettes have no dark green.
    package var hasTints: Bool {
        switch depth {
        case .palette, .direct: break
        default: return false
        }
        return indices[Int(Role.zoneUp.rawValue)] != indices[Int(Role.bg.rawValue)]
    }

    package func style(front: Role, ground: Role, emphasis: Emphasis) -> Style {
        let paint = theme[front]
        let base = theme[ground]
        var style = Style(
            front: indices[Int(front.rawValue)], ground: indices[Int(ground.rawValue)], emphasis: emphasis)
        if depth == .none {
            style.emphasis.formUnion(paint.mono)
            style.emphasis.formUnion(base.mono)
            if front == .bg, ground != .bg { style.emphasis.insert(.reverse) }
            style.isDim = false
            return style
        }
        if depth == .indexed16 || depth == .indexed8 {
            if paint.isBoldAt16 { style.emphasis.insert(.bold) }
        }
        // A ground that is the terminal's own is told apart as it is where there is no colour.
        if style.ground == -1 { style.emphasis.formUnion(base.mono) }
        if style.front == -1, front == .bg, ground != .bg {
            // The default ground cannot be asked for as a text colour: exchange the two instead.
            style.front = style.ground
            style.ground = -1
            style.emphasis.formSymmetricDifference(.reverse)
        }
        if depth == .indexed8 { fold(&style) }
        if style.front == style.ground, style.front != -1, front != ground { style.front = -1 }
        return style
    }

    /// Eight colours: the bright ones are bold, bright black is faint text.
    private func fold(_ style: inout Style) {
        if style.front == 8 {
            style.front = -1
            style.isDim = true
        } else if style.front > 8 {
            style.front -= 8
            style.emphasis.insert(.bold)
        }
        if style.ground >= 8 { style.ground -= 8 }
    }

    /// The place for a colour: the one nearest to it, or the next nearest that is free, so that a terminal that ignores
    /// redefinitions still shows something close.
    private static func place(_ rgb: RGB, near given: UInt8?, in places: inout [UInt8: RGB]) -> UInt8 {
        if let known = places.first(where: { $0.value == rgb }) { return known.key }
        if let given, given >= 16, places[given] == nil {
            places[given] = rgb
            return given
        }
        let place = rgb.nearest256 { places[$0] == nil }
        places[place] = rgb
        return place
    }
}

extension RGB {
    package var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// The nearest of 16…255 among those allowed, by the weighted distance of compuphase.com/cmetric.htm.
    package func nearest256(where isAllowed: (UInt8) -> Bool = { _ in true }) -> UInt8 {
        var best: (index: UInt8, distance: Int) = (16, .max)
        for index in UInt8(16)...255 where isAllowed(index) {
            let distance = distance(to: .xterm(index))
            if distance < best.distance { best = (index, distance) }
        }
        return best.index
    }

    private func distance(to other: RGB) -> Int {
        let mean = (Int(red) + Int(other.red)) / 2
        let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
        return (512 + mean) * r * r / 256 + 4 * g * g + (767 - mean) * b * b / 256
    }
}
