import Canvas
import State

/// What the scanner can do.
package enum ScannerActions {
    package static let all: [Action] =
        [
            scanner("sort_next", "sort by the next column", hint: "sort") { view, context in
                let shown = ScannerTable(context, width: context.size?.width ?? 60).shown.filter(\.isSortable)
                let current = view.scanner.sortColumn ?? ScannerColumn.rank
                let at = shown.firstIndex { $0.name == current } ?? -1
                guard !shown.isEmpty else { return }
                sort(by: shown[(at + 1) % shown.count].name, &view)
            },
            scanner("sort_reverse", "reverse the order") { view, _ in view.scanner.isDescending.toggle() },
        ]
        + ScannerColumn.all.filter(\.isSortable).map { column in
            scanner(sortName(column.name, scope: false), "sort by \(column.name)") { view, _ in
                sort(by: column.name, &view)
            }
        }

    /// The name of the action that sorts by a column: `scanner.sort_by_last`.
    package static func sortName(_ column: String, scope: Bool = true) -> String {
        let plain = column.replacing("%", with: "_percent").replacing("↯", with: "surge")
        return (scope ? "scanner." : "") + "sort_by_" + plain
    }

    /// Sorts by a column, or turns the order round where it does already.
    private static func sort(by column: String, _ view: inout DeskView) {
        let name = column == ScannerColumn.rank ? nil : column
        if view.scanner.sortColumn == name {
            view.scanner.isDescending.toggle()
        } else {
            view.scanner.sortColumn = name
            view.scanner.isDescending = column != "sym"
        }
    }

    private static func scanner(
        _ name: String, _ help: String, hint: String? = nil,
        run: @escaping @Sendable (inout DeskView, PaneContext) -> Void
    ) -> Action {
        let refusal = { @Sendable (context: PaneContext) -> String? in
            context.snapshot.instruments.isEmpty ? "There are no instruments yet." : nil
        }
        return Action(
            "scanner.\(name)", help, scope: "scanner", group: "Look", hint: hint, refusal: refusal,
            run: { view, context in
                run(&view, context)
                return []
            })
    }
}
