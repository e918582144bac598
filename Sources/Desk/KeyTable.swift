import Canvas
import Settings

/// All actions with their keys, as one table of text for the README.
package enum KeyTable {
    /// Markdown: key, what it does, name in keymap files, where it works; grouped as in the help.
    package static func markdown(_ keymap: Keymap) -> String {
        var lines = ["| key | does | name | where |", "|---|---|---|---|"]
        for group in groups {
            for action in Actions.all where action.group == group {
                let keys = keymap.keys(for: action.name, in: action.scope).map { "`\(escaped($0.description))`" }
                let shown = keys.isEmpty ? "palette" : keys.joined(separator: " ")
                let place = action.scope == "global" ? "everywhere" : action.scope
                lines.append(
                    "| \(shown) | \(escaped(action.help)) | `\(action.name)` | \(place) |")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Headings in the order in which actions name them.
    package static var groups: [String] {
        var groups: [String] = []
        for action in Actions.all where !groups.contains(action.group) { groups.append(action.group) }
        return groups
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
