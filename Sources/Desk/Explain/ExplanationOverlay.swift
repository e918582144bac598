import Canvas

/// The explanation of the figure under the cursor; it keeps up with the market and scrolls.
struct ExplanationOverlay {
    let state: ExplanationState
    let context: PaneContext

    /// Rows that scrolling may leave behind, in an area of the screen.
    func limit(in area: Rect) -> Int {
        let rows = rows(in: area).count
        return max(0, rows - (Self.place(in: area, rows: rows).height - 4))
    }

    func draw(on painter: inout Painter, in area: Rect) {
        let explanation = Self.explanation(state.pane, context)
        let part = explanation.flatMap { Self.part(state.part, of: $0) }
        let title = [explanation?.title ?? "Gone", part?.title].compactMap(\.self).joined(separator: " · ")
        let rows = rows(in: area)
        let rect = Self.place(in: area, rows: rows.count)
        let height = max(1, rect.height - 4)
        let first = min(state.scroll, max(0, rows.count - height))
        let place =
            rows.count > height ? [[Run("\(first + 1)–\(min(rows.count, first + height)) of \(rows.count)", .dim)]] : []
        let inside = painter.grid.frame(rect, title: [Run(title, .accent, .bold)], right: place)
        for (offset, row) in rows.dropFirst(first).prefix(height).enumerated() {
            painter.grid.put(row, x: inside.x, y: inside.y + offset, limit: inside.width)
        }
        let figures = explanation?.parts.isEmpty == false ? [("◂ ▸", "figure by figure")] : []
        painter.hints([("Esc", "close"), ("▲ ▼", "scroll")] + figures, in: inside)
    }

    /// What a pane explains, or the card, and then what the top row shows.
    static func explanation(_ pane: String, _ context: PaneContext) -> Explanation? {
        let own = pane == Card.name ? Card.explain(context) : Panes.named(pane)?.explain(context)
        guard var explanation = own else { return nil }
        explanation.add(partsOf: Header.explanation(context))
        return explanation
    }

    static func part(_ name: String?, of explanation: Explanation) -> Explanation? {
        explanation.parts.first { $0.title == name }
    }

    private func rows(in area: Rect) -> [[Run]] {
        let width = Self.place(in: area, rows: 0).width - 4
        return Self.explanation(state.pane, context).map { (Self.part(state.part, of: $0) ?? $0).rows(width: width) }
            ?? [[Run("What stood here is gone; Esc closes.", .dim)]]
    }

    /// As high as its rows, a blank and the hints need.
    private static func place(in area: Rect, rows: Int) -> Rect {
        OverlayPicture.place(width: 92, height: min(rows + 4, max(8, area.height - 2)), in: area)
    }
}
