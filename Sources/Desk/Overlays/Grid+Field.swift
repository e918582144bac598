import Canvas

extension Grid {
    /// Draws a line being typed on its ground, with the terminal's cursor in it; long text slides so that the cursor
    /// stays in sight.
    mutating func field(_ editor: LineEditor, in rect: Rect, ground: Role = .sel) {
        guard rect.width > 1, rect.height > 0 else { return }
        fill(rect, " ", Pen(.bright, on: ground))
        let pen = editor.isKept ? Pen(.dim, on: ground) : Pen(.bright, on: ground, .bold)
        // The last column is the cursor's when it stands at the end.
        var hidden = 0
        var before = editor.cursorColumn
        while before >= rect.width {
            before -= TextWidth.columns(String(editor.characters[hidden]))
            hidden += 1
        }
        put(String(editor.characters[hidden...]), x: rect.x, y: rect.y, pen, limit: rect.width)
        cursor = (rect.x + before, rect.y)
    }
}
