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
        let services = left.map {
            RowItem($0.runs, priority: $0.isTrouble ? 60 : 50).or([$0.mark, Run(" \($0.name)")], priority: 65)
        }
        painter.grid.put(
            left: services + briefing(snapshot.briefing), right: right,
            in: Rect(x: 1, y: y, width: painter.grid.width - 2, height: 1), gap: 3)
    }

    /// The model that writes briefings; nothing where the desk writes by itself.
    private static func briefing(_ state: BriefingState?) -> [RowItem] {
        guard let state, let model = state.rules.model else { return [] }
        let mark =
            state.failure != nil ? Run("✗", .down) : state.running != nil ? Run("◐", .accent) : Run("●", .up)
        let next = state.next.map { " next \(NewYork.local($0).clock)" } ?? ""
        return [RowItem([mark, Run(" \(OutsideText.line(model))"), Run(next, .dim)], priority: 30)]
    }
}
