import Canvas
import Ledger
import Market
import State

/// Draws the form of a day.
struct JournalFormPicture {
    let context: PaneContext
    let area: Rect
    let journal: JournalDesk
    let form: JournalForm
    let reading: JournalReading
    let layout: JournalFormLayout
    let proposal: JournalProposal?

    init(_ context: PaneContext, in area: Rect) {
        self.context = context
        self.area = area
        journal = JournalDesk(context)
        let form = journal.form
        self.form = form
        reading = form.reading
        let known = reading.day.flatMap { [journal] in journal.proposal(form.text(.account), $0) }
        proposal = known
        layout = JournalFormLayout(area, field: form.field, known: known)
    }

    var left: Int { area.x + layout.fieldX }
    var style: NumberStyle { context.facts.numbers }

    func draw(on painter: inout Painter) {
        for (row, kind) in layout.rows.enumerated() {
            let y = area.y + row
            switch kind {
            case .gap: break
            case .fields(let fields):
                var x = left
                for field in fields { x = draw(field, x: x, y: y, on: &painter) + 2 }
            case .commissions: drawCommissions(y: y, on: &painter.grid)
            case .result: drawResult(y: y, on: &painter.grid)
            case .trades: drawTrades(y: y, on: &painter.grid)
            case .remarks: drawRemarks(y: y, on: &painter.grid)
            case .notes(let index): drawNotes(index, y: y, on: &painter)
            case .count: drawCount(y: y, on: &painter.grid)
            case .save: drawSave(y: y, on: &painter)
            }
        }
        if let x = JournalFormLayout.tradesX(area.width), let proposal, area.height >= 8 {
            JournalTrades(proposal, style).list(
                in: Rect(x: area.x + x, y: area.y + 1, width: area.width - x - 1, height: area.height - 2),
                on: &painter.grid)
        }
    }

    func label(_ text: String, endingAt right: Int, y: Int, on grid: inout Grid, isFocused: Bool = false) {
        grid.put(text, endingAt: right, y: y, isFocused ? Pen(.accent, .bold) : .dim)
    }

    /// Draws a field with its label and what is to be said of it; answers the column after it.
    private func draw(_ field: JournalField, x start: Int, y: Int, on painter: inout Painter) -> Int {
        // The second field of a row brings its label along.
        let x = start == left ? left : start + field.label.count + 2
        let isFocused = form.field == field && context.isFocused
        label(field.label, endingAt: x - 2, y: y, on: &painter.grid, isFocused: isFocused)
        let wanted: Int =
            switch field {
            case .gross, .net, .contracts, .date: 14
            case .account: 22
            case .instruments, .notes: 36
            case .setup, .mistake: layout.width >= 90 ? 18 : layout.width >= 70 ? 12 : 9
            case .planned: 5
            }
        let rect = Rect(x: x, y: y, width: min(wanted, area.right - 1 - x), height: 1)
        guard rect.width > 2, let editor = form.lines[field] else { return x }
        painter.grid.field(editor, in: rect, isRight: [.gross, .net, .contracts].contains(field), isFocused: isFocused)
        painter.target(rect, .row(pane: "entry", index: field.rawValue))
        let note = note(field)
        if !note.isEmpty {
            painter.grid.put(
                note.fitted(to: area.right - 1 - rect.right - 2), x: rect.right + 2, y: y)
        }
        return field == .date ? max(rect.right + 2 + note.columns, x + 22) : rect.right
    }

    /// What stands behind a field: what is wrong with it, what the fills say, what it means.
    private func note(_ field: JournalField) -> [Run] {
        // Three share a row, which has no room for notes.
        if Self.review.contains(field) { return [] }
        if let complaint = context.view.journal.complaint, complaint.field == field {
            return [Run("✗ \(complaint.text)", .warn)]
        }
        switch field {
        case .date: return dateNote
        case .account: return journal.accounts.count > 1 && form.field == .account ? [Run("↑ ↓ choose", .dim)] : []
        case .gross: return amountNote(.gross, reading.gross, proposal?.gross)
        case .net: return amountNote(.net, reading.net, proposal?.net)
        case .contracts: return contractsNote
        case .instruments:
            guard let names = (proposal?.instruments?.value).map(OutsideText.line) else { return [] }
            return names == form.text(.instruments) ? [] : [Run("fills ", .dim), Run(names), Run(" ≠", .warn)]
        case .notes, .setup, .planned, .mistake: return []
        }
    }

