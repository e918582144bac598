import Canvas

extension Screen {
    /// A pane as plain text, title first, with ASCII minus signs, as it stands on the screen.
    static func text(of pane: String, _ context: PaneContext) -> String {
        guard let size = context.size, let drawn = Panes.named(pane) else { return "" }
        var painter = Painter(grid: Grid(width: size.width, height: size.height))
        drawn.draw(on: &painter, in: painter.grid.bounds, context)
        let title = drawn.title(context)
        var lines = [([title.left] + title.right.map(\.text)).joined(separator: " · ")]
        for y in 0..<size.height { lines.append(painter.grid.text(row: y)) }
        return lines.map { line in
            String(line.map { $0 == "\u{2212}" ? "-" : $0 }.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
