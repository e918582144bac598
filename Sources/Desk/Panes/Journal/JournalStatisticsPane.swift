import Canvas
import Ledger
import Market
import State

/// What the listed days amount to, always with the number of days on which it rests.
package struct JournalStatisticsPane: Pane {
    /// A figure below its name.
    private struct Item {
        let name: String
        let value: [Run]
        /// Days on which it rests.
        let n: Int
    }

    /// Below this many days a figure says little.
    static let trusted = 30

    package init() {}

    package var name: String { "statistics" }

    package func title(_ context: PaneContext) -> PaneTitle {
        let days = JournalDesk(context).history
        let whose = context.view.journal.account.map { OutsideText.line($0) } ?? "all accounts"
        var title = PaneTitle("Statistics", right: [TitleItem(whose)])
        if let newest = days.first?.day, let oldest = days.last?.day {
            title.right.append(TitleItem("\(oldest) … \(newest)"))
        }
        let n = JournalStatistics(days).days
        title.right.append(TitleItem("n \(n)", n < Self.trusted ? .warn : .dim))
        return title
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let figures = JournalStatistics(JournalDesk(context).history)
        guard figures.days > 0 else {
            painter.grid.put(TextFit.fit("No day yet.", to: area.width - 2), x: area.x + 1, y: area.y, .dim)
            return
        }
        let hasNote = figures.days < Self.trusted && area.height % 2 == 1 && area.height >= 3
        let rows = max(1, area.height / 2)
        var rest = Self.items(figures, context.facts.numbers)[...]
        for row in 0..<rows where !rest.isEmpty {
            let y = area.y + row * 2
            var x = area.x + 3
            while let item = rest.first {
                let columns = max(TextWidth.columns(item.name), item.value.columns)
                guard x + columns <= area.right - 1 else { break }
                // Grey rests on too few days to be trusted.
                let isThin = item.n < Self.trusted
                painter.grid.put(item.name, x: x, y: y, isThin ? .faint : .dim)
                if area.height > row * 2 + 1 {
                    let value = item.value.map { isThin ? Run($0.text, Pen(.dim)) : $0 }
                    painter.grid.put(value, x: x, y: y + 1)
                }
                x += columns + 4
                rest = rest.dropFirst()
            }
        }
        if hasNote {
            painter.grid.put(
                TextFit.fit("n under \(Self.trusted): shown, not to be trusted yet", to: area.width - 4),
                x: area.x + 3, y: area.bottom - 1, .dim)
        }
    }

    private static func items(_ figures: JournalStatistics, _ style: NumberStyle) -> [Item] {
        let n = figures.days
        func money(_ name: String, _ amount: Money?, _ n: Int) -> Item {
            let text = amount?.text(style: style, signed: true) ?? "–"
            return Item(
                name: name, value: [Run(text, Pen(amount.map { PositionLine.role(of: $0) } ?? .dim, .bold))], n: n)
        }
        func number(_ name: String, _ text: String?, _ n: Int) -> Item {
            Item(name: name, value: [Run(text ?? "–", .strong)], n: n)
        }
        let split =
            [Run("\(figures.winningDays) ▲", .up, .bold), Run(" \(figures.losingDays) ▼", .down, .bold)]
            + (figures.breakEvenDays > 0 ? [Run(" \(figures.breakEvenDays) ·", .dim)] : [])
        let streak: String =
            switch figures.streak {
            case .winning(let length): "▲ \(length)"
            case .losing(let length): "▼ \(length)"
            case nil: "–"
            }
        return [
            money("net", figures.net, n), Item(name: "days", value: split, n: n),
            number("win days", figures.winRate.flatMap { style.text($0 * 100, decimals: 1) }.map { "\($0)%" }, n),
            number("profit factor", figures.profitFactor.flatMap { style.text($0, decimals: 2) }, n),
            money("average day", figures.expectancy, n), money("best day", figures.best?.net, n),
            money("worst day", figures.worst?.net, n), money("max under water", figures.maxDrawdown, n),
            number("streak", streak, n),
            money("average win", figures.averageWin, figures.winningDays),
            money("average loss", figures.averageLoss, figures.losingDays),
            number("payoff", figures.payoff.flatMap { style.text($0, decimals: 2) }, n),
            Item(
                name: "commissions", value: [Run(figures.commissions.text(style: style), .strong)], n: n),
            number("contracts", style.text(figures.contracts, decimals: 0), n),
        ]
    }
}
