import Canvas

/// What a line of a theme file changes of a paint.
struct PaintChange: Hashable, Sendable {
    /// Why a line cannot be read.
    struct Trouble: Error {
        let text: String
    }

    private enum Colour: Hashable {
        case rgb(RGB)
        case indexed(UInt8)
        case terminal
    }

    /// The line gave one colour for every depth.
    private var whole: Colour?
    private var rgb: Colour?
    private var at256: Colour?
    private var at16: Colour?
    private var mono: Emphasis?
    private var isBold: Bool?

    static func read(_ node: TOMLNode) -> Result<PaintChange, Trouble> {
        var change = PaintChange()
        do throws(Trouble) {
            guard case .table(let parts) = node else {
                change.whole = try colour(node)
                return .success(change)
            }
            for (key, node) in parts.sorted(by: { $0.key < $1.key }) { try change.take(key, node) }
            return .success(change)
        } catch {
            return .failure(error)
        }
    }

    func apply(to paint: inout Paint, isGround: Bool) {
        if let whole { apply(whole, to: &paint, isGround: isGround) }
        if let rgb {
            paint.rgb = if case .rgb(let colour) = rgb { colour } else { nil }
            if at256 == nil { paint.indexed256 = nil }
        }
        if let at256 { paint.indexed256 = if case .indexed(let index) = at256 { index } else { nil } }
        if let at16 { paint.indexed16 = if case .indexed(let index) = at16 { index } else { nil } }
        if let mono { paint.mono = mono }
        if let isBold { paint.isBoldAt16 = isBold }
    }

    private func apply(_ whole: Colour, to paint: inout Paint, isGround: Bool) {
        switch whole {
        case .terminal: (paint.rgb, paint.indexed256, paint.indexed16) = (nil, nil, nil)
        case .rgb(let colour):
            (paint.rgb, paint.indexed256) = (colour, nil)
            // With sixteen colours a ground keeps what the parent says: text was chosen for it.
            if !isGround { paint.indexed16 = PaintText.nearestSixteen(colour) }
        case .indexed(let index):
            (paint.rgb, paint.indexed256) = (PaintText.rgb(indexed: index), index)
            if index < 16 {
                paint.indexed16 = index
            } else if !isGround, let colour = paint.rgb {
                paint.indexed16 = PaintText.nearestSixteen(colour)
            }
        }
    }

    private mutating func take(_ key: String, _ node: TOMLNode) throws(Trouble) {
        switch key {
        case "rgb":
            let colour = try Self.colour(node)
            if case .indexed = colour { throw Trouble(text: "rgb must be #rgb, #rrggbb or default.") }
            rgb = colour
        case "256":
            let colour = try Self.colour(node)
            if case .rgb = colour { throw Trouble(text: "256 must be a number from 0 to 255, or default.") }
            at256 = colour
        case "16":
            let colour = try Self.colour(node)
            switch colour {
            case .terminal, .indexed(..<16): at16 = colour
            default: throw Trouble(text: "16 must be a number from 0 to 15, one of the sixteen names, or default.")
            }
        case "mono": mono = try Self.emphasis(node)
        case "bold":
            guard case .flag(let flag) = node else { throw Trouble(text: "bold must be true or false.") }
            isBold = flag
        default: throw Trouble(text: "a role has rgb, 256, 16, mono and bold, but no \(key).")
        }
    }

    private static func colour(_ node: TOMLNode) throws(Trouble) -> Colour {
        switch node {
        case .text("default"): return .terminal
        case .text(let text):
            if let rgb = PaintText.rgb(text) { return .rgb(rgb) }
            if let index = PaintText.sixteen(text) { return .indexed(index) }
            throw Trouble(
                text:
                    "\"\(text)\" is no colour. Write #rgb, #rrggbb, a number from 0 to 255, default, or a name such as"
                    + " red or bright-red.")
        case .integer(let index):
            guard let index = UInt8(exactly: index) else { throw Trouble(text: "\(index) is not from 0 to 255.") }
            return .indexed(index)
        default: throw Trouble(text: "a colour must be a text or a number, not \(node.kind).")
        }
    }

    private static func emphasis(_ node: TOMLNode) throws(Trouble) -> Emphasis {
        guard let words = node.texts else { throw Trouble(text: "mono must be a text, or a list of texts.") }
        var emphasis: Emphasis = []
        for word in words {
            switch word {
            case "bold": emphasis.insert(.bold)
            case "underline": emphasis.insert(.underline)
            case "reverse": emphasis.insert(.reverse)
            case "none": break
            default: throw Trouble(text: "mono is one of bold, underline, reverse, none, not \"\(word)\".")
            }
        }
        return emphasis
    }
}
