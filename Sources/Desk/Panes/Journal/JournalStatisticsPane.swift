import Canvas
import Ledger
import Market
import State

/// What the listed days amount to, always with the number of days on which it rests.
package struct JournalStatisticsPane: Pane {
    /// Below this many days a figure says little.
    static let trusted = 30

    package init() {}

    package var name: String { "statistics" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        let days = JournalDesk(context).history
        var title = PaneTitle("Statistics", right: [TitleItem(JournalDesk(context).whose)])
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
        let style = context.facts.numbers
        var rest = JournalFigure.allCases[...]
        for row in 0..<rows where !rest.isEmpty {
            let y = area.y + row * 2
            var x = area.x + 3
            while let figure = rest.first {
                let value = figure.value(figures, style)
                let columns = max(TextWidth.columns(figure.name), value.columns)
                guard x + columns <= area.right - 1 else { break }
                // Grey rests on too few days to be trusted.
                let isThin = figure.n(figures) < Self.trusted
                painter.grid.put(figure.name, x: x, y: y, isThin ? .faint : .dim)
                if area.height > row * 2 + 1 {
                    painter.grid.put(value.map { isThin ? Run($0.text, Pen(.dim)) : $0 }, x: x, y: y + 1)
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
}
