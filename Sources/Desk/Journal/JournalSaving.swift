import Canvas
import Ledger
import Market
import State

/// Saving, deleting and taking back days of the journal.
enum JournalSaving {
    /// Saves the form, or says what is wrong with it; asks before another day's content is replaced.
    static func save(_ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        let journal = JournalDesk(context)
        var form = journal.form
        view.journal.complaint = nil
        let reading = form.reading(today: journal.today, savedAt: context.snapshot.time ?? Timestamp(seconds: 0))
        guard let entry = reading.entry else {
            guard let fault = reading.faults.first else { return [] }
            form.field = fault.field
            view.journal.form = form
            view.journal.complaint = fault
            view.notice = Notice(fault.text, .warn)
            return []
        }
        if let refusal = journal.refusal {
            view.journal.form = form
            view.notice = Notice(refusal, .warn)
            return []
        }
        guard let saved = journal.saved(entry.account, entry.day) else { return commit(entry, &view, context) }
        if saved.isSameDay(as: entry) {
            view.notice = Notice("\(label(entry.day)) stands as saved; nothing changed.", .dim)
            return settle(form, entry, &view, context)
        }
        view.journal.form = form
        view.overlay = .question(
            Question(
                purpose: .saveJournal(entry), title: "Replace \(label(entry.day)), \(entry.account)?",
                lines: differences(from: saved, to: entry, context.facts.numbers), yes: "replace it"))
        return []
    }

    /// Sends a checked day to be kept.
    static func commit(_ entry: JournalEntry, _ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        let net = entry.net.text(style: context.facts.numbers, signed: true)
        let keys = context.facts.keymap.keys(for: "journal.undo", in: "entry").first.map { "; \($0) takes it back" }
        view.notice = Notice("Saved \(label(entry.day)), \(OutsideText.line(entry.account)): \(net)\(keys ?? "")")
        let kept = settle(JournalDesk(context).form, entry, &view, context)
        return [.intent(.saveJournal(entry))] + kept
    }

    /// The draft of a saved day is done with.
    private static func settle(
        _ form: JournalForm, _ entry: JournalEntry, _ view: inout DeskView, _ context: PaneContext
    ) -> [DeskCommand] {
        let saved = entry.draft(context.facts.numbers)
        for key in [form.key, saved.key] {
            view.journal.settled.insert(key)
            view.journal.drafts.removeAll { $0.key == key }
        }
        var settled = JournalForm(saved, base: saved, field: form.field)
        settled.settle(sent: entry)
        view.journal.form = settled
        return [.intent(.keepDrafts(JournalDesk(context.with(view)).draftsToKeep(nil)))]
    }

    static func delete(_ day: JournalPlace, _ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        view.notice = Notice("Deleted \(label(day.day)), \(OutsideText.line(day.account)); undo brings it back")
        if view.journal.form?.isTouched == false { view.journal.form = nil }
        view.journal.cursor = nil
        return [.intent(.deleteJournal(account: day.account, day: day.day))]
    }

    /// Asks before a day is deleted.
    static func askToDelete(_ entry: JournalEntry, _ view: inout DeskView, _ context: PaneContext) {
        let net = entry.net.text(style: context.facts.numbers, signed: true)
        let words = entry.notes.isEmpty ? "no notes" : "\(entry.notes.count) characters of notes"
        view.overlay = .question(
            Question(
                purpose: .deleteJournal(JournalPlace(entry)),
                title: "Delete \(label(entry.day)), \(OutsideText.line(entry.account))?",
                lines: ["net \(net), \(entry.contracts) contracts, \(words)"], yes: "delete it"))
    }

    /// Takes the last save or deletion back. What was typed is not lost: over an earlier entry it comes back with redo, a
    /// day that was not there before becomes a draft again.
    static func takeBack(_ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let change = context.snapshot.journalUndo else {
            view.notice = Notice("There is nothing to take back.", .dim)
            return []
        }
        let style = context.facts.numbers
        var commands: [DeskCommand] = [.intent(.undoJournal)]
        let what = "\(label(change.day)), \(OutsideText.line(change.account))"
        if let before = change.before {
            let text = before.draft(style)
            var form = JournalForm(text, base: text, field: view.journal.form?.field ?? .gross)
            form.settle(sent: before)
            if let after = change.after { form.allowRedo(of: JournalForm(after.draft(style), base: text)) }
            view.notice = Notice("\(what) stands as it was before.")
            if view.journal.form?.isTouched != true { view.journal.form = form }
        } else if let after = change.after {
            let empty = JournalDraft(
                account: after.account, date: after.day.description, changedAt: Timestamp(seconds: 0))
            view.notice = Notice("\(what) is a draft again.")
            if view.journal.form?.isTouched != true {
                view.journal.form = JournalForm(
                    after.draft(style), base: empty, field: view.journal.form?.field ?? .gross)
            }
        }
        commands.append(.intent(.keepDrafts(JournalDesk(context.with(view)).draftsToKeep(view.journal.form))))
        return commands
    }

    /// `Mon 2024-01-08`
    static func label(_ day: TradingDay) -> String {
        "\(day.date.weekday.short) \(day)"
    }

    /// What would change, a line each.
    private static func differences(
        from old: JournalEntry, to new: JournalEntry, _ style: NumberStyle
    ) -> [String] {
        var lines: [String] = []
        func add(_ name: String, _ was: String, _ now: String) {
            if was != now { lines.append("\(name)  \(was.isEmpty ? "empty" : was) → \(now.isEmpty ? "empty" : now)") }
        }
        add("gross", old.gross.text(style: style, signed: true), new.gross.text(style: style, signed: true))
        add("net", old.net.text(style: style, signed: true), new.net.text(style: style, signed: true))
        add("contracts", "\(old.contracts)", "\(new.contracts)")
        add("instruments", OutsideText.line(old.instruments), OutsideText.line(new.instruments))
        add("setup", OutsideText.line(old.review.setup), OutsideText.line(new.review.setup))
        add("planned", old.review.plannedText, new.review.plannedText)
        add("mistake", OutsideText.line(old.review.mistake), OutsideText.line(new.review.mistake))
        if old.notes != new.notes {
            lines.append("notes  \(old.notes.count) characters → \(new.notes.count)")
        }
        return lines
    }
}
