import Canvas

/// A theme file: what it inherits from, and the roles it paints.
///
///     summary = "Dark ground, quiet chrome"
///     inherit = "dark"
///     [roles]
///     up = "#38c98b"                                          # or #3c8, a number 0–255, a name such as bright-green
///     text = "default"                                        # the terminal's own
///     sel = { rgb = "#1d2b3a", 256 = 236, 16 = "default", mono = "reverse" }
///     bright = { rgb = "#eff3f7", 256 = 255, 16 = "bright-white", bold = true, mono = "bold" }
package struct ThemeFile: Sendable {
    package let name: String
    package private(set) var summary = ""
    package private(set) var inherit: String?
    private var changes: [(role: Role, change: PaintChange)] = []

    /// Reads the file; throws all faults at once.
    package init(_ file: TOMLFile) throws(SettingsError) {
        name = Shelf.name(of: file.path)
        var faults: [Fault] = []
        for (key, node) in file.root.sorted(by: { (file.line(of: $0.key) ?? 0) < (file.line(of: $1.key) ?? 0) }) {
            switch (key, node) {
            case ("summary", .text(let text)): summary = text
            case ("inherit", .text(let text)): inherit = text
            case ("roles", .table(let roles)):
                for (name, node) in roles.sorted(by: { $0.key < $1.key }) { read(name, node, file, &faults) }
            case ("summary", _), ("inherit", _): faults.append(file.fault("\(key) must be a text.", at: key))
            case ("roles", _): faults.append(file.fault("roles must be a table: write [roles].", at: key))
            default:
                faults.append(
                    file.fault("A theme has summary, inherit and [roles], but no \(key). Remove it.", at: key))
            }
        }
        guard faults.isEmpty else { throw .faults(faults.sorted { ($0.line ?? 0, $0.text) < ($1.line ?? 0, $1.text) }) }
    }

    /// The theme over its parent; without one, what is not painted is the terminal's own.
    package func theme(over parent: Theme?) -> Theme {
        var theme = Theme(name: name, summary: summary, paints: [:])
        if let parent { for role in Role.allCases { theme[role] = parent[role] } }
        for (role, change) in changes { change.apply(to: &theme[role], isGround: role.isGround) }
        return theme
    }

    private mutating func read(_ name: String, _ node: TOMLNode, _ file: TOMLFile, _ faults: inout [Fault]) {
        let place = "roles." + name
        guard let role = Role.byName[name] else {
            let near = nearestName(to: name, among: Role.byName.keys.sorted()).map { "Did you mean \($0)?" }
            faults.append(file.fault("There is no role named \(name). \(near ?? "Remove the line.")", at: place))
            return
        }
        switch PaintChange.read(node) {
        case .success(let change): changes.append((role, change))
        case .failure(let trouble): faults.append(file.fault("\(name): \(trouble.text)", at: place))
        }
    }
}

extension Role {
    /// True for what is painted behind text.
    package var isGround: Bool {
        switch self {
        case .bg, .strip, .sel, .chip, .zoneUp, .zoneDown, .night, .warnBand, .alarm, .simBand: true
        default: false
        }
    }
}
