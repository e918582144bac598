import Canvas

/// All themes that can be chosen.
package struct ThemeLibrary: Sendable {
    private let shelf: Shelf

    /// - Parameter chosen: what the settings name; a path joins the library under its file's name.
    package init(folders: [ShareFolder], chosen: String? = nil) {
        shelf = Shelf(kind: "theme", folders: folders, chosen: chosen.flatMap { Shelf.isPath($0) ? $0 : nil })
    }

    /// Loads a theme by name, or by the path of its file.
    package func load(_ nameOrPath: String) throws(SettingsError) -> LoadedTheme {
        var files: [String] = []
        let theme = try load(nameOrPath, chain: &files)
        return LoadedTheme(theme: theme, files: files)
    }

    /// Every theme, with what is wrong with it; a name that is shadowed by a nearer one is left out.
    package func entries() -> [LibraryEntry] {
        let own = LibraryEntry(builtIn: Theme.dark.name, summary: Theme.dark.summary)
        return shelf.entries(builtIn: own) { path throws(SettingsError) in try load(path).theme.summary }
    }

    private func load(_ nameOrPath: String, chain: inout [String]) throws(SettingsError) -> Theme {
        guard let found = shelf.find(nameOrPath, chain: chain) else {
            if nameOrPath == Theme.dark.name { return .dark }
            throw shelf.unknown(nameOrPath, builtIn: [Theme.dark.name], chain: chain)
        }
        chain.append(found.path)
        let toml = try TOMLFile(reading: found.path)
        let file = try ThemeFile(toml)
        guard let parent = file.inherit else { return file.theme(over: nil) }
        do {
            return file.theme(over: try load(parent, chain: &chain))
        } catch .unknownName(_, let name, let near, _) {
            let hint = near.map { "Did you mean \($0)?" } ?? "Name a theme, or remove the line."
            throw .faults([toml.fault("There is no theme named \(name) to inherit from. \(hint)", at: "inherit")])
        }
    }
}

/// A theme, and the files it was made of: its own first, then those it inherits from.
package struct LoadedTheme: Sendable {
    package let theme: Theme
    package let files: [String]

    package init(theme: Theme, files: [String]) {
        self.theme = theme
        self.files = files
    }
}
