import Canvas
import Market
import State
import Studies

/// Wave, volatility, quality and regime of every instrument, and what volume says.
package struct InsightsPane: InstrumentPane {
    package init() {}

    package var name: String { "insights" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        let snapshot = context.snapshot
        guard let worst = Freshness.worst(of: snapshot.instruments, snapshot) else { return PaneTitle("Insights") }
        var title = PaneTitle("Insights")
        if context.size?.width ?? 0 >= 70 { title.right.append(TitleItem("wave · volatility · quality · regime")) }
        title.right.append(TitleItem(InsightLine.frame.name))
        let speaking = snapshot.instruments.first { !snapshot.isSilent($0) } ?? snapshot.instruments[0]
        if let closed = speaking.frames[InsightLine.frame]?.settledClose(InsightLine.frame) {
            title.right.append(TitleItem("closed \(DayClock(now: snapshot.time).full(closed))"))
        }
        if worst.isOld { title.right += worst.titleItems }
        title.right += Freshness.silentItems(of: snapshot.instruments, snapshot)
        return title
    }

    func slots(_ context: PaneContext) -> [Int] {
        context.snapshot.silentLast(Array(context.snapshot.instruments.indices))
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let slots = slots(context)
        guard !slots.isEmpty, !area.isEmpty else {
            painter.draw(.waiting(for: "instruments", source: context.snapshot.worstSource), in: area, context.facts)
            return
        }
        let cursor = cursorSlot(context).flatMap { slots.firstIndex(of: $0) } ?? 0
        let hasHeadings = area.height >= 3
        let notes = area.height >= slots.count + 4 ? 3 : 0
        let body = area.inset(top: hasHeadings ? 1 : 0, bottom: notes)
        let first = max(0, min(cursor - body.height + 1, slots.count - body.height))
        let shown = first..<min(slots.count, first + body.height)
        let lines = shown.map { InsightLine(slot: slots[$0], context) }
        let table = Self.table(lines, x: area.x + 3, width: area.width - 4)
        if hasHeadings { painter.grid.headings(table, y: area.y) }
        for (offset, line) in lines.enumerated() {
            let place = Rect(x: area.x, y: body.y + offset, width: area.width, height: 1)
            painter.listRow(place, isAtCursor: first + offset == cursor, isFocused: context.isFocused)
            painter.grid.row(table, y: place.y) { Self.cells(line)[$0] }
            painter.target(place, .row(pane: name, index: first + offset))
        }
        if notes > 0 { drawNotes(slots, on: &painter, in: area, context) }
    }

    private static func cells(_ line: InsightLine) -> [[Run]] {
        [
            line.delta.symbol, line.wave, line.strength, line.phase, line.cluster, line.rank, line.size, line.quality,
            line.strengthIndex, line.regimeCell, line.delta.sum,
        ]
    }

    private static func table(_ lines: [InsightLine], x: Int, width: Int) -> Table {
        let rows = lines.map(cells)
        let widest = { (column: Int) in rows.map { $0[column].columns }.max() ?? 0 }
        let isEstimated = lines.contains { $0.delta.source == "est." }
        let columns: [(String, TableColumn.Alignment, Int)] = [
            ("sym", .left, 100), ("wave", .left, 90), ("", .left, 40), ("phase", .left, 60), ("vol", .left, 80),
            ("rank", .right, 65), ("size", .left, 75), ("quality", .right, 85), ("rsi", .right, 50),
            ("regime", .left, 70), (isEstimated ? "CVD est." : "CVD", .right, 30),
        ]
        return Table(
            columns.enumerated().map { index, column in
                TableColumn(column.0, column.1, width: max(3, widest(index)), priority: column.2)
            }, x: x, width: width)
    }

    /// What volume says of the instruments, and how it is known.
    private func drawNotes(_ slots: [Int], on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let lines = slots.map { InsightLine(slot: $0, context) }
        let room = Rect(x: area.x + 3, y: area.bottom - 2, width: area.width - 4, height: 1)
        let source = lines.compactMap(\.delta.source).first
        var items = [RowItem(source == "est." ? "CVD est." : "CVD", .dim, priority: 100)]
        for (index, line) in lines.enumerated() {
            let words = line.delta.words
            guard line.slot == context.view.selectedSlot || (!words.isEmpty && line.silence == nil) else { continue }
            let name = line.delta.symbol + [Run(" ")]
            let tail = words.isEmpty ? [] : [Run(" \(words.joined(separator: ", "))", .text)]
            items.append(RowItem(name + line.delta.sum + tail, priority: 90 - index))
        }
        painter.grid.put(left: items, in: room)
        let method =
            switch source {
            case "est.": "estimated from where each minute closed in its range; the feed tells no sides"
            case "tick rule": "from trades, sorted by the tick rule; the feed tells no sides"
            case nil: ""
            default: "from trades with the side that the feed tells"
            }
        painter.grid.put(TextFit.fit(method, to: room.width), x: room.x, y: area.bottom - 1, .faint)
    }

    package func explain(_ context: PaneContext) -> Explanation? {
        guard let slot = cursorSlot(context) else { return nil }
        return Explanation.insights(of: InsightLine(slot: slot, context), context)
    }
}

extension Painter {
    /// The ground and the mark of a list's row under the cursor; without the focus only the mark stays.
    mutating func listRow(_ place: Rect, isAtCursor: Bool, isFocused: Bool) {
        guard isAtCursor else { return }
        if isFocused { grid.tint(place.inset(left: 1, right: 1), .sel) }
        grid.put("▸", x: place.x + 1, y: place.y, Pen(isFocused ? .accent : .dim))
    }
}
