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

    /// How plans are graded, to the tick.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard context.snapshot.briefing != nil else { return nil }
        var told = Explanation("How game plans are graded")
        told.text(
            "Each game plan, the model's or the desk's own, is graded once when its session has closed: by the closed "
                + "minutes from the first that begins after it was asked for until the close. Nothing before it counts, "
                + "and a day whose prices end more than an hour before the close is left open.")
        told.heading("Sides")
        told.text(
            "A contract is called long or short where a part on bias, focus, levels or setups says so of it. What is "
                + "refused, depends on something, or is said both ways is no call. It is right where the session closes "
                + "a tick or more on its side of the last price when the plan was asked for; chance gives about half. "
                + "Best and worst are the farthest ticks for it and against it until the close.")
        told.heading("Entry, stop and target")
        told.text(
            "Counted where all three are named and stand in the data. Filled when the price trades in the entry zone; "
                + "then what is touched first, stop or target, ends it. Both in one minute, or the target in the "
                + "minute of the fill, is told against the plan.")
        told.heading("Levels")
        told.text(
            "A named level that stays where it is, more than \(LevelCall.near) ticks from the price. Touched: traded within "
                + "\(LevelCall.near) ticks. It held where the price then went half a five-minute average range back before "
                + "it went as far beyond; it broke the other way round. Chance gives one half.")
        told.heading("Counting")
        told.text(
            "Of a trading day only the first call of a contract's side counts, and the first of each level. Shares are "
                + "told from n = \(CallStatistics.Rate.least) on, with the bounds (Wilson, 95 %) between which the true share "
                + "lies; below that there are too few. Figures are all that were checked, of every plan.")
        return told
    }
}