    private var dateNote: [Run] {
        guard let day = reading.day else { return [] }
        let weekday = day.date.weekday.short
        return day == journal.today ? [Run("\(weekday), today", .dim)] : [Run(weekday, .dim)]
    }

    /// The fills' amount, and by how much the typed one differs.
    private func amountNote(
        _ field: JournalField, _ typed: Money?, _ known: JournalProposal.Figure<Money>?
    ) -> [Run] {
        if !form.text(field).trimmed.isEmpty, typed == nil { return [Run("✗ no amount", .warn)] }
        guard let known else { return proposal == nil ? [] : [Run("not known from the fills", .dim)] }
        let source = known.isEstimated ? "\(known.source), est. " : "\(known.source) "
        let runs = [Run(source, .dim), Run(known.value.fieldText(style))]
        guard let typed else { return runs }
        let difference = typed - known.value
        // The form writes cents; what is below them is no difference.
        return abs(difference.tenThousandths) < 100
            ? runs + [Run(" =", .up)] : runs + [Run(" ≠ \(difference.magnitudeText(style))", .warn)]
    }

    private var contractsNote: [Run] {
        guard let known = proposal?.contracts else {
            let odd = form.text(.contracts).isEmpty ? nil : remark(.contracts)
            return [odd ?? Run("round turns", .dim)]
        }
        let isSame = Int(form.text(.contracts)) == known.value
        let runs = [Run("\(known.source) ", .dim), Run("\(known.value)"), Run(" round turns", .dim)]
        return isSame ? runs + [Run(" =", .up)] : runs + [Run(" ≠", .warn)]
    }

    /// What is odd about a field and blocks nothing.
    private func remark(_ field: JournalField) -> Run? {
        reading.notes.first { $0.field == field }.map { Run($0.text, .warn) }
    }

    private func drawCommissions(y: Int, on grid: inout Grid) {
        label("commissions", endingAt: left - 2, y: y, on: &grid)
        guard let costs = reading.commissions else {
            grid.put("–", endingAt: left + 13, y: y, .dim)
            return
        }
        grid.put(style.text(Int(costs.tenThousandths / 100), decimals: 2), endingAt: left + 13, y: y, .text)
        let note = remark(.net) ?? Run("gross − net", .dim)
        grid.put([note].fitted(to: area.right - left - 17), x: left + 16, y: y)
    }

    private func drawResult(y: Int, on grid: inout Grid) {
        label("result", endingAt: left - 2, y: y, on: &grid)
        guard let net = reading.net else {
            grid.put("–", x: left + 1, y: y, .dim)
            return
        }
        let role: Role = net > .zero ? .up : net < .zero ? .down : .text
        let mark = net > .zero ? "▲ " : net < .zero ? "▼ " : ""
        var items = [
            RowItem([Run("\(mark)\(net.text(style: style, signed: true)) net", Pen(role, .bold))], priority: 90)
        ]
        let others = journal.recent(form)
        if !others.isEmpty {
            let green = others.count { $0.net > .zero }
            let span = others.count == 1 ? "the last day" : "the last \(others.count) days"
            items.append(RowItem("\(green) green of \(span)", .dim, priority: 40))
        }
        grid.put(left: items, in: Rect(x: left + 1, y: y, width: area.right - left - 2, height: 1))
    }

