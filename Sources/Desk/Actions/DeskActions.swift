import State

/// The desk as a whole.
enum DeskActions {
    static let all: [Action] = [
        Action("engine.refresh", "refresh everything now", group: "Act") { view, _ in
            view.notice = Notice("Refreshing scanner, levels and feed.")
            return [.intent(.refreshNow)]
        },
        Action("desk.copy", "copy the pane as text", group: "Act") { view, context in
            let text = Screen.text(of: view.focus, context)
            view.notice = Notice("Copied \(text.split(separator: "\n").count) rows to the clipboard.")
            return [.copy(text)]
        },
        Action("desk.back", "back; on the desk, quit", group: "Act") { view, _ in
            if Panes.named(view.focus)?.back(view: &view) == true { return [] }
            if view.isZoomed {
                view.isZoomed = false
                return []
            }
            guard view.page == Pages.all[0].name else {
                PageActions.show(Pages.all[0], &view)
                return []
            }
            return [.quit]
        },
        Action("desk.escape", "back", group: "Act") { view, _ in
            if Panes.named(view.focus)?.back(view: &view) == true { return [] }
            if view.isZoomed {
                view.isZoomed = false
            } else if view.page != Pages.all[0].name {
                PageActions.show(Pages.all[0], &view)
            } else {
                view.notice = Notice("This is the first page; q quits.", .dim)
            }
            return []
        },
        Action("desk.quit", "quit at once", group: "Act") { _, _ in [.quit] },
        Action("desk.redraw", "paint the screen anew", group: "Act") { _, _ in [.redraw] },
        Action("desk.suspend", "to the shell, fg comes back", group: "Act", refusal: liveFeed) { _, _ in [.suspend] },
    ]

    /// A stopped program hears nothing of its market.
    @Sendable private static func liveFeed(_ context: PaneContext) -> String? {
        context.snapshot.mode == .live
            ? "Not while a live feed is on: it would fall silent. Use another tmux window." : nil
    }
}
