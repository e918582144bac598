import Canvas
import Market
import State

/// The 40×10 card: price, the day's change in digits to be read across a room, levels, the next deadline, the feed.
enum Card {
    /// What its explanation goes by, in place of a pane's name.
    static let name = "card"

    static func draw(on painter: inout Painter, _ context: PaneContext) {
        let (width, height) = (painter.grid.width, painter.grid.height)
        Header.draw(on: &painter, y: 0, context)
        drawHint(on: &painter, y: 1, context)
        var y = 2
        if let quote = Quote(context), let change = quote.change, height >= 8 {
            let end = painter.grid.put(bigDigits: change, x: 1, y: y, Pen(quote.role), limit: width - 2)
            if let end { painter.grid.put("% day", x: end + 1, y: y, .dim) }
            y += end == nil ? 0 : 4
        }
        for row in rows(context) where y < height - 1 {
            painter.grid.put(left: row, in: Rect(x: 1, y: y, width: width - 2, height: 1))
            y += 1
        }
        let last = Rect(x: 0, y: height - 1, width: width, height: 1)
        painter.grid.fill(last, " ", Pen(.text, on: .strip))
        painter.grid.put(left: footer(context), in: last.inset(left: 1, right: 1), gap: 1)
    }

    private static func rows(_ context: PaneContext) -> [[RowItem]] {
        var rows: [[RowItem]] = []
        if let account = context.account {
            rows.append(PositionStrip.items(AccountFigures(account, context), withAge: true))
        }
        guard let instrument = context.selected else { return rows }
        let style = context.facts.numbers
        let spec = instrument.spec
        if let today = instrument.today {
            rows.append([
                RowItem([Run("high ", .dim), Run(spec.text(today.high, style: style))], priority: 50),
                RowItem([Run("low ", .dim), Run(spec.text(today.low, style: style))], priority: 50),
            ])
        }
        if let vwap = instrument.vwap, let text = spec.text(points: vwap, style: style) {
            var row = [RowItem([Run("VWAP ", .dim), Run(text, .vwap)], priority: 50)]
            if let percent = instrument.vwapPercent.flatMap({ style.text($0, decimals: 2, signed: true) }) {
                row.append(RowItem("\(percent)%", .dim, priority: 30))
            }
            rows.append(row)
        }
        if let levels = instrument.previousDay {
            let pivot = spec.text(spec.price(points: levels.pivots.pivot), style: style)
            rows.append([
                RowItem([Run("pivot ", .dim), Run(pivot)], priority: 50),
                RowItem([Run("PDH ", .dim), Run(spec.text(levels.high, style: style))], priority: 40),
            ])
        }
        return rows
    }

    private static func footer(_ context: PaneContext) -> [RowItem] {
        var items: [RowItem] = []
        if let deadline = SessionClock(context)?.deadline {
            items.append(RowItem(deadline.runs, priority: 50).or(deadline.short, priority: 55))
        }
        let worst = HealthLine.worst(context.snapshot)?.runs
        items.append(
            RowItem(worst ?? [Run("○ no source", .dim)], priority: 90).or(
                [worst?.first ?? Run("○", .dim)], priority: 100))
        if let notice = context.view.notice { items.append(RowItem(notice.text, Pen(notice.role), priority: 60)) }
        return items
    }

    /// `z shows chart`, at the right.
    private static func drawHint(on painter: inout Painter, y: Int, _ context: PaneContext) {
        guard let key = zoomKey(context) else { return }
        let row = Rect(x: 1, y: y, width: painter.grid.width - 2, height: 1)
        let hint = RowItem([Run(key, .key), Run(" shows \(context.view.focus)", .dim)], priority: 1)
        for place in painter.grid.put(left: [], right: [hint], in: row) {
            painter.target(place.rect, .action("pane.zoom"))
        }
    }

    /// The key that shows the pane behind the card.
    private static func zoomKey(_ context: PaneContext) -> String? {
        context.facts.keymap.keys(for: "pane.zoom", in: "global").first?.brief
    }

    /// Which pane a key went to, and how it is seen.
    static func notice(_ context: PaneContext) -> Notice {
        Notice("\(context.view.focus)" + (zoomKey(context).map { ": \($0) shows it" } ?? ""), .dim)
    }
}
