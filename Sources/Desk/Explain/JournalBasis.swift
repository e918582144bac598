import Canvas
import Ledger
import Market
import State

/// The listed days of the journal, as the explanations of what is reckoned from them name them.
struct JournalBasis {
    /// Newest first.
    let entries: [JournalEntry]
    /// Ascending.
    let days: [JournalDay]
    let figures: JournalStatistics
    let whose: String
    private let context: PaneContext

    /// Days that a list names one by one.
    private static let listed = 20

    /// Nil while no day is listed.
    init?(_ context: PaneContext) {
        let journal = JournalDesk(context)
        entries = journal.history
        guard !entries.isEmpty else { return nil }
        days = JournalDay.totals(entries)
        figures = JournalStatistics(days: days)
        whose = journal.whose
        self.context = context
    }

    func money(_ amount: Money) -> String { amount.text(style: context.facts.numbers, signed: true) }

    /// Days with their net, newest first; of those that are too many to be named, the sum.
    func list(_ days: some BidirectionalCollection<JournalDay>, _ part: inout Explanation) {
        for day in days.reversed().prefix(Self.listed) {
            let accounts = day.accounts > 1 ? "\(day.accounts) accounts together" : ""
            part.figure(JournalSaving.label(day.day), money(day.net), accounts)
        }
        let rest = days.dropLast(Self.listed)
        if !rest.isEmpty {
            part.figure("\(rest.count) earlier", money(rest.reduce(.zero) { $0 + $1.net }), "their sum")
        }
    }

    /// What it rests on and how old that is.
    func tell(_ part: inout Explanation, n: Int? = nil) {
        let n = n ?? figures.days
        let span = days.first.flatMap { first in days.last.map { "\(first.day) … \($0.day)" } } ?? ""
        let count = entries.count == figures.days ? "" : " of \(entries.count) entries"
        part.text("From \(figures.days) \(figures.days == 1 ? "day" : "days")\(count), \(span), \(whose).", .dim)
        if n < JournalStatisticsPane.trusted {
            part.text("n is \(n); below \(JournalStatisticsPane.trusted) days a figure says little.", .warn)
        }
        part.age("Entered by hand; the newest was saved", entries.map(\.savedAt).max(), context)
    }
}
