import Canvas
import Market
import State

/// All that was written, one text below the other, as lines that are wrapped only where they are looked at: a text of any
/// length costs a frame no more than the rows that it shows.
struct BriefingSheet {
    /// A text with its head.
    private struct Part {
        var number: Int
        var lines: [ProseLine]
    }

    /// A row ready to be drawn.
    struct Row {
        var place: BriefingPlace
        var runs: [Run]
        var indent: Int
    }

    private let parts: [Part]
    private let width: Int
    private let cursor: BriefingView.FigurePlace?

    init(_ state: BriefingState, width: Int, cursor: BriefingView.FigurePlace?) {
        self.width = max(1, width)
        self.cursor = cursor
        var parts = state.texts.map { text in
            Part(
                number: text.request.number,
                lines: [Self.head(text.request, text.model ?? "local")] + text.lines
                    + (text.note.map { [ProseLine(.quote, [ProseRun($0)])] } ?? []) + [ProseLine()])
        }
        if let failure = state.failure, !failure.lines.isEmpty {
            parts.append(
                Part(
                    number: failure.request.number,
                    lines: [Self.head(failure.request, "broke off")] + failure.lines + [ProseLine()]))
        }
        if let running = state.running {
            parts.append(
                Part(
                    number: running.request.number,
                    lines: [Self.head(running.request, state.rules.model ?? "local")] + running.lines))
        }
        self.parts = parts.sorted { $0.number < $1.number }
    }

    var isEmpty: Bool { parts.isEmpty }

    /// `Update · 09:46 · MNQH4 at PDH`
    private static func head(_ request: BriefingRequest, _ writer: String) -> ProseLine {
        let time = NewYork.local(request.askedAt)
        return ProseLine(
            .heading(1), [ProseRun("\(request.title) · \(time.clock) · \(writer) · \(request.cause)")])
    }

    // MARK: Rows

    /// As many rows as fit, from a place on.
    func rows(from top: BriefingPlace, count: Int) -> [Row] {
        var rows: [Row] = []
        guard var (part, line) = locate(top) else { return [] }
        var skip = parts[part].number == top.text && line == top.line ? top.row : 0
        while rows.count < count, part < parts.count {
            let wrapped = wrap(part, line)
            rows += wrapped.dropFirst(min(skip, wrapped.count - 1)).prefix(count - rows.count)
            skip = 0
            guard step(&part, &line, 1) else { break }
        }
        return rows
    }

    /// The place some rows further, or back when negative.
    func moved(_ place: BriefingPlace, by rows: Int) -> BriefingPlace {
        guard var (part, line) = locate(place) else { return place }
        var row = min(place.row, wrap(part, line).count - 1)
        var left = rows
        while left != 0 {
            if left > 0 {
                if row + 1 < wrap(part, line).count {
                    row += 1
                } else {
                    guard step(&part, &line, 1) else { break }
                    row = 0
                }
                left -= 1
            } else {
                if row > 0 {
                    row -= 1
                } else {
                    guard step(&part, &line, -1) else { break }
                    row = wrap(part, line).count - 1
                }
                left += 1
            }
        }
        return BriefingPlace(text: parts[part].number, line: line, row: row)
    }

    /// Where a pane that follows begins: as much of the end as it holds, but never past the newest text's first row.
    func following(height: Int) -> BriefingPlace? {
        guard let last = parts.last else { return nil }
        let end = BriefingPlace(text: last.number, line: last.lines.count - 1, row: .max - 1)
        let start = BriefingPlace(text: last.number, line: 0)
        return min(start, moved(end, by: 1 - height))
    }

    /// The last row at which a page may begin.
    func lastTop(height: Int) -> BriefingPlace? {
        parts.last.map { part in
            moved(BriefingPlace(text: part.number, line: part.lines.count - 1, row: .max - 1), by: 1 - height)
        }
    }

    var first: BriefingPlace? { parts.first.map { BriefingPlace(text: $0.number, line: 0) } }

    /// The line that a place names, or the next that is still there.
    private func locate(_ place: BriefingPlace) -> (part: Int, line: Int)? {
        guard !parts.isEmpty else { return nil }
        guard let part = parts.firstIndex(where: { $0.number >= place.text }) else {
            return (parts.count - 1, parts[parts.count - 1].lines.count - 1)
        }
        return (part, parts[part].number == place.text ? min(place.line, parts[part].lines.count - 1) : 0)
    }

    private func step(_ part: inout Int, _ line: inout Int, _ step: Int) -> Bool {
        if parts[part].lines.indices.contains(line + step) {
            line += step
        } else if parts.indices.contains(part + step) {
            part += step
            line = step > 0 ? 0 : parts[part].lines.count - 1
        } else {
            return false
        }
        return true
    }

    private func wrap(_ part: Int, _ line: Int) -> [Row] {
        let number = parts[part].number
        let marked = cursor.flatMap { $0.text == number && $0.line == line ? $0.index : nil }
        return ProseRows.wrap(parts[part].lines[line], to: width, marked: marked).enumerated().map { row, made in
            Row(place: BriefingPlace(text: number, line: line, row: row), runs: made.runs, indent: made.indent)
        }
    }

    // MARK: Figures and search

    /// The figure after a place, or before it; the search begins beyond the cursor, else at the first row in sight.
    func figure(after cursor: BriefingView.FigurePlace?, from top: BriefingPlace?, forward: Bool)
        -> BriefingView.FigurePlace?
    {
        guard !parts.isEmpty else { return nil }
        let start = cursor.map { BriefingPlace(text: $0.text, line: $0.line) } ?? top
        guard let start, var (part, line) = locate(start) else { return nil }
        var index = (cursor?.index ?? (forward ? -1 : count(part, line))) + (forward ? 1 : -1)
        while true {
            if (0..<count(part, line)).contains(index) {
                return BriefingView.FigurePlace(text: parts[part].number, line: line, index: index)
            }
            guard step(&part, &line, forward ? 1 : -1) else { return nil }
            index = forward ? 0 : count(part, line) - 1
        }
    }

    private func count(_ part: Int, _ line: Int) -> Int {
        parts[part].lines[line].runs.count { $0.verdict != nil }
    }

    /// The figure as it is written, with its verdict.
    func run(at place: BriefingView.FigurePlace) -> ProseRun? {
        guard let part = parts.first(where: { $0.number == place.text }), part.lines.indices.contains(place.line) else {
            return nil
        }
        let figures = part.lines[place.line].runs.filter { $0.verdict != nil }
        return figures.indices.contains(place.index) ? figures[place.index] : nil
    }

    /// The next line that holds a text, beyond a place.
    func find(_ text: String, from top: BriefingPlace, forward: Bool) -> BriefingPlace? {
        guard var (part, line) = locate(top) else { return nil }
        let wanted = text.lowercased()
        while step(&part, &line, forward ? 1 : -1) {
            if parts[part].lines[line].text.lowercased().contains(wanted) {
                return BriefingPlace(text: parts[part].number, line: line)
            }
        }
        return nil
    }
}
