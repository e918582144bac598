import Canvas
import Settings
import State

/// The last row: tabs, key hints or what the user hears back, and the worst of feed, store and port. It is
/// there at every size.
enum TabRow {
    static func draw(on painter: inout Painter, y: Int, _ context: PaneContext, isOnePane: Bool) {
        let width = painter.grid.width
        painter.grid.fill(Rect(x: 0, y: y, width: width, height: 1), " ", Pen(.text, on: .strip))
        if case .find(let editor) = context.view.overlay {
            drawFind(editor, on: &painter, y: y)
            return
        }
        if width < 70, painter.grid.height < 20, context.view.focus != "entry", let account = context.account {
            drawPosition(AccountFigures(account, context), on: &painter, y: y, context)
            return
        }
        let tabs = Pages.all.map { tab($0, isCurrent: $0.name == context.view.page) }
        let hints = context.view.notice == nil ? hints(context, isOnePane: isOnePane) : []
        var right = hints.map(\.item)
        if let notice = context.view.notice {
            // The sentence keeps its end only as a whole; else it ends at a word.
            let text = TextFit.fit(notice.text, to: max(8, width - 20))
            right.append(RowItem([Run("  "), Run(text, Pen(notice.role))], priority: 95))
        }
        right.append(health(context))
        var clicks = Pages.all.map { Click.action("page.\($0.name)") as Click? }
        clicks += hints.map { .action($0.action) }
        clicks += context.view.notice == nil ? [.action("page.engine")] : [nil, .action("page.engine")]
        // Items bring their own blanks, so that the current tab's ground reaches to its neighbours.
        let row = Rect(x: width > 20 ? 1 : 0, y: y, width: width > 20 ? width - 2 : width, height: 1)
        for place in painter.grid.put(left: tabs, right: right, in: row, gap: 0) {
            if let click = clicks[place.index] { painter.target(place.rect, click) }
        }
    }

    /// Where there is room for one pane only, the last row is the position; Tab and the palette lead to the rest.
    private static func drawPosition(
        _ figures: AccountFigures, on painter: inout Painter, y: Int, _ context: PaneContext
    ) {
        let kept = context.view.notice == nil ? ["pane.next", "desk.help"] : []
        var right = kept.enumerated().compactMap { index, name in
            context.facts.keymap.keys(for: name, in: "global").first.map { key in
                RowItem([Run(" \(key.brief)", .key)], priority: 60 - index)
            }
        }
        if let notice = context.view.notice {
            let text = TextFit.fit(notice.text, to: max(8, painter.grid.width - 4))
            right = [RowItem([Run("  "), Run(text, Pen(notice.role))], priority: 98)]
        }
        let left = PositionStrip.items(figures)
        let row = Rect(x: 1, y: y, width: painter.grid.width - 2, height: 1)
        for place in painter.grid.put(left: left, right: right + [health(context)], in: row, gap: 1) {
            let hint = place.index - left.count
            if kept.indices.contains(hint) { painter.target(place.rect, .action(kept[hint])) }
        }
    }

    /// The title, else the short one, else the digit.
    private static func tab(_ page: Page, isCurrent: Bool) -> RowItem {
        func runs(_ text: String) -> [Run] {
            isCurrent
                ? [Run(" \(page.digit)\(text) ", Pen(.bg, on: .accent, .bold))]
                : [Run(" \(page.digit)", .dim), Run(text + " ")]
        }
        let hasShort = page.shortTitle != page.title
        let full = RowItem(runs(" \(page.title)"), priority: isCurrent ? 83 : hasShort ? 80 : 81)
        let shorter = hasShort ? full.or(runs(" \(page.shortTitle)"), priority: 81) : full
        return shorter.or(runs(""), priority: isCurrent ? 84 : 82)
    }

    private static func health(_ context: PaneContext) -> RowItem {
        guard let worst = HealthLine.worst(context.snapshot) else {
            return RowItem([Run("  ○ no source", .dim)], priority: 100).or([Run("○", .dim)], priority: 101)
        }
        return RowItem([Run("  ")] + worst.runs, priority: 88).or([Run("  ")] + worst.brief, priority: 96)
            .or([worst.mark], priority: 101)
    }

    /// Actions with a hint, those of the focused pane first, with the key that runs them.
    private static func hints(_ context: PaneContext, isOnePane: Bool) -> [(action: String, item: RowItem)] {
        let scope = Panes.named(context.view.focus)?.scope
        let keymap = context.facts.keymap
        return Actions.hinted(in: scope).enumerated().compactMap { index, action in
            let keys = keymap.keys(for: action.name, in: action.scope)
            guard let hint = action.hint, let key = keys.first(where: { context.hears($0, inScope: action.scope) }),
                action.refusal(context) == nil
            else { return nil }
            // Where one pane fills the screen, the key to the others matters more.
            let priority =
                action.name == "desk.help" ? 90 : action.name == "pane.next" && isOnePane ? 85 : 60 - index
            return (action.name, RowItem([Run("  \(key.brief)", .key), Run(" \(hint)", .dim)], priority: priority))
        }
    }

    private static func drawFind(_ editor: LineEditor, on painter: inout Painter, y: Int) {
        let width = painter.grid.width
        painter.grid.put(" / ", x: 0, y: y, Pen(.accent, .bold))
        let hint = width >= 60 ? "Enter find   Esc close, text kept" : ""
        painter.grid.field(
            editor, in: Rect(x: 3, y: y, width: width - 5 - hint.count, height: 1), ground: .strip)
        painter.grid.put(hint, endingAt: width - 1, y: y, .dim)
    }
}
