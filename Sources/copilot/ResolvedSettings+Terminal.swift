import Settings
import Terminal

extension ResolvedSettings {
    /// How the terminal is to be used.
    func terminal(environment: [String: String]) -> TerminalSettings {
        var terminal = TerminalSettings { environment[$0] }
        terminal.depth = ColourDepth(rawValue: colours)
        terminal.glyphs = TerminalSettings.Glyphs(rawValue: glyphs) ?? .auto
        terminal.isMouseOn = isMouseOn
        return terminal
    }
}
