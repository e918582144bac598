import Canvas
import Ledger
import Market
import State

extension JournalEntryPane {
    /// Where the figures of the form come from: typed, taken from the fills, or reckoned from those two.
    package func explain(_ context: PaneContext) -> Explanation? {
        let journal = JournalDesk(context)
        let form = journal.form
        guard let day = form.day else { return nil }
        let style = context.facts.numbers
        let reading = form.reading
        let proposal = journal.proposal(form.text(.account), day)
        let gross = reading.gross?.text(style: style, signed: true)
        let net = reading.net?.text(style: style, signed: true)
        var explanation = Explanation("Form of \(JournalSaving.label(day)), \(OutsideText.line(form.text(.account)))")
        func age(_ part: inout Explanation) {
            if form.isTouched {
                part.text("Typed and not saved; the draft is kept as you type.", .dim)
            } else if let saved = journal.saved(form.text(.account), day) {
                part.age("Saved", saved.savedAt, context)
            } else {
                part.text(
                    proposal == nil
                        ? "Nothing is entered yet." : "Not saved yet; what nobody typed is what the fills say.", .dim)
            }
        }
        func add(_ name: String, _ value: String?, _ formula: String, _ inputs: (inout Explanation) -> Void = { _ in })
        {
            explanation.part(name, value ?? "—", formula) { part in
                inputs(&part)
                part.fills(proposal, of: name, context)
                age(&part)
            }
        }
        add("gross", gross, "gain of the day before costs")
        add("net", net, "gain of the day after costs; the result")
        add("contracts", form.text(.contracts).isEmpty ? nil : form.text(.contracts), "round turns")
        add("commissions", reading.commissions?.text(style: style), "gross − net") { part in
            part.figure("gross", gross)
            part.figure("net", net)
        }
        let others = journal.recent(form)
        if reading.net != nil, !others.isEmpty {
            explanation.part("green", "\(others.count { $0.net > .zero }) of \(others.count)", "days before") { part in
                part.text("Days with net above zero among the newest of this account, at most six, without this one.")
                for entry in others.reversed() {
                    part.figure(JournalSaving.label(entry.day), entry.net.text(style: style, signed: true))
                }
                part.age("Entered by hand; the newest was saved", others.map(\.savedAt).max(), context)
            }
        }
        age(&explanation)
        return explanation
    }
}
