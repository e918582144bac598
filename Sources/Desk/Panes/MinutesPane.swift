import Canvas
import Market
import State

/// The last minutes of the three most moved instruments, side by side or one below the other.
package struct MinutesPane: Pane {
    package init() {}

    package var name: String { "minutes" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        let snapshot = context.snapshot
        let chosen = chosen(context)
        guard !chosen.isEmpty else { return PaneTitle("Minutes", right: [TitleItem("empty")]) }
        let worst = Freshness.worst(of: chosen.map(\.instrument), snapshot)
        let items = [TitleItem("1m"), TitleItem("top \(chosen.count) by |chg%|")] + (worst?.titleItems ?? [])
        return PaneTitle("Minutes", right: items + Freshness.silentItems(of: chosen.map(\.instrument), snapshot))
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let chosen = chosen(context)
        guard !chosen.isEmpty, !area.isEmpty else {
            let state = EmptyState.waiting(for: "instruments", source: context.snapshot.worstSource)
            painter.draw(state, in: area, context.facts)
            return
        }
        let places = Self.places(area, count: chosen.count)
        guard places.allSatisfy({ $0.height >= 5 }) else {
            drawTable(chosen, places, on: &painter, in: area)
            return
        }
        for (index, rect) in places.enumerated() {
            let card = MinuteCard(line: chosen[index], view: context.view, facts: context.facts)
            card.draw(on: &painter.grid, in: rect)
            painter.target(rect, .row(pane: name, index: index))
            // A hairline stands left of every card but those at the edge.
            guard rect.x > area.x + 1 else { continue }
            for y in rect.y..<rect.bottom { painter.grid.put("│", x: rect.x - 2, y: y, Pen(.line)) }
            painter.grid.joinRule(x: rect.x - 2, y: area.y - 1, down: true)
            painter.grid.joinRule(x: rect.x - 2, y: area.bottom, up: true)
        }
    }

    /// One row an instrument, where there is no room for charts.
    private func drawTable(_ lines: [ScannerLine], _ places: [Rect], on painter: inout Painter, in area: Rect) {
        let rows = lines.map { line in
            [
                [Run(line.instrument.instrument.symbol, Pen(.text, .bold))], line.trend, line.surge, line.last,
                line.change, named("mom", line.momentum), named("rng", line.range), named("vol", line.lastVolume),
            ]
        }
        let priorities = [9, 7, 6, 10, 5, 8, 4, 3]
        let columns = priorities.enumerated().map { index, priority in
            let width = rows.reduce(1) { max($0, $1[index].columns) }
            return TableColumn("\(index)", heading: "", index < 3 ? .left : .right, width: width, priority: priority)
        }
        let table = Table(columns, x: area.x + 3, width: area.width - 4)
        for (index, rect) in places.enumerated() {
            painter.grid.row(table, y: rect.y) { rows[index][$0] }
            painter.target(rect, .row(pane: name, index: index))
        }
    }

    private func named(_ name: String, _ runs: [Run]) -> [Run] {
        runs.isEmpty ? [] : [Run("\(name) ", .dim)] + runs
    }

    /// A click shows the instrument in the chart.
    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        let chosen = chosen(context)
        guard chosen.indices.contains(row) else { return }
        view.select(slot: chosen[row].slot)
        view.scanner.cursorSlot = chosen[row].slot
    }

    /// The first three by the scanner's rank, whatever the scanner is sorted by.
    func chosen(_ context: PaneContext) -> [ScannerLine] {
        var view = context.view
        view.scanner = ScannerView()
        let ranked = PaneContext(
            snapshot: context.snapshot, view: view, facts: context.facts, isFocused: context.isFocused)
        return Array(ScannerTable.sorted(ranked).prefix(3))
    }

    /// Side by side where each has room for a chart, else stacked, one line each when it is low.
    static func places(_ area: Rect, count: Int) -> [Rect] {
        let inner = area.inset(left: 1, right: 1)
        let width = (inner.width - (count - 1) * 3) / count
        // Half an hour of minutes wants thirty columns; where the pane is high, cards lie better one below the other.
        if area.height >= 6, width >= 30 || (width >= 14 && area.height < count * 7) {
            return (0..<count).map { index in
                // The last one takes what the division leaves.
                let x = inner.x + index * (width + 3)
                return Rect(
                    x: x, y: area.y, width: index == count - 1 ? inner.right - x : width, height: area.height)
            }
        }
        let shown = min(count, area.height)
        let height = area.height >= shown * 5 ? area.height / shown : 1
        return (0..<shown).map { Rect(x: inner.x, y: area.y + $0 * height, width: inner.width, height: height) }
    }
}
