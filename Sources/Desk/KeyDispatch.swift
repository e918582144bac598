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
