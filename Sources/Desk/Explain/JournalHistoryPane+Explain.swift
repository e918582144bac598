import Canvas
import Ledger
import Market
import State

extension JournalHistoryPane {
    /// Where the figures of the day under the cursor come from.
    package func explain(_ context: PaneContext) -> Explanation? {
        guard let entry = Self.chosen(context) else { return nil }
        let style = context.facts.numbers
        let journal = JournalDesk(context)
        let proposal = journal.proposal(entry.account, entry.day)
        let gross = entry.gross.text(style: style, signed: true)
        let net = entry.net.text(style: style, signed: true)
        var explanation = Explanation("\(JournalSaving.label(entry.day)), \(OutsideText.line(entry.account))")
        func add(_ name: String, _ value: String, _ formula: String, _ inputs: (inout Explanation) -> Void = { _ in }) {
            explanation.part(name, value, formula) { part in
                inputs(&part)
                part.fills(proposal, of: name, context)
                part.age("Entered by hand and saved", entry.savedAt, context)
            }
        }
        add("net", net, "gain of the day after costs, as it was entered") { part in
            let largest = journal.history.max { $0.net.tenThousandths.magnitude < $1.net.tenThousandths.magnitude }
            part.figure(
                "full bar", largest?.net.text(style: style, signed: true),
                largest.map { "the largest net of the listed days, on \($0.day); the bar is net over it" } ?? "")
        }
        add("gross", gross, "gain of the day before costs, as it was entered")
        add("commissions", entry.commissions.text(style: style), "gross − net") { part in
            part.figure("gross", gross)
            part.figure("net", net)
        }
        add("contracts", "\(entry.contracts)", "as they were entered")
        explanation.age("Entered by hand and saved", entry.savedAt, context)
        return explanation
    }
}
