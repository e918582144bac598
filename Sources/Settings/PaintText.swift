import Canvas

/// Reads colours as theme files write them.
enum PaintText {
    /// The terminal's sixteen, by number.
    static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
        "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
    ]

    /// `#rgb` or `#rrggbb`
    static func rgb(_ text: String) -> RGB? {
        guard text.hasPrefix("#"), let value = UInt32(text.dropFirst(), radix: 16) else { return nil }
        switch text.count {
        case 4: return RGB((value >> 8 & 15) * 0x110000 + (value >> 4 & 15) * 0x1100 + (value & 15) * 0x11)
        case 7: return RGB(value)
        default: return nil
        }
    }

    /// A number of the terminal's sixteen, by name.
    static func sixteen(_ name: String) -> UInt8? { names.firstIndex(of: name).map(UInt8.init) }

    /// The xterm palette's colour; nil for the first sixteen, which every terminal paints in its own way.
    static func rgb(indexed: UInt8) -> RGB? { indexed < 16 ? nil : .xterm(indexed) }

    /// The one of the sixteen that keeps the hue; greys by lightness.
    static func nearestSixteen(_ colour: RGB) -> UInt8 {
        let channels = [Double(colour.red), Double(colour.green), Double(colour.blue)]
        let (low, high) = (channels.min() ?? 0, channels.max() ?? 0)
        guard high - low >= high / 4 else {
            switch high {
            case ..<0x40: return 0
            case ..<0x98: return 8
            case ..<0xe0: return 7
            default: return 15
            }
        }
        let bits = zip(channels, [1, 2, 4] as [UInt8]).reduce(0 as UInt8) { bits, channel in
            channel.0 > low + 0.6 * (high - low) ? bits | channel.1 : bits
        }
        return high >= 0xd0 ? bits + 8 : bits
    }
}
