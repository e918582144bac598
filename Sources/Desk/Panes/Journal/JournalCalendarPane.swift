import Canvas
import Ledger
import Market
import State

/// Net a day in weeks, newest below, with a total for each week.
package struct JournalCalendarPane: Pane {
    package init() {}

    package var name: String { "calendar" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        PaneTitle("Calendar", right: [TitleItem("net a day"), TitleItem("sign inside")])
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let days = JournalDesk(context).history
        guard let newest = days.first?.day, let oldest = days.last?.day else {
            painter.grid.put(TextFit.fit("No day yet.", to: area.width - 2), x: area.x + 1, y: area.y, .dim)
            return
        }
        var net: [TradingDay: Money] = [:]
        for entry in days { net[entry.day] = (net[entry.day] ?? .zero) + entry.net }
        let style = context.facts.numbers
        let texts = net.values.map { Self.text($0, style) }
        let cell = max(4, texts.map { TextWidth.columns($0) }.max() ?? 4)
        let table = Table(
            [TableColumn("week of", width: 10, priority: 90)]
                + ["Mon", "Tue", "Wed", "Thu", "Fri"].map { TableColumn($0, .right, width: cell, priority: 100) }
                + [TableColumn("week", .right, width: cell + 2, priority: 80)], x: area.x + 1, width: area.width - 2)
        guard table.places.count >= 5 else {
            painter.grid.put(TextFit.fit("More room is needed.", to: area.width - 2), x: area.x + 1, y: area.y, .dim)
            return
        }
        painter.grid.headings(table, y: area.y)
        var monday = Self.monday(newest)
        let weeks = min(area.height - 1, Int(monday.daysSinceEpoch - Self.monday(oldest).daysSinceEpoch) / 7 + 1)
        for row in (0..<max(0, weeks)).reversed() {
            drawWeek(monday, net, table, on: &painter.grid, y: area.y + 1 + row, style, context.snapshot.time)
            monday = monday.adding(days: -7)
        }
    }

    private func drawWeek(
        _ monday: CivilDate, _ net: [TradingDay: Money], _ table: Table, on grid: inout Grid, y: Int,
        _ style: NumberStyle, _ now: Timestamp?
    ) {
        // A session on a weekend or a holiday is a trading day of its own and counts for its week.
        let week = (0..<7).compactMap { net[TradingDay(monday.adding(days: $0))] }
        let total = week.reduce(.zero, +)
        let calendar = TradingCalendar(group: .equity)
        for place in table.places {
            switch table.columns[place.index].name {
            case "week of": grid.put("\(monday)", x: place.x, y: y, .dim)
            case "week":
                guard !week.isEmpty else { continue }
                let pen = Pen(PositionLine.role(of: total), .bold)
                grid.put(Self.text(total, style), endingAt: place.x + place.width, y: y, pen)
            default:
                let day = TradingDay(monday.adding(days: place.index - 1))
                if let amount = net[day] {
                    let rect = Rect(x: place.x, y: y, width: place.width, height: 1)
                    let ground: Role = amount > .zero ? .zoneUp : amount < .zero ? .zoneDown : .chip
                    grid.fill(rect, " ", Pen(.text, on: ground))
                    grid.put(
                        Self.text(amount, style), endingAt: place.x + place.width, y: y,
                        Pen(PositionLine.role(of: amount)))
                } else {
                    let text = calendar.isTradingDay(day) ? "·" : "closed"
                    let shown = TextWidth.columns(text) <= place.width ? text : "–"
                    grid.put(shown, endingAt: place.x + place.width, y: y, .faint)
                }
            }
        }
    }

    static func monday(_ day: TradingDay) -> CivilDate {
        day.date.adding(days: -((day.date.weekday.rawValue + 6) % 7))
    }

    /// Whole dollars, as a cell of the calendar holds them.
    private static func text(_ money: Money, _ style: NumberStyle) -> String {
        style.text(Double(money.tenThousandths) / 10_000, decimals: 0, signed: true) ?? "–"
    }
}
