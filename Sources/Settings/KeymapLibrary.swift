import Canvas

/// All keymaps that can be chosen.
package struct KeymapLibrary: Sendable {
    private let shelf: Shelf
    /// The actions that keymaps may name; nil does not check names.
    private let actions: KnownActions?

    /// - Parameter chosen: what the settings name; a path joins the library under its file's name.
    package init(folders: [ShareFolder], chosen: String? = nil, actions: KnownActions? = nil) {
        shelf = Shelf(kind: "keymap", folders: folders, chosen: chosen.flatMap { Shelf.isPath($0) ? $0 : nil })
        self.actions = actions
    }

    /// Loads a keymap by name, or by the path of its file.
    package func load(_ nameOrPath: String) throws(SettingsError) -> LoadedKeymap {
        var files: [String] = []
        let keymap = try load(nameOrPath, chain: &files)
        return LoadedKeymap(keymap: keymap, files: files)
    }

    /// Every keymap, with what is wrong with it; a name that is shadowed by a nearer one is left out.
    package func entries() -> [LibraryEntry] {
        let own = LibraryEntry(builtIn: Keymap.standard.name, summary: Keymap.standard.summary)
        return shelf.entries(builtIn: own) { path throws(SettingsError) in try load(path).keymap.summary }
    }

    private func load(_ nameOrPath: String, chain: inout [String]) throws(SettingsError) -> Keymap {
        guard let found = shelf.find(nameOrPath, chain: chain) else {
            if nameOrPath == Keymap.standard.name { return .standard }
            throw shelf.unknown(nameOrPath, builtIn: [Keymap.standard.name], chain: chain)
        }
        chain.append(found.path)
        let toml = try TOMLFile(reading: found.path)
        let file = try KeymapFile(toml, actions: actions)
        let closed = actions?.closedScopes ?? Keymap.closedScopes
        guard let name = file.inherit else { return try file.keymap(over: nil, closedScopes: closed) }
        let parent: Keymap
        do {
            parent = try load(name, chain: &chain)
        } catch .unknownName(_, let name, let near, _) {
            let hint = near.map { "Did you mean \($0)?" } ?? "Name a keymap, or remove the line."
            throw .faults([toml.fault("There is no keymap named \(name) to inherit from. \(hint)", at: "inherit")])
        }
        return try file.keymap(over: parent, closedScopes: closed)
    }
}

/// A keymap, and the files it was made of: its own first, then those it inherits from.
package struct LoadedKeymap: Sendable {
    package let keymap: Keymap
    package let files: [String]

    package init(keymap: Keymap, files: [String]) {
        self.keymap = keymap
        self.files = files
    }
}
