import Canvas
import Ledger
import Market
import State

/// What came of the game plans: what each writer's calls amount to, always with its n, then the newest plans one by one.
package struct GradesPane: Pane {
    package init() {}

    package var name: String { "grades" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        var title = PaneTitle("Grades")
        guard let grades = context.snapshot.briefing?.grades else { return title }
        title.right.append(TitleItem("after the close"))
        if let last = grades.graded.last { title.right.append(TitleItem("to \(last.day)")) }
        if !grades.open.isEmpty { title.right.append(TitleItem("\(grades.open.count) open")) }
        return title
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard let grades = context.snapshot.briefing?.grades else {
            painter.draw(
                EmptyState(Run("Briefings are off.", .strong), [Run("There is nothing to grade.", .dim)]), in: area,
                context.facts)
            return
        }
        guard !grades.statistics.isEmpty || !grades.open.isEmpty else {
            painter.draw(
                EmptyState(
                    Run("Nothing is graded yet.", .strong),
                    [Run("A game plan is graded when its session has closed.", .dim)],
                    keys: [("desk.explain", "desk", "how it is graded")]), in: area, context.facts)
            return
        }
        let rows = GradeRows(grades, context).rows
        let top = min(context.view.briefing.gradesTop, max(0, rows.count - area.height))
        for (index, runs) in rows.dropFirst(top).prefix(area.height).enumerated() {
            painter.grid.put(runs, x: area.x + 1, y: area.y + index, limit: area.width - 2)
        }
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        guard let grades = context.snapshot.briefing?.grades else { return false }
        let height = max(1, context.size?.height ?? 10)
        let count = GradeRows(grades, context).rows.count
        guard let step = motion.rows(page: max(1, height - 1), count: count) else { return false }
        view.briefing.gradesTop = min(max(0, view.briefing.gradesTop + step), max(0, count - height))
        return true
    }
}
