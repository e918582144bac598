import Canvas

/// `:`: a command line with fuzzy names; what fits stands below, hits in accent.
struct PaletteOverlay {
    struct Hit {
        let line: PaletteLine
        let offsets: [Int]
    }

    let state: PaletteState
    let context: PaneContext

    /// What fits the typed text, best first, then the lines whose help has all typed words; nothing typed shows everything.
    static func hits(_ state: PaletteState, _ context: PaneContext) -> [Hit] {
        let typed = state.editor.text
        let lines = PaletteLine.all(typed: typed, context)
        if typed.isEmpty { return lines.map { Hit(line: $0, offsets: []) } }
        let words = typed.lowercased().split(separator: " ")
        var named: [(index: Int, match: FuzzyMatch)] = []
        var told: [Hit] = []
        for (index, line) in lines.enumerated() {
            if let match = FuzzyMatch(typed, in: line.title) {
                named.append((index, match))
            } else if !words.isEmpty, words.allSatisfy(line.help.lowercased().contains) {
                told.append(Hit(line: line, offsets: []))
            }
        }
        named.sort { ($0.match.score, -$0.index) > ($1.match.score, -$1.index) }
        return named.map { Hit(line: lines[$0.index], offsets: $0.match.offsets) } + told
    }

    func draw(on painter: inout Painter, in area: Rect) {
        let hits = Self.hits(state, context)
        let rect = OverlayPicture.place(width: 92, height: 22, in: area)
        let inside = painter.grid.frame(
            rect, title: [Run("Command", .accent, .bold)],
            right: [[Run("\(hits.count) of \(PaletteLine.all(typed: "", context).count)", .dim)]])
        guard inside.height > 3 else { return }
        painter.grid.put(": ", x: inside.x, y: inside.y + 1, .accent)
        let hint = inside.width > 60 ? "Tab completes · ↑ history" : ""
        painter.grid.field(
            state.editor,
            in: Rect(x: inside.x + 2, y: inside.y + 1, width: inside.width - 3 - hint.count, height: 1),
            ground: .strip)
        painter.grid.put(hint, endingAt: inside.right, y: inside.y + 1, .dim)
        var list = inside.inset(top: 3, bottom: 2)
        if state.showsExplanation { list = drawExplanation(hits, on: &painter, list) }
        if hits.count + 3 <= list.height { drawRecent(on: &painter, list.inset(top: hits.count + 1)) }
        drawHits(hits, on: &painter, list)
        drawFooter(on: &painter, inside)
    }

    /// `?`: what the line under the cursor does, above the footer.
    private func drawExplanation(_ hits: [Hit], on painter: inout Painter, _ list: Rect) -> Rect {
        let cursor = min(state.cursor, max(0, hits.count - 1))
        guard hits.indices.contains(cursor), list.height > 5 else { return list }
        let lines = TextFit.wrap(hits[cursor].line.explanation(context), to: list.width - 2).prefix(3)
        for (row, line) in lines.enumerated() {
            painter.grid.put(line, x: list.x + 2, y: list.bottom - lines.count + row, .text)
        }
        return list.inset(bottom: lines.count + 1)
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
                TextFit.fit(hit.line.help, to: right - area.x - titleWidth - 2), x: area.x + titleWidth + 2, y: y, .dim)
            painter.target(line, .row(pane: "overlay", index: start + row))
        }
        if hits.isEmpty { painter.grid.put("Nothing fits.", x: area.x + 2, y: area.y, .dim) }
    }

    /// Lines that were run before, newest first; ↑ brings them back.
    private func drawRecent(on painter: inout Painter, _ area: Rect) {
        let history = context.view.paletteHistory.reversed().prefix(min(5, area.height - 1))
        guard !history.isEmpty else { return }
        painter.grid.put("recent", x: area.x, y: area.bottom - history.count - 1, .dim)
        for (row, line) in history.enumerated() {
            let text = TextFit.fit(line, to: area.width - 2)
            painter.grid.put(text, x: area.x + 2, y: area.bottom - history.count + row, .text)
        }
    }

    private func drawFooter(on painter: inout Painter, _ inside: Rect) {
        painter.hints(
            [("Enter", "run"), ("Tab", "complete"), ("?", "what it does"), ("Esc", "close, text kept")], in: inside)
    }
}
