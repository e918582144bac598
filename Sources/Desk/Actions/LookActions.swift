/// Theme, keymap, mouse.
enum LookActions {
    static let all: [Action] = [
        Action("desk.theme", "theme, with live preview", group: "Look") { view, context in
            choose(.theme, from: context.facts.themes, active: context.facts.themeName, &view)
        },
        Action("desk.keymap", "keymap", group: "Look") { view, context in
            choose(.keymap, from: context.facts.keymaps, active: context.facts.keymap.name, &view)
        },
        Action("desk.mouse", "mouse on, off", group: "Look") { view, _ in
            view.isMouseOn.toggle()
            view.notice = Notice(
                view.isMouseOn ? "The mouse works the desk." : "The mouse is the terminal's: select and copy text.")
            return [.useMouse(view.isMouseOn)]
        },
    ]

    private static func choose(
        _ kind: ChoiceState.Kind, from choices: [NamedChoice], active: String, _ view: inout DeskView
    ) -> [DeskCommand] {
        let cursor = choices.firstIndex { $0.name == active } ?? 0
        view.overlay = .choice(ChoiceState(kind: kind, cursor: cursor, original: active))
        return []
    }
}
