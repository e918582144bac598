import Canvas

/// `:`: a command line with fuzzy names; what fits stands below, hits in accent.
struct PaletteOverlay {
    struct Hit {
        let line: PaletteLine
        let offsets: [Int]
    }

    let state: PaletteState
    let context: PaneContext

    /// What fits the typed text, best first; nothing typed shows what was run before, then everything.
    static func hits(_ state: PaletteState, _ context: PaneContext) -> [Hit] {
        let typed = state.editor.text
        let lines = PaletteLine.all(typed: typed, context)
        if typed.isEmpty { return lines.map { Hit(line: $0, offsets: []) } }
        let scored = lines.enumerated().compactMap { index, line in
            FuzzyMatch(typed, in: line.title).map { (index, $0, line) }
        }
        return scored.sorted { ($0.1.score, -$0.0) > ($1.1.score, -$1.0) }.map {
            Hit(line: $0.2, offsets: $0.1.offsets)
        }
    }

    func draw(on painter: inout Painter, in area: Rect) {
        let hits = Self.hits(state, context)
        let rect = OverlayPicture.place(width: 92, height: 20, in: area)
        let inside = painter.grid.frame(
            rect, title: [Run("Command", .accent, .bold)],
            right: [[Run("\(hits.count) of \(PaletteLine.all(typed: "", context).count)", .dim)]])
        guard inside.height > 3 else { return }
        painter.grid.put(": ", x: inside.x, y: inside.y + 1, .accent)
        painter.grid.put(state.editor.text, x: inside.x + 2, y: inside.y + 1, .strong, limit: inside.width - 3)
        painter.grid.cursor = (min(inside.x + 2 + state.editor.cursorColumn, inside.right - 1), inside.y + 1)
        let hint = "Tab completes · ↑ history"
        if inside.width > 60 { painter.grid.put(hint, endingAt: inside.right, y: inside.y + 1, .dim) }
        drawHits(hits, on: &painter, inside.inset(top: 3, bottom: 2))
        drawFooter(hits, on: &painter, inside)
    }

    private func drawHits(_ hits: [Hit], on painter: inout Painter, _ area: Rect) {
        let cursor = min(state.cursor, max(0, hits.count - 1))
        let start = max(0, cursor - area.height + 1)
        let titleWidth = min(32, area.width / 2)
        for (row, hit) in hits.dropFirst(start).prefix(area.height).enumerated() {
            let y = area.y + row
            let line = Rect(x: area.x, y: y, width: area.width, height: 1)
            if start + row == cursor {
                painter.grid.tint(line, .sel)
                painter.grid.put("▸", x: area.x, y: y, .accent)
            }
            for (offset, letter) in hit.line.title.enumerated() where offset < titleWidth - 2 {
                let pen = hit.offsets.contains(offset) ? Pen(.accent, .bold) : Pen.text
                painter.grid.put(String(letter), x: area.x + 2 + offset, y: y, pen)
            }
            var right = area.right - 1
            for (text, pen) in [(hit.line.note, Pen.dim), (hit.line.key, Pen.strong)] {
                guard let text else { continue }
                painter.grid.put(text, endingAt: right, y: y, pen)
                right -= TextWidth.columns(text) + 2
            }
            painter.grid.put(
                TextFit.fit(hit.line.help, to: right - area.x - titleWidth - 4), x: area.x + titleWidth + 2, y: y, .dim)
            painter.target(line, .row(pane: "overlay", index: start + row))
        }
        if hits.isEmpty { painter.grid.put("Nothing fits.", x: area.x + 2, y: area.y, .dim) }
    }

    private func drawFooter(_ hits: [Hit], on painter: inout Painter, _ inside: Rect) {
        let items = [("Enter", "run"), ("Tab", "complete"), ("Esc", "close, text kept")].enumerated().map {
            RowItem([Run($0.element.0, .key), Run(" \($0.element.1)", .dim)], priority: 90 - $0.offset)
        }
        painter.grid.put(
            left: items, in: Rect(x: inside.x, y: inside.bottom - 1, width: inside.width, height: 1), gap: 3)
    }
}
