import Canvas
import Market
import State

/// The row above the tabs on tall screens: every source, the port, the store, and what the engine does next.
enum HealthRow {
    static func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        painter.grid.fill(Rect(x: 0, y: y, width: painter.grid.width, height: 1), " ", Pen(.text, on: .bg))
        let snapshot = context.snapshot
        let sources = snapshot.sources.sorted { $0.report.state.gravity > $1.report.state.gravity }
        let services = ServiceMark.all(snapshot)
        let isWell = services.allSatisfy { $0.gravity == 0 }
        let marks = services.map { RowItem($0.runs, priority: 45) }
        let feeds = sources.map { RowItem(SourceMark.runs($0, at: snapshot.time), priority: 50) }
        let left = isWell ? feeds + marks : marks + feeds
        let right = snapshot.jobs.compactMap { job -> RowItem? in
            guard let next = job.nextRun, let time = snapshot.time else { return nil }
            let wait = SpanText.coarse(max(0, next - time))
            return RowItem([Run("\(job.name) in ", .dim), Run(wait)], priority: 20)
        }
        painter.grid.put(
            left: left, right: right, in: Rect(x: 1, y: y, width: painter.grid.width - 2, height: 1), gap: 3)
    }
}
