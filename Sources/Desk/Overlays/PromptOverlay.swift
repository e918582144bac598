import Canvas

/// One question with a line to answer it.
struct PromptOverlay {
    let state: PromptState
    let context: PaneContext

    func draw(on painter: inout Painter, in area: Rect) {
        let rect = OverlayPicture.place(width: 72, height: 8, in: area)
        let inside = painter.grid.frame(rect, title: [Run("Go to", .accent, .bold)])
        guard inside.height >= 4 else { return }
        var question = "New York time: 2024-01-05 09:52, a date for its RTH open, or 09:52"
        if let span = context.snapshot.playback?.span {
            question = "\(JumpTime.text(of: span.lowerBound)) to \(JumpTime.text(of: span.upperBound)) ET, or 09:52"
        }
        painter.grid.put(TextFit.fit(question, to: inside.width), x: inside.x, y: inside.y, .dim)
        painter.grid.field(
            state.editor, in: Rect(x: inside.x, y: inside.y + 2, width: min(30, inside.width), height: 1))
        if let complaint = state.complaint {
            painter.grid.put(TextFit.fit(complaint, to: inside.width), x: inside.x, y: inside.y + 3, Pen(.warn))
        }
        painter.grid.put(
            [Run("Enter", .key), Run(" go   ", .dim), Run("Esc", .key), Run(" close, text kept", .dim)], x: inside.x,
            y: inside.bottom - 1)
    }
}
