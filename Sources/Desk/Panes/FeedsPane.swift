import Canvas
import Market
import State

/// What each feed, the store and the port do: state, age, rate, and what was left out.
package struct FeedsPane: Pane {
    package init() {}

    package var name: String { "feeds" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        PaneTitle("Feeds", right: [TitleItem("what came, how old, how fast")])
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let lines = HealthLine.all(context.snapshot)
        let names = lines.map { TextWidth.columns($0.name) }.max() ?? 0
        let table = Table(
            [
                TableColumn("source", width: max(8, min(24, names)), priority: 100),
                TableColumn("state", width: 9, priority: 90),
                TableColumn("age", .right, width: 6, priority: 80), TableColumn("rate", .right, width: 8, priority: 60),
                TableColumn("messages", .right, width: 11, priority: 70),
                TableColumn("refused", .right, width: 7, priority: 50),
            ], x: area.x + 3, width: area.width - 4)
        painter.grid.headings(table, y: area.y)
        let style = context.facts.numbers
        var y = area.y + 1
        var spare = area.height - 1 - lines.reduce(0) { $0 + ($1.detail.isEmpty ? 1 : 2) }
        for line in lines where y < area.bottom {
            painter.grid.put([line.mark], x: area.x + 1, y: y)
            painter.grid.row(table, y: y) { column in
                switch column {
                case 0: [Run(line.name)]
                case 1: [Run(line.word, line.isTrouble ? .warn : .text)]
                case 2: [Run(line.ageText ?? "–")]
                case 3: [Run(line.rate.flatMap { style.text($0, decimals: 1) }.map { "\($0)/s" } ?? "–", .dim)]
                case 4: [Run(line.count.map { style.text($0, decimals: 0) } ?? "–")]
                default:
                    [
                        Run(
                            line.refused.map { style.text($0, decimals: 0) } ?? "–",
                            line.refused ?? 0 > 0 ? .warn : .dim)
                    ]
                }
            }
            y += 1
            for (text, role) in notes(line, width: area.width - 4, spare: &spare) where y < area.bottom {
                painter.grid.put(text, x: area.x + 3, y: y, Pen(role))
                y += 1
            }
        }
    }

    /// The rows below a line: its detail, at least in one row, then its notices, as far as there are rows to spare.
    private func notes(_ line: HealthLine, width: Int, spare: inout Int) -> [(text: String, role: Role)] {
        var rows: [(text: String, role: Role)] = []
        if !line.detail.isEmpty {
            // In a narrow pane a word would not fit a row, nor a number.
            let wrapped = width >= 40 ? TextFit.wrap(line.detail, to: width) : [line.detail]
            let count = min(wrapped.count, 1 + max(0, spare))
            spare -= count - 1
            rows = wrapped.prefix(count - 1).map { ($0, .dim) }
            rows.append((TextFit.fit(wrapped.dropFirst(count - 1).joined(separator: " "), to: width), .dim))
        }
        for text in line.notices.flatMap({ TextFit.wrap($0, to: width) }) where spare > 0 {
            rows.append((text, .warn))
            spare -= 1
        }
        return rows
    }
}
