import Canvas
import Market
import State

/// The next economic events with the time until then, and headlines with their source and age.
package struct HeadlinesPane: Pane {
    package init() {}

    package var name: String { "headlines" }
    package var hasFigures: Bool { true }

    /// True where there is a source of news or a calendar.
    static func isNeeded(_ snapshot: Snapshot) -> Bool { snapshot.news != nil || snapshot.events != nil }

    package func title(_ context: PaneContext) -> PaneTitle {
        var title = PaneTitle("Events and headlines")
        guard let news = context.snapshot.news else { return title }
        let failed = news.sources.count { if case .failed = $0.state { true } else { false } }
        if failed > 0 { title.right.append(TitleItem("\(failed) of \(news.sources.count) failed", .warn)) }
        if let last = news.sources.compactMap(\.lastGood).max() {
            title.right.append(TitleItem("\(SpanText.exact(max(0, news.toldAt - last))) ago"))
        }
        return title
    }

    package func draw(on painter: inout Painter, in area: Rect, _ context: PaneContext) {
        let rows = Self.rows(context, width: area.width - 2)
        guard !rows.isEmpty else {
            painter.draw(
                EmptyState(
                    Run("No headline and no event.", .strong),
                    [Run("Name feeds in news.sources, or events in events.csv.", .dim)]), in: area, context.facts)
            return
        }
        let top = min(context.view.briefing.headlinesTop, max(0, rows.count - area.height))
        for (index, runs) in rows.dropFirst(top).prefix(area.height).enumerated() {
            painter.grid.put(runs, x: area.x + 1, y: area.y + index, limit: area.width - 2)
        }
    }

    package func move(_ motion: Motion, view: inout DeskView, _ context: PaneContext) -> Bool {
        let size = context.size ?? Size(40, 10)
        let count = Self.rows(context, width: size.width - 2).count
        guard let step = motion.rows(page: max(1, size.height - 1), count: count) else { return false }
        view.briefing.headlinesTop = min(max(0, view.briefing.headlinesTop + step), max(0, count - size.height))
        return true
    }

    // MARK: Rows

    /// Events of the next day that are told.
    private static let events = 6

    /// The events that are told.
    static func ahead(_ context: PaneContext, from now: Timestamp) -> [EconomicEvent] {
        let ahead = context.snapshot.events?.events(in: now..<now.adding(minutes: 24 * 60)) ?? []
        return Array(ahead.prefix(events))
    }

    private static func rows(_ context: PaneContext, width: Int) -> [[Run]] {
        guard let now = context.snapshot.now else { return [] }
        var rows: [[Run]] = []
        let ahead = ahead(context, from: now)
        let clock = DayClock(now: now)
        for event in ahead {
            let impact: Role = event.impact == .high ? .warn : event.impact == .medium ? .text : .dim
            rows.append([
                Run("\(clock.full(event.time)) ", .dim), Run(OutsideText.line(event.name), impact),
                Run(
                    " in \(SpanText.coarse(event.time - now))", event.time - now < 10 * Timestamp.minute ? .warn : .dim),
            ])
        }
        let headlines = context.snapshot.news?.headlines ?? []
        if !rows.isEmpty, !headlines.isEmpty { rows.append([]) }
        for headline in headlines {
            let head = [
                Run("\(clock.full(headline.time)) ", .dim), Run(OutsideText.line(headline.source), .faint),
                Run(" \(SpanText.coarse(max(0, now - headline.time))) ago", .faint),
            ]
            rows.append(head)
            rows += TextFit.wrap(OutsideText.line(headline.title), to: max(10, width - 2)).map { [Run("  " + $0)] }
        }
        return rows
    }
}
