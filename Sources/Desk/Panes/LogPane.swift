import Canvas
import Market
import State

/// What happened, newest at the bottom; it follows until it is scrolled.
package struct LogPane: Pane {
    package init() {}

    package var name: String { "log" }
    package var scope: String? { "log" }

    package func title(_ context: PaneContext) -> PaneTitle {
        let count = context.facts.numbers.text(context.snapshot.logCount, decimals: 0)
        let back = linesBack(context)
        let place = back == 0 ? TitleItem("follows") : TitleItem("\(back) lines back", .accent)
        // The header's clock is the market's; only on a live market is it also the machine's.
        let clock = context.snapshot.mode == .live ? [] : [TitleItem("this machine's clock, ET")]
        return PaneTitle(
            "Log", right: clock + [TitleItem("\(context.view.log.level) and up"), TitleItem("\(count) lines"), place])
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let lines = shown(context)
        guard !lines.isEmpty else {
            painter.grid.put(
                TextFit.fit("Nothing at this level yet.", to: area.width - 2), x: area.x + 1, y: area.y, .dim)
            return
        }
        let back = min(linesBack(context), max(0, lines.count - 1))
        let end = lines.count - back
        let start = max(0, end - area.height)
        let part = min(12, lines[start..<end].map { TextWidth.columns($0.part) }.max() ?? 0)
        for (row, line) in lines[start..<end].enumerated() {
            draw(line, partWidth: part, x: area.x + 1, y: area.y + row, width: area.width - 2, on: &painter, context)
        }
    }

    private func draw(
        _ line: LogLine, partWidth: Int, x: Int, y: Int, width: Int, on painter: inout Painter, _ context: PaneContext
    ) {
        let isMark = line.level >= .warn
        let role: Role = line.level == .error ? .down : line.level == .warn ? .warn : .dim
        var column = x
        if width > 30 {
            column = painter.grid.put(NewYork.local(line.time).clockWithSeconds, x: x, y: y, .dim) + 2
        }
        if width > 60 {
            let word = isMark ? "! \(line.level)" : "\(line.level)"
            painter.grid.put(word, endingAt: column + 7, y: y, Pen(role))
            column += 9
        } else if width > 2 {
            painter.grid.put(isMark ? "!" : " ", x: column, y: y, Pen(role))
            column += 2
        }
        if width > 40 {
            painter.grid.put(TextFit.fit(line.part, to: partWidth), x: column, y: y, .dim)
            column += partWidth + 2
        }
        let text = TextFit.fit(line.text, to: x + width - column)
        painter.grid.put(text, x: column, y: y, .text, limit: x + width - column)
        let wanted = context.view.findText
        if !wanted.isEmpty, line.text.lowercased().contains(wanted.lowercased()) {
            painter.grid.put("▸", x: x - 1, y: y, .accent)
        }
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        let page = max(1, (context.size?.height ?? 10) - 1)
        let last = max(0, shown(context).count - 1)
        let back = linesBack(context)
        let step: Int
        switch motion {
        case .up: step = 1
        case .down: step = -1
        case .pageUp: step = page
        case .pageDown: step = -page
        case .home: step = last
        case .end: step = -back
        case .left, .right: return false
        }
        view.log.linesBack = min(last, max(0, back + step))
        view.log.countedFrom = context.snapshot.logCount
        return true
    }

    package func find(_ text: String, forward: Bool, view: inout DeskView, _ context: PaneContext) -> Bool? {
        let lines = shown(context)
        guard !text.isEmpty, !lines.isEmpty else { return false }
        let at = lines.count - 1 - min(linesBack(context), lines.count - 1)
        // Newer lines are below: the search goes up from where it stands, as a reader of a log does.
        let order = forward ? Array(lines.indices[..<at].reversed()) : Array(lines.indices[(at + 1)...])
        guard let hit = order.first(where: { lines[$0].text.lowercased().contains(text.lowercased()) }) else {
            let isHere = lines[at].text.lowercased().contains(text.lowercased())
            return isHere
        }
        view.log.linesBack = lines.count - 1 - hit
        view.log.countedFrom = context.snapshot.logCount
        return true
    }

    /// Lines between the newest and the bottom, with those that came since they were counted.
    private func linesBack(_ context: PaneContext) -> Int {
        let view = context.view.log
        guard view.linesBack > 0 else { return 0 }
        let fresh = max(0, context.snapshot.logCount - view.countedFrom)
        return view.linesBack + context.snapshot.log.suffix(fresh).reduce(0) { $0 + ($1.level >= view.level ? 1 : 0) }
    }

    private func shown(_ context: PaneContext) -> [LogLine] {
        context.snapshot.log.filter { $0.level >= context.view.log.level }
    }
}
