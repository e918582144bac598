import Canvas

/// Finds keys that no terminal sends, and keys that mean two things at once.
package enum KeymapLint {
    /// A key with more than one meaning in scopes that are heard together.
    package struct Conflict: Hashable, Sendable {
        package let stroke: KeyStroke
        package let uses: [Use]

        package var text: String {
            let names = uses.map { "\($0.action) [\($0.scope)]" }.joined(separator: " and ")
            return "\(stroke) means \(names), which are heard at once. Give one of them another key, or unbind it."
        }
    }

    /// An action that a key stands for.
    package struct Use: Hashable, Sendable {
        package let scope: String
        package let action: String
    }

    struct Trouble: Error {
        let text: String
    }

    static func read(_ text: String, for action: String) -> Result<KeyStroke, Trouble> {
        guard let stroke = KeyStroke(text: text) else {
            return .failure(
                Trouble(
                    text:
                        "\"\(text)\" is no key. Write a character, or a name such as Enter, Esc, Tab, PageUp, F5, Ctrl-S."
                ))
        }
        if let objection = ChordRules.objection(to: stroke) {
            return .failure(Trouble(text: "\(text) cannot be used: \(objection)."))
        }
        if stroke == KeyStroke(.character("c"), .control), action != "desk.quit" {
            return .failure(Trouble(text: "\(text) cannot be used: it always quits; choose another."))
        }
        return .success(stroke)
    }

    /// Every conflict, in a stable order. The global scope is heard together with every other one but the closed.
    package static func conflicts(in keymap: Keymap, closedScopes: Set<String> = []) -> [Conflict] {
        let uses = keymap.bindings.mapValues { scopeUses($0) }
        let global = uses["global"] ?? [:]
        var conflicts: Set<Conflict> = []
        for (scope, keys) in uses {
            let sharesGlobal = scope != "global" && !closedScopes.contains(scope)
            for (stroke, actions) in keys {
                var together = actions.map { Use(scope: scope, action: $0) }
                if sharesGlobal { together += (global[stroke] ?? []).map { Use(scope: "global", action: $0) } }
                if together.count > 1 {
                    together.sort { ($0.scope, $0.action) < ($1.scope, $1.action) }
                    conflicts.insert(Conflict(stroke: stroke, uses: together))
                }
            }
        }
        return conflicts.sorted { $0.text < $1.text }
    }

    private static func scopeUses(_ bindings: [String: [KeyStroke]]) -> [KeyStroke: [String]] {
        var uses: [KeyStroke: [String]] = [:]
        for (action, strokes) in bindings {
            for stroke in Set(strokes) { uses[stroke, default: []].append(action) }
        }
        return uses
    }
}