    private func drawNotes(_ index: Int, y: Int, on painter: inout Painter) {
        let width = JournalFormLayout.notesWidth(area.width)
        let rect = Rect(x: left, y: y, width: width, height: 1)
        let isFocused = form.field == .notes && context.isFocused
        if index == 0 { label("notes", endingAt: left - 2, y: y, on: &painter.grid, isFocused: isFocused) }
        painter.grid.fill(rect, " ", Pen(.text, on: isFocused ? .sel : .chip))
        painter.target(rect, .row(pane: "entry", index: JournalField.notes.rawValue))
        let lines = form.notes.lines(width: width - 1)
        let row = form.notes.row(width: width - 1)
        let first = isFocused ? max(0, row - layout.notesHeight + 1) : 0
        guard lines.indices.contains(first + index) else { return }
        let text = String(form.notes.characters[lines[first + index]])
        painter.grid.put(text, x: left + 1, y: y, Pen(isFocused ? .bright : .text), limit: width - 1)
        if isFocused, first + index == row {
            painter.grid.cursor = (left + 1 + form.notes.column(width: width - 1), y)
        }
    }

    private func drawCount(y: Int, on grid: inout Grid) {
        let lines =
            form.notes.isEmpty ? 0 : form.notes.text.split(separator: "\n", omittingEmptySubsequences: false).count
        let count = "\(lines) \(lines == 1 ? "line" : "lines") · \(form.notes.characters.count) characters"
        let hint = form.field == .notes ? " · Enter breaks the line" : ""
        grid.put(TextFit.fit(count + hint, to: area.right - left - 1), x: left, y: y, .dim)
    }

    private func drawSave(y: Int, on painter: inout Painter) {
        let key = context.facts.keymap.keys(for: "journal.save", in: "entry").first?.description ?? ""
        let button = " \(key)  Save "
        painter.grid.put(button, x: left, y: y, Pen(.bg, on: .accent, .bold))
        painter.target(Rect(x: left, y: y, width: button.count, height: 1), .action("journal.save"))
        let x = left + button.count + 3
        let note = saveNote
        painter.grid.put([note].fitted(to: area.right - 1 - x), x: x, y: y)
    }

    private static let review: Set<JournalField> = [.setup, .planned, .mistake]

    private var saveNote: Run {
        if let fault = reading.faults.first(where: { Self.review.contains($0.field) }) {
            return Run("✗ \(fault.text)", .warn)
        }
        if let refusal = journal.refusal { return Run(refusal, .warn) }
        let differing = [note(.gross), note(.net), note(.contracts), note(.instruments)].count { runs in
            runs.contains { $0.text.contains("≠") }
        }
        let waiting = journal.drafts.count { $0.key != form.key }
        if differing > 0, let key = context.facts.keymap.keys(for: "journal.take_fills", in: "entry").first {
            let fields = differing == 1 ? "1 field differs" : "\(differing) fields differ"
            return Run("\(fields) from the fills; \(key) takes theirs", .dim)
        }
        if waiting > 0 { return Run("\(waiting) more \(waiting == 1 ? "day is a draft" : "days are drafts")", .dim) }
        return Run("")
    }
}

extension Money {
    /// `0.02`, without sign and dollar.
    fileprivate func magnitudeText(_ style: NumberStyle) -> String {
        style.text(Int(tenThousandths.magnitude / 100), decimals: 2)
    }
}

extension Grid {
    /// A field of the form on its ground: at rest a chip, with the cursor in it when it is typed into.
    mutating func field(_ editor: LineEditor, in rect: Rect, isRight: Bool, isFocused: Bool) {
        let columns = TextWidth.columns(editor.text)
        guard columns < rect.width - 1 else {
            let had = cursor
            field(editor, in: rect, ground: isFocused ? .sel : .chip)
            if !isFocused { cursor = had }
            return
        }
        let ground: Role = isFocused ? .sel : .chip
        fill(rect, " ", Pen(.text, on: ground))
        let x = isRight ? rect.right - 1 - columns : rect.x + 1
        let pen = editor.isKept && isFocused ? Pen(.text) : Pen(isFocused ? .bright : .text, isFocused ? .bold : [])
        put(editor.text, x: x, y: rect.y, pen)
        if isFocused { cursor = (x + editor.cursorColumn, rect.y) }
    }
}
