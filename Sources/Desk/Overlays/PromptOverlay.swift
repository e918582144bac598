import Canvas
import Market

/// One question with a line to answer it.
struct PromptOverlay {
    let state: PromptState
    let context: PaneContext

    func draw(on painter: inout Painter, in area: Rect) {
        let rect = OverlayPicture.place(width: 64, height: 7, in: area)
        let inside = painter.grid.frame(rect, title: [Run("Go to", .accent, .bold)])
        guard inside.height >= 4 else { return }
        let question = "New York time, as 2024-01-05 09:52 or 09:52"
        painter.grid.put(TextFit.fit(question, to: inside.width), x: inside.x, y: inside.y, .dim)
        let field = Rect(x: inside.x, y: inside.y + 2, width: min(30, inside.width), height: 1)
        painter.grid.fill(field, " ", Pen(.bright, on: .sel))
        painter.grid.put(state.editor.text, x: field.x, y: field.y, Pen(.bright, on: .sel, .bold), limit: field.width)
        painter.grid.cursor = (min(field.x + state.editor.cursorColumn, field.right - 1), field.y)
        if let complaint = state.complaint {
            painter.grid.put(TextFit.fit(complaint, to: inside.width), x: inside.x, y: inside.y + 3, Pen(.warn))
        }
        painter.grid.put(
            [Run("Enter", .key), Run(" go   ", .dim), Run("Esc", .key), Run(" close", .dim)], x: inside.x,
            y: inside.bottom - 1)
    }
}
