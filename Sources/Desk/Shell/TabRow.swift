import Canvas
import State

/// The last row: tabs, key hints or what the user hears back, and the worst source. It is there at every size.
enum TabRow {
    static func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        let width = painter.grid.width
        painter.grid.fill(Rect(x: 0, y: y, width: width, height: 1), " ", Pen(.text, on: .strip))
        if case .find(let editor) = context.view.overlay {
            drawFind(editor, on: &painter, y: y, context)
            return
        }
        let worst = context.snapshot.worstSource.map { SourceMark.runs($0, at: context.snapshot.time) }
        let health = RowItem(worst ?? [Run("○ no source", .dim)], priority: 100)
            .or([worst?.first ?? Run("○", .dim)], priority: 101)
        var clicks: [Click?] = []
        var left: [RowItem] = []
        for page in Pages.all {
            let isCurrent = page.name == context.view.page
            func runs(_ text: String) -> [Run] {
                isCurrent
                    ? [Run(" \(page.digit) \(text) ", Pen(.bg, on: .accent, .bold))]
                    : [Run(" "), Run("\(page.digit)", .dim), Run(" \(text) ")]
            }
            left.append(
                RowItem(runs(page.title), priority: 80).or(runs(page.shortTitle), priority: isCurrent ? 82 : 81))
            clicks.append(.action("page.\(page.name)"))
        }
        var right: [RowItem] = []
        if let notice = context.view.notice {
            let text = TextFit.fit(notice.text, to: max(8, width - 20))
            right.append(RowItem(text, Pen(notice.role), priority: 95))
            clicks.append(nil)
        } else {
            for (index, hint) in hints(context).enumerated() {
                let isHelp = hint.action == "desk.help"
                right.append(
                    RowItem(
                        [Run(" "), Run(hint.key, .key), Run(" \(hint.text)", .dim)], priority: isHelp ? 90 : 60 - index)
                )
                clicks.append(.action(hint.action))
            }
        }
        right.append(health.indented)
        clicks.append(.action("page.engine"))
        let rect = Rect(x: 1, y: y, width: width - 2, height: 1)
        for place in painter.grid.put(left: left, right: right, in: rect, gap: 1) {
            if let click = clicks[place.index] { painter.target(place.rect, click) }
        }
    }

    /// Actions with a hint, those of the focused pane first, with the key that runs them.
    private static func hints(_ context: PaneContext) -> [(action: String, key: String, text: String)] {
        let scope = Panes.named(context.view.focus)?.scope
        let actions = Actions.all.filter { $0.hint != nil && ($0.scope == scope || $0.scope == "global") }
        let sorted = actions.filter { $0.scope == scope } + actions.filter { $0.scope != scope }
        return sorted.compactMap { action in
            guard let key = context.facts.keymap.keys(for: action.name, in: action.scope).first,
                action.refusal(context) == nil, let hint = action.hint
            else { return nil }
            return (action.name, "\(key)", hint)
        }
    }

    private static func drawFind(_ editor: LineEditor, on painter: inout Painter, y: Int, _ context: PaneContext) {
        let end = painter.grid.put([Run(" / ", Pen(.accent, .bold)), Run(editor.text, .strong)], x: 0, y: y)
        painter.grid.put("  Enter find   Esc close", x: end, y: y, .dim)
        painter.grid.cursor = (3 + editor.cursorColumn, y)
    }
}

extension RowItem {
    /// The item one column further in, for parts that stand apart.
    fileprivate var indented: RowItem {
        var item = RowItem([Run(" ")] + forms[0].runs, priority: forms[0].priority)
        for form in forms.dropFirst() { item = item.or([Run(" ")] + form.runs, priority: form.priority) }
        return item
    }
}
