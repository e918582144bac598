/// Help, palette and search.
enum FindActions {
    static let all: [Action] = [
        Action("desk.help", "the keys that work here", group: "Find", hint: "keys") { view, _ in
            view.overlay = .help(HelpState())
            return []
        },
        Action("desk.palette", "command line", group: "Find", hint: "command") { view, _ in
            view.overlay = .palette(PaletteState(editor: LineEditor(kept: view.drafts.palette)))
            return []
        },
        Action("desk.find", "find in this pane", group: "Find", hint: "find", refusal: refusal) { view, _ in
            view.overlay = .find(LineEditor(kept: view.drafts.find))
            return []
        },
        Action(
            "desk.explain", "explain the figure under the cursor", group: "Find", hint: "explain", refusal: noFigures
        ) { view, context in
            // On the card the figures of a pane that nobody sees would be told.
            let name = context.isCard ? Card.name : view.focus
            if ExplanationOverlay.explanation(name, context) == nil {
                view.notice = Notice("There is nothing to explain yet.", .dim)
            } else {
                view.overlay = .explanation(ExplanationState(pane: name))
            }
            return []
        },
        Action("desk.find_next", "next hit", group: "Find", topic: "next, previous hit", refusal: refusal) {
            view, context in
            find(forward: true, &view, context)
            return []
        },
        Action("desk.find_previous", "previous hit", group: "Find", topic: "next, previous hit", refusal: refusal) {
            view, context in
            find(forward: false, &view, context)
            return []
        },
    ]

    static func find(forward: Bool, _ view: inout DeskView, _ context: PaneContext) {
        guard !view.findText.isEmpty else {
            view.notice = Notice("Nothing was looked for yet; / asks what.", .dim)
            return
        }
        let found = Panes.named(view.focus)?.find(view.findText, forward: forward, view: &view, context)
        if found == false { view.notice = Notice("No “\(view.findText)” here.", .warn) }
    }

    /// Cheap, for it is asked in every frame: only the action itself reckons an explanation.
    @Sendable private static func noFigures(_ context: PaneContext) -> String? {
        let hasFigures = context.isCard || Panes.named(context.view.focus)?.hasFigures == true
        return hasFigures ? nil : "This pane has no figures to explain."
    }

    /// Panes without rows have nothing to search.
    @Sendable private static func refusal(_ context: PaneContext) -> String? {
        var view = context.view
        let answer = Panes.named(view.focus)?.find("", forward: true, view: &view, context)
        return answer == nil ? "This pane has no rows to search." : nil
    }
}
