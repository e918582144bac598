import Canvas

/// Where settings, data and log are, and what the terminal can do.
package struct PathsPane: Pane {
    package init() {}

    package var name: String { "paths" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        PaneTitle("Paths and terminal", right: [TitleItem("copilot doctor prints the same")])
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let rows = [("version", context.facts.version)] + context.facts.paths.map { ($0.label, $0.value) }
        let label = rows.map { TextWidth.columns($0.0) }.max() ?? 0
        for (index, row) in rows.enumerated() where index < area.height {
            painter.grid.put(row.0, endingAt: area.x + 3 + label, y: area.y + index, .dim)
            painter.grid.put(
                TextFit.fit(OutsideText.line(row.1), to: area.width - label - 6), x: area.x + label + 5,
                y: area.y + index)
        }
    }
}
