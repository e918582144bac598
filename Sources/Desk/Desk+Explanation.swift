import Canvas
import State

extension Desk {
    /// The explanation scrolls, and goes from figure to figure, until it is closed.
    mutating func press(_ stroke: KeyStroke, explanation: ExplanationState, _ snapshot: Snapshot) -> [DeskCommand] {
        var state = explanation
        let screen = screen(snapshot)
        let limit = ExplanationOverlay(state: state, context: context(snapshot)).limit(in: screen.paneArea)
        switch (stroke.key, stroke.modifiers) {
        case (.escape, []), (.enter, []), (.character("q"), []), (.character("e"), []):
            view.overlay = nil
            return []
        case (.up, []): state.scroll -= 1
        case (.down, []): state.scroll += 1
        case (.pageUp, []): state.scroll -= 10
        case (.pageDown, []), (.character(" "), []): state.scroll += 10
        case (.right, []), (.tab, []): look(1, &state, snapshot)
        case (.left, []), (.tab, .shift): look(-1, &state, snapshot)
        case (.home, []): state.scroll = 0
        case (.end, []): state.scroll = limit
        default: return []
        }
        state.scroll = min(max(0, state.scroll), limit)
        view.overlay = .explanation(state)
        return []
    }

    /// Goes to the next figure or the one before; all of them together stand between the last and the first.
    private func look(_ step: Int, _ state: inout ExplanationState, _ snapshot: Snapshot) {
        let explanation = ExplanationOverlay.explanation(state.pane, context(snapshot))
        let names = [nil] + (explanation?.parts.map(\.title) ?? [])
        let place = names.firstIndex(of: state.part) ?? 0
        state.part = names[(place + step + names.count) % names.count]
        state.scroll = 0
    }
}
