/// Every action; a new list is one line here.
package enum Actions {
    package static let all: [Action] =
        MoveActions.all + PageActions.all + FindActions.all + PlaybackActions.all + LogActions.all + LookActions.all
        + ChartActions.all + ScannerActions.all + DeskActions.all

    /// Actions by name; of two with one name the first counts, and a test finds the other.
    private static let byName: [String: Action] = Dictionary(
        all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    package static func named(_ name: String) -> Action? { byName[name] }
}
