/// Moving inside the focused pane and among panes.
enum MoveActions {
    static let all: [Action] = [
        motion("move.up", "up", .up),
        motion("move.down", "down", .down),
        motion("move.left", "left", .left),
        motion("move.right", "right", .right),
        motion("move.page_up", "a page up or back", .pageUp),
        motion("move.page_down", "a page down or on", .pageDown),
        motion("move.home", "to the first", .home),
        motion("move.end", "to the last, or follow again", .end),
        Action("pane.activate", "open or choose what the cursor is on", group: "Move") { view, context in
            Panes.named(view.focus)?.activate(view: &view, context) ?? []
        },
        Action("pane.next", "next pane", group: "Move", hint: "pane", refusal: onePane) { view, _ in
            cycle(1, &view)
            return []
        },
        Action("pane.previous", "previous pane", group: "Move", refusal: onePane) { view, _ in
            cycle(-1, &view)
            return []
        },
        Action("pane.zoom", "zoom this pane, again to come back", group: "Move", hint: "zoom") { view, _ in
            view.isZoomed.toggle()
            return []
        },
    ]

    private static func motion(_ name: String, _ help: String, _ motion: Motion) -> Action {
        Action(name, help, group: "Move") { view, context in
            _ = Panes.named(view.focus)?.move(motion, view: &view, context)
            return []
        }
    }

    @Sendable private static func onePane(_ context: PaneContext) -> String? {
        Pages.named(context.view.page).panes.count > 1 ? nil : "This page has one pane."
    }

    private static func cycle(_ step: Int, _ view: inout DeskView) {
        let panes = Pages.named(view.page).panes
        let at = panes.firstIndex(of: view.focus) ?? 0
        view.focus = panes[(at + step + panes.count) % panes.count]
    }
}
