import Glibc

/// How the terminal is to be used; by default all of it is found out.
package struct TerminalSettings: Sendable {
    package enum Glyphs: String, CaseIterable, Sendable {
        case auto, unicode, ascii
    }

    /// A colour depth to use instead of the one found.
    package var depth: ColourDepth?
    package var glyphs = Glyphs.auto
    package var isMouseOn = true
    /// Bracket each frame so that the terminal shows it at once; nil asks the terminal's description.
    package var isSynchronized: Bool?
    /// How long a lone Escape may be the start of a longer key.
    package var escapeDelayMilliseconds = 25
    /// Where stray lines on standard error go while the desk is open, so that they neither spoil it nor get lost: the
    /// log's descriptor. Nil leaves them.
    package var strayOutput: CInt?
    /// What the surroundings say; tests put their own in.
    package var environment: @Sendable (String) -> String?

    package init(
        environment: @escaping @Sendable (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
    ) {
        self.environment = environment
    }
}
