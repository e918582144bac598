import Canvas
import Market
import Settings

/// What holds for the whole run, or until a file is reloaded: names, paths, the keymap, how numbers are written.
package struct DeskFacts: Sendable {
    package var version: String
    package var keymap: Keymap
    package var themeName: String
    package var themes: [NamedChoice]
    package var keymaps: [NamedChoice]
    package var numbers: NumberStyle
    /// The account's name, as the trader calls it.
    package var account: String?
    package var glyphs: GlyphSet
    /// False where the theme or the terminal shows none, so that shape must tell what colour cannot.
    package var hasColours: Bool
    /// False where a quiet ground cannot be told from a loud one, so that zones are shaded with characters.
    package var hasTints: Bool
    /// Label and value of each path and setting that the engine page lists.
    package var paths: [(label: String, value: String)]

    package init(
        version: String, keymap: Keymap, themeName: String, themes: [NamedChoice] = [], keymaps: [NamedChoice] = [],
        numbers: NumberStyle = .screen, glyphs: GlyphSet = .unicode, hasColours: Bool = true, hasTints: Bool = true,
        account: String? = nil,
        paths: [(label: String, value: String)] = []
    ) {
        self.version = version
        self.keymap = keymap
        self.themeName = themeName
        self.themes = themes
        self.keymaps = keymaps
        self.numbers = numbers
        self.glyphs = glyphs
        self.hasColours = hasColours
        self.hasTints = hasTints
        self.account = account
        self.paths = paths
    }
}

/// A theme or keymap that can be chosen.
package struct NamedChoice: Hashable, Sendable {
    package var name: String
    package var summary: String

    package init(name: String, summary: String) {
        self.name = name
        self.summary = summary
    }
}

/// Which characters the terminal can be trusted with.
package enum GlyphSet: Hashable, Sendable {
    case unicode, ascii
}
