import Canvas

/// `?`: what works here, filtered by words or by key while typed; Enter runs the line.
struct HelpOverlay {
    let state: HelpState
    let context: PaneContext

    /// The actions that fit the filter: those of the focused pane first, then everywhere, then other panes when asked.
    static func matches(_ state: HelpState, _ context: PaneContext) -> [Action] {
        let scope = Panes.named(context.view.focus)?.scope
        let here = Actions.all.filter { $0.scope == scope } + Actions.all.filter { $0.scope == "global" }
        let all = here + (state.showsAll ? Actions.all.filter { $0.scope != scope && $0.scope != "global" } : [])
        let wanted = state.filter.text
        guard !wanted.isEmpty else { return all }
        let byKey = all.filter { action in keys(action, context).contains { $0 == wanted } }
        let words = wanted.lowercased().split(separator: " ")
        let byWords = all.filter { action in
            let text = "\(action.help) \(action.name) \(action.group)".lowercased()
            return words.allSatisfy { text.contains($0) } && !byKey.contains { $0.name == action.name }
        }
        return byKey + byWords
    }

    private static func keys(_ action: Action, _ context: PaneContext) -> [String] {
        context.facts.keymap.keys(for: action.name, in: action.scope).map(\.description)
    }

    func draw(on painter: inout Painter, in area: Rect) {
        let matches = Self.matches(state, context)
        let count = "\(matches.count) of \(Actions.all.count) actions"
        let rect = OverlayPicture.place(width: 116, height: area.height - (area.height > 20 ? 2 : 0), in: area)
        let pane = Panes.named(context.view.focus)?.name ?? ""
        let inside = painter.grid.frame(
            rect, title: [Run("Keys here", .accent, .bold)],
            right: [[Run("\(context.view.page), \(pane) pane", .dim)], [Run(count, .dim)]])
        guard inside.height > 4 else { return }
        drawFilter(on: &painter, inside)
        drawFooter(on: &painter, inside)
        let body = inside.inset(top: 3, bottom: 2)
        let list = state.filter.isEmpty ? body : body.inset(bottom: min(body.height / 2, body.height))
        if state.filter.isEmpty {
            drawGroups(matches, cursor: state.cursor, on: &painter, body)
        } else {
            drawLines(matches, on: &painter, list)
            let rest = Rect(x: body.x, y: list.bottom, width: body.width, height: body.bottom - list.bottom)
            if rest.height > 3 {
                painter.grid.put("without the filter", x: rest.x, y: rest.y, .dim)
                let all = Self.matches(HelpState(), context)
                drawGroups(all, cursor: nil, on: &painter, rest.inset(top: 2))
            }
        }
    }

    private func drawFilter(on painter: inout Painter, _ inside: Rect) {
        let y = inside.y + 1
        painter.grid.put("/ ", x: inside.x, y: y, .accent)
        let field = Rect(x: inside.x + 2, y: y, width: min(20, inside.width - 2), height: 1)
        painter.grid.fill(field, " ", Pen(.bright, on: .sel))
        painter.grid.put(state.filter.text, x: field.x, y: y, Pen(.bright, on: .sel, .bold), limit: field.width - 1)
        painter.grid.cursor = (min(field.x + state.filter.cursorColumn, field.right - 1), y)
        let hint = "type words or a key; Enter runs the line"
        if inside.width > field.width + hint.count + 8 { painter.grid.put(hint, endingAt: inside.right, y: y, .dim) }
    }

    private func drawFooter(on painter: inout Painter, _ inside: Rect) {
        let items = [("Enter", "run"), ("Ctrl-A", state.showsAll ? "only here" : "all"), ("Esc", "close")].enumerated()
            .map { RowItem([Run($0.element.0, .key), Run(" \($0.element.1)", .dim)], priority: 90 - $0.offset) }
        let name = RowItem("keymap \(context.facts.keymap.name)", .dim, priority: 10)
        painter.grid.put(
            left: items, right: [name],
            in: Rect(x: inside.x, y: inside.bottom - 1, width: inside.width, height: 1), gap: 3)
    }

