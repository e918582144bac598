import Canvas
import State

extension Desk {
    /// The explanation scrolls until it is closed.
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
        case (.home, []): state.scroll = 0
        case (.end, []): state.scroll = limit
        default: return []
        }
        state.scroll = min(max(0, state.scroll), limit)
        view.overlay = .explanation(state)
        return []
    }
}
