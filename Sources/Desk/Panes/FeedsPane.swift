import Canvas
import Market
import State

/// What each source does: state, age, rate, and what was left out.
package struct FeedsPane: Pane {
    package init() {}

    package var name: String { "feeds" }

    package func title(_ context: PaneContext) -> PaneTitle {
        PaneTitle("Feeds", right: [TitleItem("what came, how old, how fast")])
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let names = context.snapshot.sources.map { TextWidth.columns($0.report.name) }.max() ?? 0
        let table = Table(
            [
                TableColumn("source", width: max(8, min(24, names)), priority: 100),
                TableColumn("state", width: 8, priority: 90),
                TableColumn("age", .right, width: 6, priority: 80), TableColumn("rate", .right, width: 8, priority: 60),
                TableColumn("messages", .right, width: 11, priority: 70),
                TableColumn("refused", .right, width: 7, priority: 50),
            ], x: area.x + 3, width: area.width - 4)
        painter.grid.headings(table, y: area.y)
        let style = context.facts.numbers
        var y = area.y + 1
        for source in context.snapshot.sources where y < area.bottom {
            let mark = SourceMark.mark(source.report.state)
            painter.grid.put([mark], x: area.x + 1, y: y)
            let age = source.lastMessage.flatMap { last in
                context.snapshot.time.map { (time: Timestamp) in Freshness.text(max(0, time - last)) }
            }
            let rate = source.rate.flatMap { style.text($0, decimals: 1) }
            painter.grid.row(table, y: y) { column in
                switch column {
                case 0: [Run(source.report.name)]
                case 1: [Run(source.report.state.word, source.report.state.gravity >= 5 ? .warn : .text)]
                case 2: [Run(age ?? "–")]
                case 3: [Run(rate.map { "\($0)/s" } ?? "–", .dim)]
                case 4: [Run(style.text(source.messages, decimals: 0))]
                default: [Run(style.text(source.refused, decimals: 0), source.refused > 0 ? .warn : .dim)]
                }
            }
            y += 1
            let detail: String =
                switch source.report.state {
                case .failed(let reason), .off(let reason): reason
                default: source.report.detail
                }
            guard !detail.isEmpty, y < area.bottom else { continue }
            painter.grid.put(
                TextFit.fit(OutsideText.line(detail), to: area.width - 4), x: area.x + 3, y: y, .dim)
            y += 1
        }
    }
}
