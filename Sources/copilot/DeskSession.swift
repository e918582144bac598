import Canvas
import Desk
import Glibc
import Machine
import Runtime
import Settings
import State
import Terminal

/// The main thread: keys and snapshots go into the desk, frames go to the terminal. It waits for input and wakes only.
final class DeskSession {
    /// Why the desk closed.
    enum Ending: Equatable {
        case quit
        case signal(Signals)
        case terminalGone
        /// A recording cannot be played; the sentence says where and how to mend it.
        case feedRefused(String)
    }

    /// Where themes and keymaps come from; a failure is a sentence.
    struct Looks {
        var theme: (String) throws -> Theme
        var keymap: (String) throws -> Keymap
    }

    /// The themes and keymaps that can be chosen, and the files they come from.
    struct Shelf {
        var themes: [NamedChoice]
        var keymaps: [NamedChoice]
        var files: [String]
    }

    private let terminal: any TerminalScreen
    private let runtime: Runtime
    private let log: Log
    private let wake: WakePipe
    private let fileChange: FileChange
    private let looks: Looks
    private let frameInterval: Int64
    private var desk: Desk
    /// When the last frame was begun; nil before the first.
    private var lastPaint: Int64?
    private var paintedSnapshot: UInt64?
    private var drafts = DraftPace()

    init(
        terminal: any TerminalScreen, runtime: Runtime, log: Log, wake: WakePipe, fileChange: FileChange,
        desk: Desk, looks: Looks, frameMilliseconds: Int
    ) {
        self.terminal = terminal
        self.runtime = runtime
        self.log = log
        self.wake = wake
        self.fileChange = fileChange
        self.desk = desk
        self.looks = looks
        frameInterval = Int64(frameMilliseconds) * 1_000_000
    }

    /// Runs until the user leaves, a signal asks for it, or the terminal is gone; what was typed is sent before.
    func run() -> Ending {
        defer { if let rest = drafts.rest() { runtime.send(.keepDrafts(rest)) } }
        while true {
            terminal.wait(wake, milliseconds: millisecondsToWait())
            wake.drain()
            let signals = Signals.take()
            if !signals.isDisjoint(with: .leave) { return .signal(signals.intersection(.leave)) }
            let inputs = terminal.readInputs()
            if terminal.hasEnded { return .terminalGone }
            if let reason = refusal { return .feedRefused(reason) }
            if fileChange.take() { reloadLooks() }
            for input in inputs {
                for command in desk.update(input, runtime.latest) where carryOut(command) { return .quit }
            }
            if let due = drafts.due(at: Clocks.monotonic()) { runtime.send(.keepDrafts(due)) }
            if !inputs.isEmpty || isFrameDue { paint() }
        }
    }

    /// Why a replay could not even begin. A desk without its recording is of no use; the sentence belongs in the shell.
    private var refusal: String? {
        let snapshot = runtime.latest
        guard snapshot.mode == .replay, snapshot.instruments.isEmpty,
            case .failed(let reason)? = snapshot.worstSource?.report.state
        else { return nil }
        return reason
    }

    private var hasNews: Bool { runtime.latest.number != paintedSnapshot }
    private var isFrameDue: Bool { hasNews && untilNextFrame <= 0 }

    /// Nanoseconds until a frame may follow the last one. Pictures come an interval apart already; a frame that waited for
    /// the whole of its own would fall behind them by a little each time, up to a second interval.
    private var untilNextFrame: Int64 {
        lastPaint.map { frameInterval - frameInterval / 20 - (Clocks.monotonic() - $0) } ?? 0
    }

    /// Nil while nothing waits to be painted or to be kept.
    private func millisecondsToWait() -> Int? {
        let frame = hasNews ? max(0, untilNextFrame) : nil
        let draft = drafts.untilDue(at: Clocks.monotonic())
        return [frame, draft].compactMap { $0 }.min().map { Int(($0 + 999_999) / 1_000_000) }
    }

    /// Tells the desk which themes and keymaps there are.
    func offer(_ shelf: Shelf) {
        var facts = desk.facts
        facts.themes = shelf.themes
        facts.keymaps = shelf.keymaps
        desk.reload(facts: facts)
    }

    func tell(_ notice: Notice) { desk.tell(notice) }

    func paint() {
        lastPaint = Clocks.monotonic()
        let snapshot = runtime.latest
        terminal.show(desk.render(snapshot, size: terminal.size).grid)
        paintedSnapshot = snapshot.number
    }

    /// True when the desk is to close.
    private func carryOut(_ command: DeskCommand) -> Bool {
        switch command {
        case .quit: return true
        case .intent(.keepDrafts(let changed)): drafts.take(changed)
        case .intent(.saveJournal(var entry)):
            // In a live run a day is saved at the machine's time; else the desk wrote the market's.
            if runtime.latest.mode == .live { entry.savedAt = Clocks.wall() }
            runtime.send(.saveJournal(entry))
        case .intent(let intent): runtime.send(intent)
        case .redraw: terminal.redraw()
        case .suspend: terminal.suspend()
        case .useTheme(let name): useTheme(name)
        case .useKeymap(let name): useKeymap(name)
        case .useMouse(let isOn): terminal.setMouse(isOn)
        case .bell: terminal.bell()
        case .copy(let text):
            if !terminal.copy(text) {
                desk.tell(Notice("That is too much for the terminal's clipboard; zoom a smaller pane.", .warn))
            }
        }
        return false
    }

    private func useTheme(_ name: String, notice: Notice? = nil) {
        do {
            let theme = try looks.theme(name)
            terminal.use(theme)
            var facts = desk.facts
            facts.themeName = name
            let palette = Palette(theme, depth: terminal.colour.depth)
            facts.hasColours = palette.hasColours
            facts.hasTints = palette.hasTints
            desk.reload(facts: facts, notice: notice)
        } catch {
            refuse("theme \(name)", error)
        }
    }

    private func useKeymap(_ name: String, notice: Notice? = nil) {
        do {
            var facts = desk.facts
            facts.keymap = try looks.keymap(name)
            desk.reload(facts: facts, notice: notice)
        } catch {
            refuse("keymap \(name)", error)
        }
    }

    /// A saved file that is broken keeps what was there, and says why.
    private func reloadLooks() {
        useTheme(desk.facts.themeName, notice: Notice("Theme and keymap read again."))
        useKeymap(desk.facts.keymap.name)
    }

    private func refuse(_ what: String, _ error: any Error) {
        log.write(.warn, part: "desk", "\(what) not taken: \(error)")
        desk.tell(Notice("\(what) kept as it was: \(error)", .warn))
    }
}
