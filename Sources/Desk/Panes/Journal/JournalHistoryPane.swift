import Canvas
import Ledger
import Market
import State

/// The journal's days, newest first.
package struct JournalHistoryPane: Pane {
    package init() {}

    package var name: String { "history" }
    package var hasFigures: Bool { true }
    package var scope: String? { "history" }

    package func title(_ context: PaneContext) -> PaneTitle {
        let days = JournalDesk(context).history
        let whose = JournalDesk(context).whose
        guard !days.isEmpty else { return PaneTitle("Journal history", right: [TitleItem(whose)]) }
        let shown = min(days.count, max(0, (context.size?.height ?? 1) - 1))
        return PaneTitle(
            "Journal history",
            right: [
                TitleItem(whose),
                TitleItem("\(shown) of \(days.count) \(context.view.journal.account == nil ? "entries" : "days")"),
                TitleItem("newest first"),
                Self.storeItem(context.snapshot.store),
            ].compactMap { $0 })
    }

    private static func storeItem(_ store: StoreHealth?) -> TitleItem? {
        guard let store else { return TitleItem("no store", .warn) }
        switch store.state {
        case .open: return store.waiting > 0 ? TitleItem("saving") : TitleItem("✓ \(store.name)")
        case .readOnly: return TitleItem("read-only", .warn)
        case .failed: return TitleItem("✗ store failed", .down)
        }
    }

    /// The day under the cursor; nil while there is none.
    static func chosen(_ context: PaneContext) -> JournalEntry? {
        let days = JournalDesk(context).history
        return days.indices.contains(row(days, context)) ? days[row(days, context)] : nil
    }

    private static func row(_ days: [JournalEntry], _ context: PaneContext) -> Int {
        context.view.journal.cursor.flatMap { cursor in days.firstIndex { JournalPlace($0) == cursor } } ?? 0
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let days = JournalDesk(context).history
        guard !days.isEmpty, area.height >= 1 else {
            painter.draw(Self.emptyState(context), in: area, context.facts)
            return
        }
        let table = JournalTable(days, context, x: area.x + 3, width: area.width - 4)
        let hasHeadings = area.height >= 3
        if hasHeadings { table.drawHeadings(on: &painter.grid, y: area.y) }
        let rows = area.inset(top: hasHeadings ? 1 : 0)
        let cursor = Self.row(days, context)
        let first = max(0, min(cursor - rows.height + 1, days.count - rows.height))
        for (offset, index) in (first..<days.count).prefix(rows.height).enumerated() {
            let line = Rect(x: rows.x, y: rows.y + offset, width: rows.width, height: 1)
            table.draw(days[index], on: &painter.grid, y: line.y)
            if index == cursor {
                painter.grid.tint(line.inset(left: 1, right: 1), .sel)
                painter.grid.put("▸", x: line.x + 1, y: line.y, .accent)
            }
            painter.target(line, .row(pane: name, index: index))
        }
    }

    private static func emptyState(_ context: PaneContext) -> EmptyState {
        let whose = context.view.journal.account.map { " of \(OutsideText.line($0))" } ?? ""
        return EmptyState(
            Run("No day\(whose) is written yet.", .strong),
            [Run("A day stands here once it is saved; curve and statistics follow from it.", .dim)],
            keys: [(action: "journal.open", scope: "global", text: "write today")])
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        let days = JournalDesk(context).history
        guard !days.isEmpty else { return false }
        let page = max(1, (context.size?.height ?? 10) - 2)
        let at = Self.row(days, context)
        let target: Int
        switch motion {
        case .up: target = at - 1
        case .down: target = at + 1
        case .pageUp: target = at - page
        case .pageDown: target = at + page
        case .home: target = 0
        case .end: target = days.count - 1
        case .left, .right: return false
        }
        select(row: target, view: &view, context)
        return true
    }

    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        let days = JournalDesk(context).history
        guard !days.isEmpty else { return }
        view.journal.cursor = JournalPlace(days[min(max(0, row), days.count - 1)])
    }

    /// Enter, or a click on the row of the cursor, opens the day.
    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        JournalActions.edit(&view, context.with(view))
    }

    /// Looks in date, account, instruments, notes, setup and mistake.
    package func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool? {
        let days = JournalDesk(context).history
        guard !text.isEmpty, !days.isEmpty else { return false }
        let wanted = text.lowercased()
        let at = Self.row(days, context)
        let order = (1...days.count).map { (at + (forward ? $0 : -$0) + days.count * 2) % days.count }
        let hit = order.first { index in
            let day = days[index]
            let texts = [
                JournalSaving.label(day.day), day.account, day.instruments, day.notes, day.review.setup,
                day.review.mistake,
            ]
            return texts.contains { $0.lowercased().contains(wanted) }
        }
        guard let hit else { return false }
        select(row: hit, view: &view, context)
        return true
    }
}
