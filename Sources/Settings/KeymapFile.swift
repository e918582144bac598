import Canvas

/// A keymap file: what it inherits from, and the keys of actions by scope.
///
///     summary = "hjkl to move"
///     inherit = "default"
///     [global]
///     unbind = ["h", "l"]              # takes inherited keys away
///     move.left = ["h", "Left"]        # replaces the inherited keys of this action; the first is shown in hints
///     app.suspend = []                 # no key
package struct KeymapFile: Sendable {
    package let name: String
    package private(set) var summary = ""
    package private(set) var inherit: String?
    private var scopes: [Scope] = []
    private let file: TOMLFile

    private struct Scope: Sendable {
        var name: String
        var keys: [(action: String, strokes: [KeyStroke])] = []
        var unbind: [KeyStroke] = []
    }

    /// Reads the file; throws all faults at once.
    ///
    /// - Parameter actions: the actions that may be named; nil does not check names.
    package init(_ file: TOMLFile, actions: KnownActions? = nil) throws(SettingsError) {
        name = Shelf.name(of: file.path)
        self.file = file
        var faults: [Fault] = []
        for (key, node) in file.root.sorted(by: { $0.key < $1.key }) {
            switch (key, node) {
            case ("summary", .text(let text)): summary = text
            case ("inherit", .text(let text)): inherit = text
            case ("summary", _), ("inherit", _): faults.append(file.fault("\(key) must be a text.", at: key))
            case (_, .table(let table)): read(scope: key, table, actions, &faults)
            default:
                let text = "\(key) stands outside of a scope. Put it below a heading such as [global]."
                faults.append(file.fault(text, at: key))
            }
        }
        guard faults.isEmpty else { throw .faults(faults.sorted { ($0.line ?? 0, $0.text) < ($1.line ?? 0, $1.text) }) }
    }

    /// The keymap over its parent; throws where a key would mean two things at once.
    package func keymap(over parent: Keymap?, closedScopes: Set<String> = []) throws(SettingsError) -> Keymap {
        var keymap = Keymap(name: name, summary: summary, bindings: parent?.bindings ?? [:])
        for scope in scopes {
            var bindings = keymap.bindings[scope.name] ?? [:]
            for (action, strokes) in bindings {
                bindings[action] = strokes.filter { !scope.unbind.contains($0) }
            }
            for (action, strokes) in scope.keys { bindings[action] = strokes }
            keymap.bindings[scope.name] = bindings
        }
        let faults = KeymapLint.conflicts(in: keymap, closedScopes: closedScopes).map { conflict in
            file.fault(conflict.text, at: place(of: conflict))
        }
        guard faults.isEmpty else { throw .faults(faults.sorted { ($0.line ?? 0, $0.text) < ($1.line ?? 0, $1.text) }) }
        return keymap
    }

    /// The later of the lines that take part in a conflict.
    private func place(of conflict: KeymapLint.Conflict) -> String? {
        conflict.uses.map { "\($0.scope).\($0.action)" }.filter { file.line(of: $0) != nil }
            .max { (file.line(of: $0) ?? 0) < (file.line(of: $1) ?? 0) }
    }

    private mutating func read(
        scope name: String, _ table: [String: TOMLNode], _ actions: KnownActions?, _ faults: inout [Fault]
    ) {
        var scope = Scope(name: name)
        for (action, node) in TOMLFile.flatten(table, prefix: "").sorted(by: { $0.name < $1.name }) {
            let place = "\(name).\(action)"
            guard let texts = node.texts else {
                faults.append(file.fault("\(action) must be a key or a list of keys, not \(node.kind).", at: place))
                continue
            }
            if action != "unbind", let objection = actions?.objection(to: action, in: name) {
                faults.append(file.fault(objection, at: place))
            }
            var strokes: [KeyStroke] = []
            for text in texts {
                switch KeymapLint.read(text, for: action) {
                case .success(let stroke): strokes.append(stroke)
                case .failure(let trouble): faults.append(file.fault(trouble.text, at: place))
                }
            }
            if action == "unbind" { scope.unbind = strokes } else { scope.keys.append((action, strokes)) }
        }
        scopes.append(scope)
    }
}
