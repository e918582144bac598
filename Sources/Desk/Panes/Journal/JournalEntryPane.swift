import Canvas
import Ledger
import Market
import State

/// The form of one account's trading day. It takes every letter; what it can do has Ctrl and F keys.
package struct JournalEntryPane: Pane {
    package init() {}

    package var name: String { "entry" }
    package var hasFigures: Bool { true }
    package var scope: String? { "entry" }

    package func title(_ context: PaneContext) -> PaneTitle {
        let journal = JournalDesk(context)
        let form = journal.form
        var right: [TitleItem] = []
        if let day = form.day, let proposal = journal.proposal(form.text(.account), day) {
            right.append(TitleItem("\(proposal.fills) \(proposal.fills == 1 ? "fill" : "fills") known"))
        }
        right.append(Self.state(form, journal))
        return PaneTitle("Journal entry", right: right)
    }

    /// Where the text stands that is on the screen.
    private static func state(_ form: JournalForm, _ journal: JournalDesk) -> TitleItem {
        if let refusal = journal.refusal, form.isTouched || form.sent != nil {
            return TitleItem(TextFit.fit(refusal, to: 60), .warn)
        }
        if form.isTouched { return TitleItem("draft, kept as you type", .accent) }
        guard let day = form.day, let saved = journal.saved(form.text(.account), day) else {
            return form.sent == nil ? TitleItem("not saved yet") : TitleItem("saving")
        }
        let isWaiting = journal.context.snapshot.store?.waiting ?? 0 > 0
        return isWaiting
            ? TitleItem("saving")
            : TitleItem("✓ saved \(PastTime.text(saved.savedAt, now: journal.context.snapshot.time))")
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        JournalFormPicture(context, in: area).draw(on: &painter)
    }

    package func type(_ stroke: KeyStroke, view: inout DeskView, _ context: PaneContext) -> [DeskCommand]? {
        let journal = JournalDesk(context)
        let before = journal.form
        var form = before
        let width = JournalFormLayout.notesWidth(context.size?.width ?? 80)
        if !Self.walk(stroke, &form, &view, journal, width: width) {
            guard form.take(stroke, width: width) else { return nil }
        }
        return keep(form, before: before, &view, context)
    }

    package func paste(_ text: String, view: inout DeskView, _ context: PaneContext) -> [DeskCommand]? {
        let before = JournalDesk(context).form
        var form = before
        form.insert(text)
        return keep(form, before: before, &view, context)
    }

    /// Keys that go from field to field, or choose the account or the day; false where the key is for the field itself.
    private static func walk(
        _ stroke: KeyStroke, _ form: inout JournalForm, _ view: inout DeskView, _ journal: JournalDesk, width: Int
    ) -> Bool {
        switch (stroke.key, stroke.modifiers) {
        case (.enter, []) where form.field != .notes:
            form.field = form.field.stepped(1)
            return true
        case (.up, []), (.down, []):
            let step = stroke.key == .up ? -1 : 1
            switch form.field {
            case .account: form = JournalMoves.account(step, from: form, &view, journal)
            case .date: form = JournalMoves.day(-step, from: form, &view, journal)
            case .notes:
                if form.take(stroke, width: width) { return true }
                form.field = step < 0 ? .instruments : .setup
            case .gross, .net, .contracts, .instruments: form.field = form.field.stepped(step)
            case .setup, .planned, .mistake: form.field = step < 0 ? .notes : .date
            }
            return true
        default: return false
        }
    }

    /// Puts the form into the view; a change of its text is a draft to be kept.
    private func keep(
        _ form: JournalForm, before: JournalForm, _ view: inout DeskView, _ context: PaneContext
    ) -> [DeskCommand] {
        view.journal.form = form
        view.journal.complaint = nil
        guard !form.draft.isSameText(as: before.draft) else { return [] }
        let drafts = JournalDesk(context.with(view)).draftsToKeep(form)
        return [.intent(.keepDrafts(drafts))]
    }

    /// A click puts the cursor into a field.
    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        guard let field = JournalField(rawValue: row) else { return }
        var form = JournalDesk(context).form
        form.field = field
        view.journal.form = form
    }

    package func wheel(isUp: Bool, isControlHeld: Bool, view: inout DeskView, _ context: PaneContext) {
        // Elsewhere up and down would choose another field, account or day.
        guard JournalDesk(context).form.field == .notes else { return }
        _ = type(KeyStroke(isUp ? .up : .down), view: &view, context)
    }

    /// Goes back to where the form was opened; the draft stays.
    package func back(view: inout DeskView) -> Bool {
        if let page = view.journal.returnsTo {
            view.journal.returnsTo = nil
            PageActions.show(Pages.named(page), &view)
            view.focusByPage["journal"] = "history"
        } else {
            view.focus = "history"
        }
        return true
    }
}

/// From one form to that of another day or account; what was typed is put away as a draft.
enum JournalMoves {
    static func account(
        _ step: Int, from form: JournalForm, _ view: inout DeskView, _ journal: JournalDesk
    ) -> JournalForm {
        let known = journal.accounts
        guard !known.isEmpty else { return form }
        let at = known.firstIndex(of: form.text(.account)) ?? (step > 0 ? -1 : 0)
        let name = known[(at + step + known.count) % known.count]
        return open(JournalKey(account: name, date: form.text(.date)), from: form, &view, journal)
    }

    /// - Parameter step: 1 for the trading day after, −1 for the one before.
    static func day(
        _ step: Int, from form: JournalForm, _ view: inout DeskView, _ journal: JournalDesk
    ) -> JournalForm {
        guard let day = form.day ?? journal.today else { return form }
        let calendar = TradingCalendar(group: .equity)
        let next = step > 0 ? calendar.nextTradingDay(after: day) : calendar.previousTradingDay(before: day)
        if let today = journal.today, next > today { return form }
        return open(JournalKey(account: form.text(.account), date: next.description), from: form, &view, journal)
    }

    static func open(
        _ key: JournalKey, from form: JournalForm, _ view: inout DeskView, _ journal: JournalDesk
    ) -> JournalForm {
        guard key != form.key else { return form }
        view.journal.drafts = journal.draftsToKeep(form).filter { !$0.isRestored(in: journal.context) }
        var next = JournalDesk(journal.context.with(view)).opened(key)
        next.field = form.field
        view.journal.drafts.removeAll { $0.key == key }
        if next.isTouched { view.journal.settled.insert(key) }
        return next
    }
}

extension JournalDraft {
    /// True for a draft of the last run that was not touched in this one.
    func isRestored(in context: PaneContext) -> Bool {
        context.snapshot.restoredDrafts.contains(self) && !context.view.journal.settled.contains(key)
    }
}
