import Canvas

/// Which keys stand for which actions, per scope. Values only; files are read by `KeymapFile`.
package struct Keymap: Hashable, Sendable {
    package var name: String
    /// One line for the palette.
    package var summary: String
    /// Scope name (`global`, `chart`, `list` …) → action name (`pane.zoom`) → its keys, the first one shown in hints.
    package var bindings: [String: [String: [KeyStroke]]]

    package init(name: String, summary: String, bindings: [String: [String: [KeyStroke]]]) {
        self.name = name
        self.summary = summary
        self.bindings = bindings
    }

    /// Scopes whose panes take every letter: their keys come first, and those of the global scope that are not typed stay
    /// alive behind them.
    package static let closedScopes: Set<String> = ["entry"]

    /// The keys of an action in its scope.
    package func keys(for action: String, in scope: String) -> [KeyStroke] {
        bindings[scope]?[action] ?? []
    }
}
