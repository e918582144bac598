import Canvas
import Market
import State

/// The engine's periodic jobs: how often, when last, when next.
package struct JobsPane: Pane {
    package init() {}

    package var name: String { "jobs" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle { PaneTitle("Jobs", right: [TitleItem("exchange time")]) }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let table = Table(
            [
                TableColumn("job", width: 18, priority: 100), TableColumn("every", .right, width: 6, priority: 70),
                TableColumn("last", .right, width: 8, priority: 80),
                TableColumn("next in", .right, width: 8, priority: 90),
            ], x: area.x + 3, width: area.width - 4)
        painter.grid.headings(table, y: area.y)
        for (index, job) in context.snapshot.jobs.enumerated() where area.y + 1 + index < area.bottom {
            let next = job.nextRun.flatMap { next in context.snapshot.time.map { max(0, next - $0) } }
            painter.grid.row(table, y: area.y + 1 + index) { column in
                switch column {
                case 0: [Run(job.name)]
                case 1: [Run(SpanText.coarse(Int64(job.everySeconds) * Timestamp.second), .dim)]
                case 2: [Run(job.lastRun.map { NewYork.local($0).clockWithSeconds } ?? "–", .dim)]
                default: [Run(next.map(SpanText.coarse) ?? "–")]
                }
            }
        }
        let y = area.y + 2 + context.snapshot.jobs.count
        guard y < area.bottom, let key = context.facts.keymap.keys(for: "engine.refresh", in: "global").first else {
            return
        }
        let end = painter.grid.put([Run("\(key)", .key), Run(" refresh now", .dim)], x: area.x + 3, y: y)
        painter.target(Rect(x: area.x + 3, y: y, width: end - area.x - 3, height: 1), .action("engine.refresh"))
    }
}
