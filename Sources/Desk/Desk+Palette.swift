import Canvas
import State

extension Desk {
    /// The palette: a line is typed or recalled, and the one under the cursor runs.
    mutating func press(_ stroke: KeyStroke, palette: PaletteState, _ snapshot: Snapshot) -> [DeskCommand] {
        var state = palette
        let context = context(snapshot)
        let hits = PaletteOverlay.hits(state, context)
        let current = hits.indices.contains(state.cursor) ? hits[state.cursor].line : nil
        switch (stroke.key, stroke.modifiers) {
        case (.escape, []):
            leaveOverlay()
            return []
        case (.enter, []):
            guard let current else { return [] }
            return run(current, typed: state, snapshot)
        case (.character("?"), []): state.showsExplanation.toggle()
        case (.tab, []):
            if let current {
                state.editor.set(current.title + " ")
                state.cursor = 0
            }
        case (.up, []) where state.cursor == 0 && !view.paletteHistory.isEmpty:
            recall((state.historyAt ?? -1) + 1, &state)
        case (.down, []) where state.historyAt != nil: recall((state.historyAt ?? 0) - 1, &state)
        default:
            if let cursor = Self.moved(state.cursor, by: stroke, count: hits.count) {
                state.cursor = cursor
            } else if state.editor.take(stroke) {
                state.cursor = 0
                state.historyAt = nil
            }
        }
        view.overlay = .palette(state)
        return []
    }

    /// Puts a line of the history, counted from the newest, into the editor; before the newest it is empty again.
    private func recall(_ back: Int, _ state: inout PaletteState) {
        let history = view.paletteHistory
        state.historyAt = back < 0 ? nil : min(back, history.count - 1)
        state.editor.set(state.historyAt.map { history[history.count - 1 - $0] } ?? "")
    }

    private mutating func run(_ line: PaletteLine, typed: PaletteState, _ snapshot: Snapshot) -> [DeskCommand] {
        view.overlay = nil
        view.drafts.palette = ""
        view.paletteHistory.removeAll { $0 == line.title }
        view.paletteHistory.append(line.title)
        if view.paletteHistory.count > 50 { view.paletteHistory.removeFirst() }
        switch line.effect {
        case .action(let name): return run(name, snapshot)
        case .commands(let commands): return commands
        case .change(let change):
            change(&view, context(snapshot))
            return []
        case .complete(let text):
            var state = typed
            state.editor.set(text)
            state.cursor = 0
            view.overlay = .palette(state)
            return []
        case .refuse(let why):
            view.overlay = .palette(typed)
            view.notice = Notice(why, .warn)
            return []
        }
    }
}
