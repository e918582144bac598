import Glibc

/// The files of one kind (`themes`, `keymaps`) in all places where they are looked up.
struct Shelf: Sendable {
    /// `theme` or `keymap`; its folder has an `s`.
    let kind: String
    let folders: [ShareFolder]
    /// A file that was named by its path; it counts before all others.
    var chosen: String?

    /// Every file, by rank of its folder, then by name. A name may come twice: the first one counts.
    func files() -> [ShelfFile] {
        let chosen = chosen.map { [ShelfFile(name: Self.name(of: $0), path: $0, origin: "chosen by path")] } ?? []
        return chosen
            + folders.flatMap { folder in
                let path = "\(folder.path)/\(kind)s"
                return Self.names(in: path).map {
                    ShelfFile(name: $0, path: "\(path)/\($0).toml", origin: folder.origin)
                }
            }
    }

    /// Every name once, by its nearest file, with what is wrong with that; the built-in one where no file has its name.
    func entries(
        builtIn: LibraryEntry, summary: (_ path: String) throws(SettingsError) -> String
    ) -> [LibraryEntry] {
        var entries: [LibraryEntry] = []
        for file in files() where !entries.contains(where: { $0.name == file.name }) {
            var entry = LibraryEntry(name: file.name, summary: "", path: file.path, origin: file.origin, faults: [])
            do { entry.summary = try summary(file.path) } catch { entry.faults = error.faults }
            entries.append(entry)
        }
        if !entries.contains(where: { $0.name == builtIn.name }) { entries.append(builtIn) }
        return entries.sorted { $0.name < $1.name }
    }

    /// The file that a name or a path stands for.
    ///
    /// - Parameter chain: paths of files that inherit from what is looked for, and cannot be it.
    func find(_ nameOrPath: String, chain: [String] = []) -> ShelfFile? {
        if Self.isPath(nameOrPath) {
            guard !chain.contains(nameOrPath) else { return nil }
            return ShelfFile(name: Self.name(of: nameOrPath), path: nameOrPath, origin: "path")
        }
        return files().first { $0.name == nameOrPath && !chain.contains($0.path) }
    }

    /// Why `find` found nothing.
    func unknown(_ name: String, builtIn: [String], chain: [String]) -> SettingsError {
        if let last = chain.last, find(name) != nil {
            return .faults([Fault("This \(kind) inherits from itself. Change its inherit line.", place: last)])
        }
        let known = Set(files().map(\.name) + builtIn).sorted()
        return .unknownName(
            kind: kind, name: name, near: nearestName(to: name, among: known),
            searched: folders.map { "\($0.path)/\(kind)s" })
    }

    /// True for what names a file and not a theme or keymap.
    static func isPath(_ text: String) -> Bool { text.contains("/") || text.hasSuffix(".toml") }

    /// File name without folder and ending.
    static func name(of path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return last.hasSuffix(".toml") ? String(last.dropLast(5)) : last
    }

    /// Names of the TOML files in a folder, sorted; none where there is no such folder.
    private static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name.hasSuffix(".toml"), !name.hasPrefix(".") { names.append(self.name(of: name)) }
        }
        return names.sorted()
    }
}

/// A file that was found.
package struct ShelfFile: Hashable, Sendable {
    package var name: String
    package var path: String
    /// `yours`, `installed`, `built in` …
    package var origin: String
}

/// A theme or keymap that can be chosen, for lists and `doctor`.
package struct LibraryEntry: Hashable, Sendable {
    package var name: String
    package var summary: String
    /// Nil for what is built in.
    package var path: String?
    package var origin: String
    /// What is wrong with it; empty when it can be used.
    package var faults: [Fault]
}

extension LibraryEntry {
    /// What is there without a file.
    init(builtIn name: String, summary: String) {
        self.init(name: name, summary: summary, path: nil, origin: "built in", faults: [])
    }
}
