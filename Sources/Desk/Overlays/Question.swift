import Canvas
import Ledger
import Market
import State

/// What is asked before something costs money or replaces data; `y` does it, everything else leaves it.
package struct Question: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        case saveJournal(JournalEntry)
        case deleteJournal(JournalPlace)
        /// Costs money.
        case intent(Intent)
    }

    package var purpose: Purpose
    package var title: String
    /// What would change, a line each.
    package var lines: [String]
    /// What `y` does, in a word or two.
    package var yes: String

    /// Does what was asked.
    func answer(_ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        switch purpose {
        case .saveJournal(let entry): JournalSaving.commit(entry, &view, context)
        case .deleteJournal(let day): JournalSaving.delete(day, &view, context)
        case .intent(let intent): [.intent(intent)]
        }
    }
}

/// A question in the middle of the page.
struct QuestionOverlay {
    let question: Question

    func draw(on painter: inout Painter, in area: Rect) {
        let width = min(72, area.width)
        let lines = question.lines.flatMap { TextFit.wrap($0, to: max(1, width - 6)) }
        let rect = OverlayPicture.place(width: width, height: lines.count + 5, in: area)
        let inside = painter.grid.frame(rect, title: [Run(question.title, .accent, .bold)])
        guard inside.height >= 2 else { return }
        for (row, line) in lines.prefix(inside.height - 2).enumerated() {
            painter.grid.put(line, x: inside.x + 1, y: inside.y + 1 + row, .text)
        }
        var x = inside.x + 1
        for (index, hint) in [("y", question.yes), ("n", "leave it")].enumerated() {
            let runs = [Run(hint.0, .key), Run(" \(hint.1)", .dim)]
            painter.grid.put(runs, x: x, y: inside.bottom - 1)
            painter.target(
                Rect(x: x, y: inside.bottom - 1, width: runs.columns, height: 1), .row(pane: "overlay", index: index))
            x += runs.columns + 3
        }
    }
}
