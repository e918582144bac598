import Canvas
import Ledger
import State

/// The journal: its form, and the list of its days.
enum JournalActions {
    static let all: [Action] = opening + form + history

    private static let opening = [
        Action("journal.open", "write the day's journal", group: "Journal", hint: "journal") { view, context in
            open(JournalDesk(context).first, &view)
            return []
        }
    ]

    private static let form = [
        entry("next_field", "next field", topic: "next, previous field") { form, _, _ in
            form.field = form.field.stepped(1)
        },
        entry("previous_field", "previous field", topic: "next, previous field") { form, _, _ in
            form.field = form.field.stepped(-1)
        },
        Action("journal.save", "save the day", scope: "entry", group: "Journal", hint: "save") { view, context in
            JournalSaving.save(&view, context)
        },
        Action(
            "journal.undo", "undo typing; after a save, take it back", scope: "entry", group: "Journal", hint: "undo"
        ) { view, context in
            var form = JournalDesk(context).form
            guard form.canUndo else { return JournalSaving.takeBack(&view, context) }
            form.undo()
            return keep(form, &view, context)
        },
        entry("redo", "redo", refusal: "There is nothing to bring back.") { form, _, _ in
            guard form.canRedo else { return }
            form.redo()
        },
        entry("next_account", "the next account") { form, view, journal in
            form = JournalMoves.account(1, from: form, &view, journal)
        },
        entry("previous_day", "the trading day before", topic: "day before, after") { form, view, journal in
            form = JournalMoves.day(-1, from: form, &view, journal)
        },
        entry("next_day", "the trading day after", topic: "day before, after") { form, view, journal in
            form = JournalMoves.day(1, from: form, &view, journal)
        },
        entry("take_fills", "what the fills say, in place of what is typed") { form, view, journal in
            takeFills(&form, &view, journal)
        },
        entry("discard", "throw the draft away; undo brings it back") { form, _, _ in
            form.set([
                .gross: form.base.gross, .net: form.base.net, .contracts: form.base.contracts,
                .instruments: form.base.instruments, .notes: form.base.notes,
            ])
        },
    ]

    private static let history = [
        Action("journal.edit", "edit this day", scope: "history", group: "Journal", hint: "edit", refusal: noDay) {
            view, context in
            edit(&view, context)
        },
        Action("journal.delete", "delete this day", scope: "history", group: "Journal", hint: "delete", refusal: noDay)
        {
            view, context in
            if let entry = JournalHistoryPane.chosen(context) { JournalSaving.askToDelete(entry, &view, context) }
            return []
        },
        Action("journal.take_back", "take the last save or deletion back", scope: "history", group: "Journal") {
            view, context in
            JournalSaving.takeBack(&view, context)
        },
        Action("journal.account", "the next account, or all", scope: "history", group: "Journal", hint: "account") {
            view, context in
            let names = Array(Set(context.snapshot.journal.map(\.account))).sorted()
            let at = view.journal.account.flatMap { names.firstIndex(of: $0) }
            let next = at.map { $0 + 1 } ?? 0
            view.journal.account = names.indices.contains(next) ? names[next] : nil
            view.journal.cursor = nil
            return []
        },
    ]

    /// Opens the form, from whatever page.
    private static func open(_ form: JournalForm, _ view: inout DeskView) {
        if view.page != "journal" {
            view.journal.returnsTo = view.page
            PageActions.show(Pages.named("journal"), &view)
        }
        view.isZoomed = false
        view.focus = "entry"
        view.journal.form = form
        view.journal.complaint = nil
        if form.isTouched { view.journal.settled.insert(form.key) }
    }

    /// Puts the day under the cursor of the history into the form.
    static func edit(_ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let entry = JournalHistoryPane.chosen(context) else { return [] }
        let journal = JournalDesk(context)
        let key = JournalKey(account: entry.account, date: entry.day.description)
        var form = JournalMoves.open(key, from: journal.form, &view, journal)
        form.field = .net
        open(form, &view)
        return []
    }

    @Sendable private static func noDay(_ context: PaneContext) -> String? {
        JournalHistoryPane.chosen(context) == nil ? "There is no day here yet; j writes one." : nil
    }

    private static func takeFills(_ form: inout JournalForm, _ view: inout DeskView, _ journal: JournalDesk) {
        guard let proposal = form.day.flatMap({ journal.proposal(form.text(.account), $0) }) else {
            view.notice = Notice("No fill of this account and day is known.", .dim)
            return
        }
        let style = journal.context.facts.numbers
        var texts: [JournalField: String] = [:]
        if let gross = proposal.gross { texts[.gross] = gross.value.fieldText(style) }
        if let net = proposal.net { texts[.net] = net.value.fieldText(style) }
        if let contracts = proposal.contracts { texts[.contracts] = "\(contracts.value)" }
        if let instruments = proposal.instruments { texts[.instruments] = OutsideText.line(instruments.value) }
        form.set(texts)
    }

    private static func entry(
        _ name: String, _ help: String, topic: String? = nil, refusal: String? = nil,
        run: @escaping @Sendable (inout JournalForm, inout DeskView, JournalDesk) -> Void
    ) -> Action {
        let refuses = { @Sendable (context: PaneContext) -> String? in
            JournalDesk(context).form.canRedo ? nil : refusal
        }
        return Action("journal.\(name)", help, scope: "entry", group: "Journal", topic: topic, refusal: refuses) {
            view, context in
            let journal = JournalDesk(context)
            var form = journal.form
            run(&form, &view, journal)
            return keep(form, &view, context)
        }
    }

    /// Puts the form into the view, and has the drafts kept where its text changed.
    private static func keep(_ form: JournalForm, _ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        let before = JournalDesk(context).form
        view.journal.form = form
        view.journal.complaint = nil
        guard !form.draft.isSameText(as: before.draft) else { return [] }
        return [.intent(.keepDrafts(JournalDesk(context.with(view)).draftsToKeep(form)))]
    }
}
