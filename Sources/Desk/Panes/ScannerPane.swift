import Canvas
import Market
import State

/// All instruments in a table, by default the most moved first.
package struct ScannerPane: Pane {
    package init() {}

    package var name: String { "scanner" }
    package var hasFigures: Bool { true }
    package var scope: String? { "scanner" }

    package func title(_ context: PaneContext) -> PaneTitle {
        let snapshot = context.snapshot
        guard !snapshot.instruments.isEmpty else { return PaneTitle("Scanner", right: [TitleItem("empty")]) }
        var items = [TitleItem(snapshot.listing)]
        if let worst = Freshness.worst(of: snapshot.instruments, snapshot) {
            if worst.state?.gravity ?? 0 > 0 || worst.isOld {
                items += worst.titleItems
                if worst.isOld { return PaneTitle("Scanner", right: items) }
            } else {
                items.append(TitleItem(worst.source))
            }
        }
        if let time = snapshot.scanner.refreshed {
            items.append(TitleItem(NewYork.local(time).clockWithSeconds))
        }
        items += Freshness.silentItems(of: snapshot.instruments, snapshot)
        return PaneTitle("Scanner", right: items)
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard !area.isEmpty else { return }
        guard !context.snapshot.instruments.isEmpty else {
            let state = EmptyState.waiting(for: "instruments", source: context.snapshot.worstSource)
            painter.draw(state, in: area, context.facts)
            return
        }
        let scanner = ScannerTable(context, x: area.x, width: area.width)
        let hasHeadings = area.height >= 3
        if hasHeadings { drawHeadings(scanner, on: &painter, in: area, context) }
        let rows = area.inset(top: hasHeadings ? 1 : 0)
        let cursor = cursorRow(scanner.lines, context) ?? 0
        let first = max(0, min(cursor - rows.height + 1, scanner.lines.count - rows.height))
        for (offset, index) in (first..<scanner.lines.count).prefix(rows.height).enumerated() {
            let line = scanner.lines[index]
            let rect = Rect(x: rows.x, y: rows.y + offset, width: rows.width, height: 1)
            scanner.draw(line, on: &painter.grid, y: rect.y, right: rect.right - 1)
            if index == cursor {
                painter.grid.tint(rect.inset(left: 1, right: 1), .sel)
                painter.grid.put("▸", x: rect.x + 1, y: rect.y, Pen(.accent))
            }
            painter.target(rect, .row(pane: name, index: index))
        }
    }

    private func drawHeadings(
        _ scanner: ScannerTable, on painter: inout Painter, in area: Rect, _ context: PaneContext
    ) {
        let view = context.view.scanner
        let sorted = view.sortColumn ?? ScannerColumn.rank
        painter.grid.headings(scanner.table, y: area.y) { $0.name == sorted ? .accent : .dim }
        for place in scanner.table.places {
            let column = scanner.table.columns[place.index]
            let width = TextWidth.columns(column.heading)
            if column.name == sorted {
                let x = column.alignment == .left ? place.x - 1 : place.x + place.width - width - 1
                painter.grid.put(view.isDescending ? "▾" : "▴", x: x, y: area.y, .accent)
            }
            guard scanner.columns[place.index].isSortable else { continue }
            painter.target(
                Rect(x: place.x, y: area.y, width: place.width, height: 1),
                .action(ScannerActions.sortName(column.name)))
        }
    }

    /// The row of the cursor, which stays on its instrument when rows move; without one, that of the chart's instrument.
    private func cursorRow(_ lines: [ScannerLine], _ context: PaneContext) -> Int? {
        let slot = context.view.scanner.cursorSlot ?? context.view.selectedSlot
        return lines.firstIndex { $0.slot == slot }
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        let lines = ScannerTable.sorted(context)
        guard !lines.isEmpty else { return false }
        let page = max(1, (context.size?.height ?? 10) - 2)
        let row = cursorRow(lines, context) ?? 0
        let next: Int
        switch motion {
        case .up: next = row - 1
        case .down: next = row + 1
        case .pageUp: next = row - page
        case .pageDown: next = row + page
        case .home: next = 0
        case .end: next = lines.count - 1
        case .left, .right: return false
        }
        view.scanner.cursorSlot = lines[min(max(0, next), lines.count - 1)].slot
        return true
    }

    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        let lines = ScannerTable.sorted(context)
        if let row = cursorRow(lines, context) { view.select(slot: lines[row].slot) }
        return []
    }

    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        let lines = ScannerTable.sorted(context)
        guard lines.indices.contains(row) else { return }
        view.scanner.cursorSlot = lines[row].slot
        view.select(slot: lines[row].slot)
    }

    package func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool? {
        let lines = ScannerTable.sorted(context)
        guard !text.isEmpty, !lines.isEmpty else { return false }
        let start = cursorRow(lines, context) ?? 0
        for step in 1...lines.count {
            let row = (start + (forward ? step : lines.count - step)) % lines.count
            let instrument = lines[row].instrument.instrument
            guard "\(instrument.symbol) \(instrument.spec.name)".lowercased().contains(text.lowercased()) else {
                continue
            }
            view.scanner.cursorSlot = lines[row].slot
            return true
        }
        return false
    }
}
