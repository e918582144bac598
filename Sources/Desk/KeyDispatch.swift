import Canvas
import Settings

/// From a key to the action it stands for.
struct KeyDispatch: Sendable {
    private var actions: [String: [KeyStroke: String]] = [:]

    init(_ keymap: Keymap) {
        for (scope, bindings) in keymap.bindings {
            for (action, keys) in bindings.sorted(by: { $0.key < $1.key }) {
                for key in keys where actions[scope]?[key] == nil { actions[scope, default: [:]][key] = action }
            }
        }
    }

    /// The action of a key in one scope.
    func action(for stroke: KeyStroke, in scope: String) -> String? { actions[scope]?[stroke] }
}

extension PaneContext {
    /// True where a key reaches the actions of a scope: where letters are typed, only keys that are no letters and mean
    /// nothing else there go past the pane that has the focus.
    func hears(_ key: KeyStroke, inScope scope: String) -> Bool {
        guard let typed = Panes.named(view.focus)?.scope, Keymap.closedScopes.contains(typed), scope != typed else {
            return true
        }
        if case .character = key.key, key.modifiers.isEmpty { return false }
        if [.enter, .backspace].contains(key.key) { return false }
        return facts.keymap.bindings[typed]?.values.contains { $0.contains(key) } != true
    }
}
