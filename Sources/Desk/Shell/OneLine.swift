import Canvas
import Market
import State

/// Everything in one row, for the smallest terminals: from the left price, clock, next deadline, feed.
enum OneLine {
    static func draw(on painter: inout Painter, _ context: PaneContext) {
        let grid = painter.grid
        painter.grid.fill(grid.bounds, " ", Pen(.text, on: .strip))
        var items: [RowItem] = []
        if let tag = context.snapshot.mode.tag { items.append(RowItem(tag, Pen(.sim, .bold), priority: 85)) }
        if let quote = Quote(context) {
            items.append(
                RowItem(quote.runs, priority: 94).or(quote.shortRuns, priority: 95).or(
                    [Run(quote.price, Pen(quote.isOld ? .stale : .bright, .bold))], priority: 96))
        }
        if let account = context.account {
            let figures = AccountFigures(account, context)
            items.append(RowItem(PositionStrip.brief(figures), priority: 80))
        }
        if let clock = SessionClock(context) {
            items.append(RowItem(clock.local.clock, priority: 40))
            if let deadline = clock.deadline { items.append(RowItem(deadline.short, priority: 50)) }
        }
        if let worst = HealthLine.worst(context.snapshot) {
            items.append(RowItem(worst.runs, priority: 60).or([worst.mark], priority: 97))
        }
        let width = grid.width >= 20 ? grid.width - 2 : grid.width
        let row = Rect(x: (grid.width - width) / 2, y: grid.height - 1, width: width, height: 1)
        let parted = items.enumerated().map { $0.offset == 0 ? $0.element : $0.element.afterBar }
        painter.grid.put(left: parted, in: row, gap: 1)
        if let overlay = context.view.overlay {
            drawOverlay(overlay, on: &painter, context)
        } else if context.view.focus == "entry" {
            drawField(on: &painter, context)
        } else if grid.height > 1, let notice = context.view.notice {
            painter.grid.put(TextFit.fit(notice.text, to: grid.width), x: 0, y: 0, Pen(notice.role))
        }
    }
}

extension OneLine {
    /// The field of the journal's form that is being typed into: nobody types blindly.
    private static func drawField(on painter: inout Painter, _ context: PaneContext) {
        let form = JournalDesk(context).form
        let row = Rect(x: 0, y: 0, width: painter.grid.width, height: 1)
        painter.grid.fill(row, " ", Pen(.text, on: .strip))
        let label = context.view.notice?.text ?? "\(form.field.label) "
        let end = painter.grid.put(TextFit.fit(label, to: row.width), x: 0, y: 0, .accent)
        guard context.view.notice == nil else { return }
        let editor =
            form.lines[form.field] ?? LineEditor(String(form.notes.characters.prefix(form.notes.cursor).suffix(80)))
        painter.grid.field(
            editor, in: Rect(x: end, y: 0, width: row.width - end, height: 1), ground: .strip)
    }

    /// An overlay has no room here: a line that is typed stands in the first row, the others say what to do.
    private static func drawOverlay(_ overlay: Overlay, on painter: inout Painter, _ context: PaneContext) {
        let row = Rect(x: 0, y: 0, width: painter.grid.width, height: 1)
        painter.grid.fill(row, " ", Pen(.text, on: .strip))
        let (label, editor): (String, LineEditor?) =
            switch overlay {
            case .palette(let state): (":", state.editor)
            case .find(let editor): ("/", editor)
            case .prompt(let state): ("to", state.editor)
            case .question(let question): ("\(question.title) y or n", nil)
            case .help, .choice, .explanation: ("More room is needed. Esc closes.", nil)
            }
        let end = painter.grid.put(TextFit.fit(label, to: row.width), x: 0, y: 0, .accent)
        if let editor {
            painter.grid.field(
                editor, in: Rect(x: end + 1, y: 0, width: row.width - end - 1, height: 1), ground: .strip)
        }
    }
}

extension RowItem {
    /// The item with `│` before it.
    fileprivate var afterBar: RowItem {
        var parted = RowItem([Run("│ ", .line)] + forms[0].runs, priority: forms[0].priority)
        for form in forms.dropFirst() { parted = parted.or([Run("│ ", .line)] + form.runs, priority: form.priority) }
        return parted
    }
}
