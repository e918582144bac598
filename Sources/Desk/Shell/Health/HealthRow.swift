import Canvas
import Market
import State

/// The row above the tabs on tall screens: every feed, the store, the port, and what the engine does next.
enum HealthRow {
    static func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        painter.grid.fill(Rect(x: 0, y: y, width: painter.grid.width, height: 1), " ", Pen(.text, on: .bg))
        let snapshot = context.snapshot
        let lines = HealthLine.all(snapshot)
        let left = lines.filter(\.isTrouble) + lines.filter { !$0.isTrouble }
        let right = snapshot.jobs.compactMap { job -> RowItem? in
            guard let next = job.nextRun, let time = snapshot.time else { return nil }
            let wait = SpanText.coarse(max(0, next - time))
            return RowItem([Run("\(job.name) in ", .dim), Run(wait)], priority: 20)
        }
        painter.grid.put(
            left: left.map {
                RowItem($0.runs, priority: $0.isTrouble ? 60 : 50).or([$0.mark, Run(" \($0.name)")], priority: 65)
            }, right: right, in: Rect(x: 1, y: y, width: painter.grid.width - 2, height: 1), gap: 3)
    }
}
