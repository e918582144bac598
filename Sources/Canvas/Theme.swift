/// A full set of colours. Values only: files are read by Settings, terminals are served by Terminal.
package struct Theme: Hashable, Sendable {
    package var name: String
    /// One line for the palette: what it is for.
    package var summary: String
    /// One paint for every role, indexed by its raw value.
    package private(set) var paints: [Paint]

    package init(name: String, summary: String, paints: [Role: Paint]) {
        self.name = name
        self.summary = summary
        self.paints = Role.allCases.map { paints[$0] ?? Paint() }
    }

    package subscript(role: Role) -> Paint {
        get { paints[Int(role.rawValue)] }
        set { paints[Int(role.rawValue)] = newValue }
    }
}

/// One colour at each depth a terminal may have. Nil is the terminal's own default.
package struct Paint: Hashable, Sendable {
    package var rgb: RGB?
    /// 0…255 of the xterm palette; nil derives it from `rgb`.
    package var indexed256: UInt8?
    /// 0…15 of the terminal's own sixteen.
    package var indexed16: UInt8?
    /// What stands in for colour where there is none.
    package var mono: Emphasis
    /// True for text that is bold with sixteen colours or fewer, to stand out.
    package var isBoldAt16: Bool

    package init(
        rgb: RGB? = nil, indexed256: UInt8? = nil, indexed16: UInt8? = nil, mono: Emphasis = [],
        isBoldAt16: Bool = false
    ) {
        self.rgb = rgb
        self.indexed256 = indexed256
        self.indexed16 = indexed16
        self.mono = mono
        self.isBoldAt16 = isBoldAt16
    }
}

/// A 24-bit colour.
package struct RGB: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8

    package init(_ hex: UInt32) {
        red = UInt8(hex >> 16 & 0xff)
        green = UInt8(hex >> 8 & 0xff)
        blue = UInt8(hex & 0xff)
    }
}

/// Attributes that every terminal has.
package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Emphasis(rawValue: 1)
    package static let underline = Emphasis(rawValue: 2)
    package static let reverse = Emphasis(rawValue: 4)
}
