/// Every action; a new list is one line here.
package enum Actions {
    package static let all: [Action] =
        MoveActions.all + PageActions.all + FindActions.all + PlaybackActions.all + LogActions.all + LookActions.all
        + ChartActions.all + ScannerActions.all + JournalActions.all + BriefingActions.all + DeskActions.all

    /// Actions by name; of two with one name the first counts, and a test finds the other.
    private static let byName: [String: Action] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    /// Actions that the last row hints at, those of a pane's scope first.
    static func hinted(in scope: String?) -> [Action] {
        guard let scope, let own = hintsByScope[scope] else { return hintsByScope["global"] ?? [] }
        return own + (hintsByScope["global"] ?? [])
    }

    private static let hintsByScope = Dictionary(grouping: all.filter { $0.hint != nil }, by: \.scope)

    package static func named(_ name: String) -> Action? { byName[name] }
}
