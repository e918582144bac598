import Canvas

/// `?`: what works here, filtered by words or by key while typed; Enter runs the line.
struct HelpOverlay {
    let state: HelpState
    let context: PaneContext

    /// The actions that fit the filter: those of the focused pane first, then everywhere, then other panes when asked.
    static func matches(_ state: HelpState, _ context: PaneContext) -> [Action] {
        let all = listed(state, context)
        let wanted = state.filter.text
        guard !wanted.isEmpty else { return all }
        let byKey = all.filter { action in
            context.facts.keymap.keys(for: action.name, in: action.scope).contains {
                $0.description == wanted || $0.brief == wanted
            }
        }
        let words = wanted.lowercased().split(separator: " ")
        let byWords = all.filter { action in
            let text = "\(action.help) \(action.name) \(action.group)".lowercased()
            return words.allSatisfy { text.contains($0) } && !byKey.contains { $0.name == action.name }
        }
        return byKey + byWords
    }

    private static func listed(_ state: HelpState, _ context: PaneContext) -> [Action] {
        let scope = Panes.named(context.view.focus)?.scope
        let here = Actions.all.filter { $0.scope == scope } + Actions.all.filter { $0.scope == "global" }
        return here + (state.showsAll ? Actions.all.filter { $0.scope != scope && $0.scope != "global" } : [])
    }

    /// The lines over which the cursor goes, as the actions that Enter runs.
    static func lines(_ state: HelpState, _ context: PaneContext) -> [Action] {
        guard state.filter.isEmpty else { return matches(state, context) }
        return HelpOverview(listed(state, context), width: width, context).lines.map(\.action)
    }

    private static let width = 120

    func draw(on painter: inout Painter, in area: Rect) {
        let matches = Self.matches(state, context)
        let overview = HelpOverview(
            Self.listed(state, context), width: min(Self.width, area.width) - 4, context)
        // High enough for the overview and some matches above it, and the same while one types.
        let height = min(area.height - (area.height > 20 ? 2 : 0), overview.height + 20)
        let rect = OverlayPicture.place(width: Self.width, height: height, in: area)
        let pane = Panes.named(context.view.focus)?.name ?? ""
        let inside = painter.grid.frame(
            rect, title: [Run("Keys here", .accent, .bold)],
            right: [
                [Run("\(context.view.page), \(pane) pane", .dim)],
                [Run("\(matches.count) of \(Actions.all.count) actions", .dim)],
            ])
        guard inside.height > 4 else { return }
        drawFilter(on: &painter, inside)
        drawFooter(on: &painter, inside)
        let body = inside.inset(top: 3, bottom: 2)
        if state.filter.isEmpty {
            overview.draw(on: &painter, in: body, cursor: min(state.cursor, max(0, overview.lines.count - 1)))
            return
        }
        let below = body.height - overview.height - 3
        let list = below >= 6 ? Rect(x: body.x, y: body.y, width: body.width, height: below) : body
        drawLines(matches, on: &painter, list)
        guard list.height < body.height else { return }
        painter.grid.put("without the filter", x: body.x, y: list.bottom + 1, .dim)
        overview.draw(on: &painter, in: body.inset(top: list.height + 3), cursor: nil)
    }

    private func drawFilter(on painter: inout Painter, _ inside: Rect) {
        let y = inside.y + 1
        painter.grid.put("/ ", x: inside.x, y: y, .accent)
        let field = Rect(x: inside.x + 2, y: y, width: min(20, inside.width - 2), height: 1)
        painter.grid.field(state.filter, in: field)
        let hint = "type words or a key; Enter runs the line"
        if inside.width > field.width + hint.count + 8 { painter.grid.put(hint, endingAt: inside.right, y: y, .dim) }
    }

    private func drawFooter(on painter: inout Painter, _ inside: Rect) {
        let name = RowItem("keymap \(context.facts.keymap.name)", .dim, priority: 10)
        painter.hints(
            [
                ("Enter", "run"), ("Ctrl-A", state.showsAll ? "only here" : "all panes"),
                ("Esc", state.filter.isEmpty ? "close" : "no filter"),
            ], right: [name], in: inside)
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
            let line = Rect(x: area.x, y: y, width: area.width, height: 1)
            if start + row == cursor {
                painter.grid.tint(line, .sel)
                painter.grid.put("▸", x: area.x, y: y, .accent)
            }
            painter.grid.row(table, y: y) { column in
                switch column {
                case 0:
                    [
                        Run(
                            context.facts.keymap.keys(for: action.name, in: action.scope).map(\.description).joined(
                                separator: "  "), .strong)
                    ]
                case 1: highlighted(action)
                case 2: [Run(action.name, .dim)]
                default: [Run(action.scope == "global" ? "everywhere" : action.scope, .dim)]
                }
            }
            painter.target(line, .row(pane: "overlay", index: start + row))
        }
        if matches.isEmpty {
            painter.grid.put("No key or action fits; Backspace takes letters away.", x: area.x + 2, y: area.y + 1, .dim)
        }
    }

    /// The help text with the filter's first word in accent; what cannot run now is faint and says why.
    private func highlighted(_ action: Action) -> [Run] {
        if let refusal = action.refusal(context) {
            return [Run(action.help, .faint), Run("  \(refusal)", .faint)]
        }
        let letters = Array(action.help)
        guard let word = state.filter.text.lowercased().split(separator: " ").first, word.count <= letters.count,
            let start = (0...letters.count - word.count).first(where: {
                String(letters[$0..<$0 + word.count]).lowercased() == word
            })
        else { return [Run(action.help)] }
        let end = start + word.count
        return [
            Run(String(letters[..<start])), Run(String(letters[start..<end]), .accent, .bold),
            Run(String(letters[end...])),
        ].filter { !$0.text.isEmpty }
    }
}
