import Canvas
import Ledger
import Market
import State

extension JournalCalendarPane {
    /// What each week in sight comes to, and from which entries.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard let basis = JournalBasis(context), let newest = basis.days.last?.day else { return nil }
        var explanation = Explanation("Calendar of \(basis.whose)")
        explanation.text(
            "A cell is the net of a day, the entries of all listed accounts together, in whole dollars; a week is the sum "
                + "of its days.")
        let last = Self.monday(newest)
        for row in 0..<max(1, (context.size?.height ?? 10) - 1) {
            let monday = last.adding(days: -7 * row)
            let days = basis.days.filter { Self.monday($0.day) == monday }
            guard !days.isEmpty else { continue }
            let total = days.reduce(.zero) { $0 + $1.net }
            let count = "\(days.count) \(days.count == 1 ? "day" : "days")"
            explanation.part("week of \(monday)", basis.money(total), count) { part in
                part.text("The sum of the net of its days.")
                basis.list(days, &part)
                let entries = basis.entries.filter { Self.monday($0.day) == monday }
                if entries.count > days.count {
                    part.heading("Entries")
                    for entry in entries {
                        part.figure(
                            JournalSaving.label(entry.day), basis.money(entry.net), OutsideText.line(entry.account))
                    }
                }
                part.age("Entered by hand; the newest was saved", entries.map(\.savedAt).max(), context)
            }
        }
        basis.tell(&explanation)
        return explanation
    }
}
