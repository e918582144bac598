import Canvas
import Ledger
import State

extension JournalCurvePane {
    /// How the line is reckoned, and where it stands now, highest and lowest.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard let basis = JournalBasis(context), let last = basis.figures.line.last else { return nil }
        let line = basis.figures.line
        var explanation = Explanation("Cumulative net of \(basis.whose)")
        explanation.text(
            "The net of each day added to that of all days before it, oldest first; the line begins at zero before the "
                + "first. Between two days it is drawn straight.")
        let high = line.max { ($0.net, $1.day) < ($1.net, $0.day) } ?? last
        let low = line.min { ($0.net, $0.day) < ($1.net, $1.day) } ?? last
        for (name, point, note) in [
            ("now", last, "after the newest day"), ("highest", high, "after any day"), ("lowest", low, "after any day"),
        ] {
            explanation.part(name, basis.money(point.net), "\(note), \(point.day)") { part in
                part.text("The sum of the net of all days up to \(point.day).")
                part.figure("under water", basis.money(point.underWater), "below the highest point until then")
                basis.list(basis.days.filter { $0.day <= point.day }, &part)
                basis.tell(&part)
            }
        }
        basis.tell(&explanation)
        return explanation
    }
}
