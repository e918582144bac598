import Canvas
import Market
import State
import Studies

/// Prices that matter to the selected instrument, highest first, with their distance from the last price and their life.
package struct LevelsPane: Pane {
    /// Rows of the usual levels, the last price and the rule.
    static let fullHeight = 15

    package init() {}

    package var name: String { "levels" }
    package var hasFigures: Bool { true }

    package func title(_ context: PaneContext) -> PaneTitle {
        guard let instrument = context.selected else { return PaneTitle("Levels") }
        var title = PaneTitle("Levels \(instrument.instrument.symbol)")
        if let day = instrument.previousDay?.day { title.right.append(TitleItem("pivots of \(day)")) }
        let frame = context.view.chart.frame
        if let closed = instrument.frames[frame]?.settledClose(frame) {
            title.right.append(TitleItem("ICT \(frame.name)"))
            title.right.append(TitleItem("closed \(DayClock(now: context.snapshot.time).full(closed))"))
        }
        // The closed bar is the age that counts here; a source that is not live is told after it.
        let freshness = Freshness(instrument, context.snapshot)
        switch freshness.state {
        case .live where !freshness.isOld, nil where !freshness.isOld:
            title.right.insert(TitleItem(freshness.source), at: 0)
        default: title.right += freshness.titleItems
        }
        return title
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        guard let lines = Self.lines(context, height: area.height) else {
            let source = context.selected.flatMap { selected in
                context.snapshot.sources.first { $0.report.name == selected.source }
            }
            painter.draw(
                .waiting(for: "levels", source: source ?? context.snapshot.worstSource), in: area, context.facts)
            return
        }
        let hasHeadings = area.width >= 70 && area.height >= 5
        let body = area.inset(top: hasHeadings ? 1 : 0)
        let cursor = Self.cursor(lines, context)
        let shown = Self.window(lines, cursor: cursor, height: body.height)
        let table = LevelTable(
            lines, shown: shown, style: context.facts.numbers, now: context.snapshot.time, x: area.x + 3,
            width: area.width - 4)
        if hasHeadings { painter.grid.headings(table.table, y: area.y) }
        for (offset, index) in shown.enumerated() {
            let place = Rect(x: area.x, y: body.y + offset, width: area.width, height: 1)
            let isAt = index == cursor && context.isFocused
            if isAt || (lines.rows[index].isLast && !context.isFocused) {
                painter.grid.tint(place.inset(left: 1, right: 1), .sel)
                painter.grid.put("▸", x: place.x + 1, y: place.y, .accent)
            }
            painter.grid.row(table.table, y: place.y) { table.cell(index, column: $0) }
            painter.target(place, .row(pane: name, index: index))
        }
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        guard let lines = Self.lines(context, height: context.size?.height ?? 10) else { return false }
        let page = max(1, (context.size?.height ?? 10) - 2)
        guard let step = motion.rows(page: page, count: lines.rows.count) else { return false }
        let next = min(max(0, Self.cursor(lines, context) + step), lines.rows.count - 1)
        view.levelCursor = lines.rows[next].id
        return true
    }

    /// Shows the bar where the level under the cursor was formed.
    package func activate(view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let lines = Self.lines(context, height: context.size?.height ?? 10) else { return [] }
        let line = lines.rows[Self.cursor(lines, context)]
        guard let formed = line.level?.formedAt, let frame = lines.frame else {
            view.notice = Notice("\(line.name) has no bar of its own; e explains it.", .dim)
            return []
        }
        if !context.visiblePanes.contains("chart") { PageActions.show(Pages.named("chart"), &view) }
        view.chart.showBar(at: formed, in: frame)
        view.notice = Notice("\(line.name) was formed at \(DayClock(now: context.snapshot.time).full(formed)) ET")
        return []
    }

    package func select(row: Int, view: inout DeskView, _ context: PaneContext) {
        guard let lines = Self.lines(context, height: context.size?.height ?? 10), lines.rows.indices.contains(row)
        else { return }
        view.levelCursor = lines.rows[row].id
    }

    package func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool? {
        guard let lines = Self.lines(context, height: context.size?.height ?? 10), !text.isEmpty else { return false }
        let count = lines.rows.count
        let start = Self.cursor(lines, context)
        for step in 1...count {
            let line = lines.rows[(start + (forward ? step : count - step)) % count]
            guard "\(line.name) \(line.what) \(line.level?.meaning ?? "")".lowercased().contains(text.lowercased())
            else { continue }
            view.levelCursor = line.id
            return true
        }
        return false
    }

    package func explain(_ context: PaneContext) -> Explanation? {
        Self.lines(context, height: context.size?.height ?? 10).map {
            Explanation($0.rows[Self.cursor($0, context)], $0, context)
        }
    }

    /// In a short list two zones of a kind on either side are enough; a tall one lists all.
    static func lines(_ context: PaneContext, height: Int) -> LevelLines? {
        LevelLines(context, each: height >= 30 ? nil : 2)
    }

    /// The row of the cursor, which stays on its level; without one, that of the last price.
    static func cursor(_ lines: LevelLines, _ context: PaneContext) -> Int {
        let wanted = context.view.levelCursor
        return lines.rows.firstIndex { $0.id == wanted } ?? lines.rows.firstIndex { $0.isLast } ?? 0
    }

    /// The rows nearest to the last price, moved as far as the cursor needs.
    private static func window(_ lines: LevelLines, cursor: Int, height: Int) -> Range<Int> {
        let rows = lines.rows
        guard rows.count > height, height > 0 else { return 0..<max(0, min(rows.count, height)) }
        var first = rows.firstIndex { $0.isLast } ?? 0
        var end = first + 1
        let price = rows[first].points
        while end - first < height {
            let above = first > 0 ? rows[first - 1].points - price : .infinity
            let below = end < rows.count ? price - rows[end].points : .infinity
            if above < below { first -= 1 } else { end += 1 }
        }
        if cursor < first { first = cursor }
        if cursor >= first + height { first = cursor - height + 1 }
        return first..<first + height
    }
}

extension FrameState {
    /// The close of the last settled bar.
    func settledClose(_ frame: TimeFrame) -> Timestamp? { studies.settledAt?.adding(minutes: Int64(frame.minutes)) }
}

extension Motion {
    /// Rows that a list's cursor moves by; nil for left and right.
    func rows(page: Int, count: Int) -> Int? {
        switch self {
        case .up: -1
        case .down: 1
        case .pageUp: -page
        case .pageDown: page
        case .home: -count
        case .end: count
        case .left, .right: nil
        }
    }
}

extension ChartView {
    /// Puts the cross-hair on the bar that contains an instant, with the bars around it in sight.
    mutating func showBar(at time: Timestamp, in frame: FrameState) {
        follow()
        recount(in: frame)
        let after = frame.barsAfter(time)
        crossHair = min(after, max(0, frame.barCount - 1))
        barsBack = max(0, after - 20)
    }
}
