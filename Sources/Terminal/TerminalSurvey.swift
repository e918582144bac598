import CNcurses
import Canvas
import Glibc
import Synchronization

/// What the terminal is and can do, found out without opening it; for `doctor`.
package struct TerminalSurvey: Hashable, Sendable {
    /// The kind of terminal, as its description is named; empty where TERM is.
    package var name: String
    /// Nil where the output is no terminal.
    package var size: Size?
    /// Nil where the terminal is not known.
    package var colour: ColourReport?
    package var glyphs: TerminalSettings.Glyphs
    /// Why the desk cannot be shown here; nil when it can.
    package var trouble: TerminalError?

    package init(_ settings: TerminalSettings, output: CInt = STDOUT_FILENO) {
        let term = settings.environment("TERM") ?? ""
        glyphs = Terminal.chooseGlyphs(settings, term: term)
        size = isatty(output) == 1 ? Terminal.size(of: output) : nil
        name = term
        guard !term.isEmpty else {
            trouble = .noName
            return
        }
        Self.library.withLock { _ in ask(term, settings, output) }
    }

    /// The library has one current description in a process.
    private static let library = Mutex(())

    /// Reads the description and leaves the current one as it was.
    private mutating func ask(_ term: String, _ settings: TerminalSettings, _ output: CInt) {
        let before = set_curterm(nil)
        defer { del_curterm(set_curterm(before)) }
        use_extended_names(true)
        if let direct = Terminal.directName(term, settings), Self.describe(direct, output) {
            name = direct
        } else if !Self.describe(term, output) {
            trouble = .unknownName(term)
            return
        }
        if nc_capability("cup") == nil { trouble = .cannotPlaceCursor(name) }
        let facts = ColourDepth.Facts(
            term: name, colours: Int(max(0, tigetnum("colors"))), canRedefine: nc_flag("ccc"), isDirect: nc_flag("RGB"),
            promisesDirect: Terminal.promisesDirect(settings),
            noColour: settings.environment("NO_COLOR"))
        colour = ColourDepth.choose(facts, forced: settings.depth)
    }

    private static func describe(_ name: String, _ output: CInt) -> Bool {
        var problem: CInt = 0
        return setupterm(name, output, &problem) == OK
    }
}
