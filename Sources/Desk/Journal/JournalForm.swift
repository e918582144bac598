import Canvas
import Ledger
import Market

/// A day of the journal being typed, with what can be undone: a value, so that every key can be tested.
package struct JournalForm: Hashable, Sendable {
    package private(set) var lines: [JournalField: LineEditor]
    package private(set) var notes: TextEditor
    package var field: JournalField
    /// What stood there before the first key: the saved day, what the fills say, or nothing.
    package private(set) var base: JournalDraft
    /// A day that was sent to be saved and need not be in the picture yet.
    var sent: JournalEntry?
    /// Nobody chose this day: while nothing is typed, the form goes on to the next one with the clock.
    var followsToday = false

    private var done: [Step] = []
    private var undone: [Step] = []
    private var lastEdit: Edit?

    /// What an undo brings back.
    private struct Step: Hashable, Sendable {
        var lines: [JournalField: LineEditor]
        var notes: TextEditor
        var field: JournalField
    }

    /// Letters typed in a row into one field are one step.
    private struct Edit: Hashable, Sendable {
        var field: JournalField
        var isLetter: Bool
    }

    private static let undoLimit = 500

    /// - Parameters:
    ///   - text: what stands in the fields; other than `base` where a draft is taken up again.
    ///   - field: where the cursor is.
    package init(_ text: JournalDraft, base: JournalDraft, field: JournalField = .gross) {
        self.base = base
        self.field = field
        let isKept = text.isSameText(as: base)
        // What the program filled in is replaced by the first key, what was typed is not.
        lines = [
            .date: LineEditor(text.date), .account: LineEditor(text.account),
            .gross: isKept ? LineEditor(kept: text.gross) : LineEditor(text.gross),
            .net: isKept ? LineEditor(kept: text.net) : LineEditor(text.net),
            .contracts: isKept ? LineEditor(kept: text.contracts) : LineEditor(text.contracts),
            .instruments: LineEditor(text.instruments), .setup: LineEditor(text.setup),
            .planned: LineEditor(text.planned), .mistake: LineEditor(text.mistake),
        ]
        notes = TextEditor(text.notes)
    }

    package func text(_ field: JournalField) -> String {
        field == .notes ? notes.text : lines[field]?.text ?? ""
    }

    /// The text of all fields, of no time.
    package var draft: JournalDraft {
        JournalDraft(
            account: text(.account), date: text(.date), gross: text(.gross), net: text(.net),
            contracts: text(.contracts), instruments: text(.instruments), notes: notes.text, setup: text(.setup),
            planned: text(.planned), mistake: text(.mistake), changedAt: base.changedAt)
    }

    /// The same with the day it is for, where nobody wrote one and it was not known when the form was opened.
    func dated(_ date: String) -> JournalForm {
        guard text(.date).isEmpty, field != .date else { return self }
        var form = self
        form.lines[.date] = LineEditor(date)
        form.base.date = date
        return form
    }

    package var key: JournalKey { JournalKey(account: text(.account), date: text(.date)) }
    package var isTouched: Bool { !draft.isSameText(as: base) }
    package var canUndo: Bool { !done.isEmpty }
    package var canRedo: Bool { !undone.isEmpty }

    /// Takes an editing key in the field of the cursor; false when the key edits nothing there.
    ///
    /// - Parameter width: columns of the notes on the screen.
    package mutating func take(_ stroke: KeyStroke, width: Int) -> Bool {
        var isLetter = false
        if case .character(let letter) = stroke.key, stroke.modifiers.isEmpty { isLetter = !letter.isWhitespace }
        return edit(isLetter: isLetter) { form in
            form.field == .notes
                ? form.notes.take(stroke, width: width) : form.lines[form.field]?.take(stroke) ?? false
        }
    }

    package mutating func insert(_ text: String) {
        _ = edit(isLetter: false) { form in
            if form.field == .notes { form.notes.insert(text) } else { form.lines[form.field]?.insert(text) }
            return true
        }
    }

    /// Replaces the text of some fields as one step.
    package mutating func set(_ texts: [JournalField: String]) {
        _ = edit(isLetter: false) { form in
            for (field, text) in texts {
                if field == .notes { form.notes = TextEditor(text) } else { form.lines[field] = LineEditor(text) }
            }
            return true
        }
    }

    package mutating func undo() { step(from: \.done, to: \.undone) }
    package mutating func redo() { step(from: \.undone, to: \.done) }

    /// Takes what stands there for the ground from which further typing counts, as after a save.
    mutating func settle(sent entry: JournalEntry) {
        base = draft
        sent = entry
        (done, undone, lastEdit) = ([], [], nil)
    }

    /// Another form's text can be brought back with redo.
    mutating func allowRedo(of other: JournalForm) {
        undone = [Step(lines: other.lines, notes: other.notes, field: other.field)]
    }

    private mutating func edit(isLetter: Bool, _ change: (inout JournalForm) -> Bool) -> Bool {
        let before = Step(lines: lines, notes: notes, field: field)
        let wasText = draft
        guard change(&self) else { return false }
        guard !draft.isSameText(as: wasText) else { return true }
        let edit = Edit(field: field, isLetter: isLetter)
        if !(isLetter && edit == lastEdit) {
            done.append(before)
            if done.count > Self.undoLimit { done.removeFirst() }
        }
        lastEdit = edit
        undone = []
        return true
    }

    private mutating func step(
        from: WritableKeyPath<JournalForm, [Step]>, to: WritableKeyPath<JournalForm, [Step]>
    ) {
        guard let step = self[keyPath: from].popLast() else { return }
        self[keyPath: to].append(Step(lines: lines, notes: notes, field: field))
        (lines, notes, field, lastEdit) = (step.lines, step.notes, step.field, nil)
    }
}

extension JournalDraft {
    func isSameText(as other: JournalDraft) -> Bool {
        var same = other
        same.changedAt = changedAt
        return self == same
    }
}
