import CNcurses
import CTrap
import Canvas
import Glibc

/// The terminal the program was started in, drawn with ncurses. One at a time in a process, used by one thread.
package final class Terminal: TerminalScreen {
    package let colour: ColourReport
    package let needsAscii: Bool
    package internal(set) var size: Size
    package internal(set) var hasEnded = false
    /// For poll(2).
    package let inputDescriptor: CInt

    let outputDescriptor: CInt
    let settings: TerminalSettings
    /// How the terminal was before, to leave it so.
    var savedSettings = termios()
    /// The terminal understands xterm's private modes: mouse, paste, titles.
    let isLikeXterm: Bool
    let isSynchronized: Bool
    let isInTmux: Bool
    let pairs: ColourPairs
    var decoder: InputDecoder
    /// What the terminal shows; nil when it must be painted whole.
    var shown: Grid?
    var isMouseOn: Bool
    var hasSetTitle = false
    private let screen: OpaquePointer
    private let files: [UnsafeMutablePointer<FILE>]
    /// Standard error as it was, while it is turned elsewhere.
    private var savedError: CInt?
    private var isOpen = true

    package init(
        _ settings: TerminalSettings = TerminalSettings(), theme: Theme, input: CInt = STDIN_FILENO,
        output: CInt = STDOUT_FILENO
    ) throws(TerminalError) {
        guard isatty(input) == 1, isatty(output) == 1, tcgetattr(input, &savedSettings) == 0 else {
            throw .noTerminal
        }
        let name = settings.environment("TERM") ?? ""
        guard !name.isEmpty else { throw .noName }
        let glyphs = Self.chooseGlyphs(settings, term: name)

        use_extended_names(true)
        guard let write = fdopen(dup(output), "w"), let read = fdopen(dup(input), "r") else { throw .noTerminal }
        do { screen = try Self.open(name, settings, write, read) } catch {
            fclose(write)
            fclose(read)
            throw error
        }
        self.settings = settings
        files = [write, read]
        inputDescriptor = input
        outputDescriptor = output
        needsAscii = glyphs == .ascii
        isMouseOn = settings.isMouseOn
        isLikeXterm = nc_capability("kmous") != nil
        isSynchronized = settings.isSynchronized ?? (nc_capability("Sync") != nil)
        isInTmux = settings.environment("TMUX")?.isEmpty == false
        size = Self.size(of: output)
        decoder = InputDecoder(keys: Self.describedKeys())

        start_color()
        let hasDefaults = use_default_colors() == OK
        let facts = ColourDepth.Facts(
            term: name, colours: Int(max(0, nc_colours())), canRedefine: can_change_color(),
            isDirect: nc_flag("RGB"), promisesDirect: Self.promisesDirect(settings),
            noColour: settings.environment("NO_COLOR"))
        colour = ColourDepth.choose(facts, forced: settings.depth)
        pairs = ColourPairs(Palette(theme, depth: colour.depth), hasDefaults: hasDefaults)
        enter()
    }

    deinit { close() }

    package func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        ctrap_terminal_closed()
        delscreen(screen)
        for file in files { fclose(file) }
    }

    package func suspend() {
        guard isOpen else { return }
        leave()
        // What the shell's job control expects; the program goes on here when it is continued.
        signal(SIGTSTP, SIG_DFL)
        kill(0, SIGTSTP)
        enter()
        redraw()
    }

    /// Takes the terminal over.
    private func enter() {
        raw()
        noecho()
        nonl()
        typeahead(-1)
        let window = nc_screen()
        keypad(window, true)
        leaveok(window, true)
        curs_set(0)
        idlok(window, false)
        write((isLikeXterm ? "\u{1b}[?2004h" : "") + (isMouseOn ? mouseOn : ""))
        pairs.apply()
        if let stray = settings.strayOutput, savedError == nil {
            savedError = dup(STDERR_FILENO)
            dup2(stray, STDERR_FILENO)
        }
        armCrashReport()
        fit()
    }

    /// Tells the crash handler how to give the terminal back as it is now.
    func armCrashReport() {
        let farewell = Array(self.farewell.utf8)
        farewell.withUnsafeBytes { bytes in
            ctrap_terminal_opened(
                outputDescriptor, fileno(files[0]), &savedSettings,
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
    }

    /// Gives the terminal back.
    private func leave() {
        // In the background the terminal's driver would stop us before we are done.
        let previous = signal(SIGTTOU, SIG_IGN)
        defer { signal(SIGTTOU, previous) }
        if isLikeXterm { write(mouseOff + "\u{1b}[?2004l") }
        endwin()
        if hasSetTitle { write("\u{1b}[23;2t") }
        hasSetTitle = false
        if let saved = savedError {
            dup2(saved, STDERR_FILENO)
            Glibc.close(saved)
            savedError = nil
        }
        tcflush(inputDescriptor, TCIFLUSH)
        tcsetattr(inputDescriptor, TCSANOW, &savedSettings)
        shown = nil
    }

    var mouseOn: String { isLikeXterm ? "\u{1b}[?1002h\u{1b}[?1006h" : "" }
    var mouseOff: String { isLikeXterm ? "\u{1b}[?1006l\u{1b}[?1002l" : "" }

    /// What gives the terminal back when the program breaks, without ncurses.
    private var farewell: String {
        let restored = ["oc", "sgr0", "rmkx", "cnorm", "rmcup"].map { name in
            name == "oc" && colour.depth != .palette ? "" : Self.plain(name)
        }
        let modes = isLikeXterm ? mouseOff + "\u{1b}[?2004l" : ""
        let frame = isSynchronized ? "\u{1b}[?2026l" : ""
        return frame + modes + restored.joined() + (hasSetTitle ? "\u{1b}[23;2t" : "") + "\r\n"
    }

    /// Writes to the terminal past ncurses, which holds nothing back between its own frames.
    func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(outputDescriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    static func size(of descriptor: CInt) -> Size {
        var window = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
            return Size(80, 24)
        }
        return Size(Int(window.ws_col), Int(window.ws_row))
    }
}
