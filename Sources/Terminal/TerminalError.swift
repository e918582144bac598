/// Why the desk cannot be shown here, and how to mend it.
package enum TerminalError: Error, Hashable, CustomStringConvertible {
    case noTerminal
    case noName
    case unknownName(String)
    case cannotPlaceCursor(String)

    package var description: String {
        switch self {
        case .noTerminal:
            "this is no terminal: the desk needs one for input and output; for scripts and pipes use --once"
        case .noName:
            "the terminal's kind is not known: TERM is empty; try TERM=xterm-256color (inside tmux TERM=tmux-256color)"
        case .unknownName(let name):
            "nothing is known about the terminal \(name): set TERM to one this machine knows, such as "
                + "TERM=xterm-256color, or install the package ncurses-term"
        case .cannotPlaceCursor(let name):
            "the terminal \(name) cannot place its cursor, which a full screen needs; set TERM to what it really is, "
                + "such as TERM=xterm-256color, or use --once"
        }
    }
}