    private func drawLines(_ matches: [Action], on painter: inout Painter, _ area: Rect) {
        let table = Table(
            [
                TableColumn("key", width: 14, priority: 100),
                TableColumn("action", width: 30, priority: 90, isFlexible: true),
                TableColumn("config name", width: 24, priority: 50), TableColumn("where", width: 10, priority: 40),
            ], x: area.x + 2, width: area.width - 2)
        painter.grid.headings(table, y: area.y)
        let cursor = min(state.cursor, max(0, matches.count - 1))
        let room = max(1, area.height - 1)
        let start = max(0, cursor - room + 1)
        for (row, action) in matches.dropFirst(start).prefix(room).enumerated() {
            let y = area.y + 1 + row
            let isCursor = start + row == cursor
            if isCursor {
                painter.grid.tint(Rect(x: area.x, y: y, width: area.width, height: 1), .sel)
                painter.grid.put("▸", x: area.x, y: y, .accent)
            }
            let refused = action.refusal(context) != nil
            painter.grid.row(table, y: y) { column in
                switch column {
                case 0: [Run(Self.keys(action, context).joined(separator: "  "), .strong)]
                case 1: highlighted(action.help, refused: refused)
                case 2: [Run(action.name, .dim)]
                default: [Run(action.scope == "global" ? "everywhere" : action.scope, .dim)]
                }
            }
            painter.target(
                Rect(x: area.x, y: y, width: area.width, height: 1), .row(pane: "overlay", index: start + row))
        }
        if matches.isEmpty {
            painter.grid.put("No key or action fits; Backspace takes letters away.", x: area.x + 2, y: area.y + 1, .dim)
        }
    }

    /// The help text with the filter's words in accent.
    private func highlighted(_ text: String, refused: Bool) -> [Run] {
        let base: Role = refused ? .faint : .text
        let letters = Array(text)
        guard let word = state.filter.text.lowercased().split(separator: " ").first, word.count <= letters.count,
            let start = (0...letters.count - word.count).first(where: {
                String(letters[$0..<$0 + word.count]).lowercased() == word
            })
        else { return [Run(text, base)] }
        let end = start + word.count
        return [
            Run(String(letters[..<start]), base), Run(String(letters[start..<end]), .accent, .bold),
            Run(String(letters[end...]), base),
        ].filter { !$0.text.isEmpty }
    }

    /// All groups side by side, as many columns as fit.
    private func drawGroups(_ actions: [Action], cursor: Int?, on painter: inout Painter, _ area: Rect) {
        let columns = area.width >= 105 ? 3 : area.width >= 66 ? 2 : 1
        let width = area.width / columns
        var heights = Array(repeating: 0, count: columns)
        var index = 0
        for group in KeyTable.groups {
            let members = actions.filter { $0.group == group }
            guard !members.isEmpty else { continue }
            guard let column = heights.indices.min(by: { heights[$0] < heights[$1] }) else { continue }
            var y = area.y + heights[column] + (heights[column] > 0 ? 1 : 0)
            let x = area.x + column * width
            guard y + 1 < area.bottom else { continue }
            painter.grid.put(group, x: x + 2, y: y, Pen(.accent, .bold))
            let keyWidth = members.map { TextWidth.columns(Self.keys($0, context).joined(separator: " ")) }.max() ?? 0
            let inset = min(max(keyWidth, 3), 14) + 4
            for action in members {
                y += 1
                guard y < area.bottom else { break }
                let keys = Self.keys(action, context).joined(separator: " ")
                let at = actions.firstIndex { $0.name == action.name }
                let row = Rect(x: x, y: y, width: width - 1, height: 1)
                if let cursor, cursor == at {
                    painter.grid.tint(row, .sel)
                    painter.grid.put("▸", x: x, y: y, .accent)
                }
                painter.grid.put(TextFit.fit(keys, to: inset - 3), x: x + 2, y: y, .strong)
                let refused = action.refusal(context) != nil
                painter.grid.put(
                    TextFit.fit(action.help, to: width - inset - 1), x: x + inset, y: y, Pen(refused ? .faint : .text))
                if let at { painter.target(row, .row(pane: "overlay", index: at)) }
                index += 1
            }
            heights[column] = y - area.y + 1
        }
    }
}
