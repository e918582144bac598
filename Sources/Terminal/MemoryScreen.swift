import Canvas

/// A terminal in memory: it keeps what was shown and said, and hands out the inputs that were put in.
package final class MemoryScreen: TerminalScreen {
    package private(set) var size: Size
    package var needsAscii = false
    package var colour: ColourReport
    package var hasEnded = false
    package private(set) var theme: Theme?
    /// What is on the screen; nil before the first `show`.
    package private(set) var grid: Grid?
    /// How many cells the last `show` changed.
    package private(set) var changedCells = 0
    package private(set) var isMouseOn = true
    package private(set) var title = ""
    package private(set) var bells = 0
    package private(set) var copies: [String] = []
    package private(set) var notices: [String] = []
    package private(set) var suspensions = 0
    package private(set) var isClosed = false
    private var isStale = false
    private var inputs: [Input] = []

    package init(size: Size, depth: ColourDepth = .direct) {
        self.size = size
        colour = ColourReport(depth: depth, reason: "in memory")
    }

    package func type(_ input: Input) { inputs.append(input) }
    package func type(_ key: Key, _ modifiers: KeyStroke.Modifiers = []) { type(.key(KeyStroke(key, modifiers))) }
    package func resize(to size: Size) {
        self.size = size
        isStale = true
        inputs.append(.resized(size))
    }

    package func show(_ grid: Grid) {
        let shown = needsAscii ? grid.ascii() : grid
        if !isStale, let last = self.grid, last.width == shown.width, last.height == shown.height {
            changedCells = zip(last.cells, shown.cells).count { $0 != $1 }
        } else {
            changedCells = shown.cells.count
        }
        self.grid = shown
        isStale = false
    }

    package func redraw() { isStale = true }
    package func use(_ theme: Theme) { self.theme = theme }
    package func wait(_ wake: WakePipe?, milliseconds: Int?) { wake?.drain() }

    package func readInputs() -> [Input] {
        defer { inputs.removeAll() }
        return inputs
    }

    package func setMouse(_ isOn: Bool) { isMouseOn = isOn }
    package func setTitle(_ title: String) { self.title = TerminalText.title(title) }
    package func bell() { bells += 1 }

    package func copy(_ text: String) -> Bool {
        guard TerminalText.clipboard(text) != nil else { return false }
        copies.append(text)
        return true
    }

    package func notify(_ text: String) { notices.append(TerminalText.notice(text, isInTmux: false)) }
    package func suspend() { suspensions += 1 }
    package func close() { isClosed = true }
}
