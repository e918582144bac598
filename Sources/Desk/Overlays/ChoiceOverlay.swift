import Canvas

/// Themes or keymaps to choose from; the cursor previews, Enter keeps, Esc brings the old one back.
struct ChoiceOverlay {
    let state: ChoiceState
    let context: PaneContext

    static func choices(_ state: ChoiceState, _ facts: DeskFacts) -> [NamedChoice] {
        state.kind == .theme ? facts.themes : facts.keymaps
    }

    func draw(on painter: inout Painter, in area: Rect) {
        let choices = Self.choices(state, context.facts)
        let title = state.kind == .theme ? "Theme" : "Keymap"
        let rect = OverlayPicture.place(width: 92, height: choices.count + 6, in: area)
        let inside = painter.grid.frame(
            rect, title: [Run(title, .accent, .bold)], right: [[Run("session only, until set in the conf", .dim)]])
        let list = inside.inset(top: 1, bottom: 2)
        let start = max(0, state.cursor - list.height + 1)
        for (row, choice) in choices.dropFirst(start).prefix(list.height).enumerated() {
            let line = Rect(x: list.x, y: list.y + row, width: list.width, height: 1)
            if start + row == state.cursor {
                painter.grid.tint(line, .sel)
                painter.grid.put("▸", x: line.x, y: line.y, .accent)
            }
            painter.grid.put(TextFit.fit(choice.name, to: 24), x: line.x + 2, y: line.y, .strong)
            painter.grid.put(TextFit.fit(choice.summary, to: line.width - 28), x: line.x + 27, y: line.y, .dim)
            painter.target(line, .row(pane: "overlay", index: start + row))
        }
        painter.hints([("Enter", "keep"), ("Esc", "back to \(state.original)")], in: inside)
    }
}
