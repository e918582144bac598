/// Moving inside the focused pane and among panes.
enum MoveActions {
    static let all: [Action] = [
        motion("move.left", "left, or back in time", .left, topic: "move"),
        motion("move.down", "down", .down, topic: "move"),
        motion("move.up", "up", .up, topic: "move"),
        motion("move.right", "right, or on in time", .right, topic: "move"),
        motion("move.page_up", "a page up or back", .pageUp, topic: "a page up, down"),
        motion("move.page_down", "a page down or on", .pageDown, topic: "a page up, down"),
        motion("move.home", "to the first", .home, topic: "first, last"),
        motion("move.end", "to the last, or follow again", .end, topic: "first, last"),
        Action("pane.activate", "choose this row", group: "Move") { view, context in
            Panes.named(view.focus)?.activate(view: &view, context) ?? []
        },
        Action("pane.next", "next pane", group: "Move", hint: "pane", topic: "next, previous pane", refusal: onePane) {
            view, context in
            cycle(1, &view, context)
            return []
        },
        Action("pane.previous", "previous pane", group: "Move", topic: "next, previous pane", refusal: onePane) {
            view, context in
            cycle(-1, &view, context)
            return []
        },
        Action("pane.zoom", "zoom this pane", group: "Move", hint: "zoom") { view, _ in
            view.isZoomed.toggle()
            return []
        },
    ]

    private static func motion(_ name: String, _ help: String, _ motion: Motion, topic: String) -> Action {
        Action(name, help, group: "Move", topic: topic) { view, context in
            _ = Panes.named(view.focus)?.move(motion, view: &view, context)
            return []
        }
    }

    @Sendable private static func onePane(_ context: PaneContext) -> String? {
        Pages.named(context.view.page).panes.count > 1 ? nil : "This page has one pane."
    }

    /// Round the panes on the screen; where there is room for one only, round all of the page.
    private static func cycle(_ step: Int, _ view: inout DeskView, _ context: PaneContext) {
        let all = Pages.named(view.page).panes
        let visible = all.filter { context.visiblePanes.contains($0) }
        let panes = visible.count > 1 ? visible : all
        let at = panes.firstIndex(of: view.focus) ?? 0
        view.focus = panes[(at + step + panes.count) % panes.count]
    }
}
