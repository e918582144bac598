import Canvas
import Market
import State

/// Row 0: what is traded, what it costs, what time it is, and how long until the plan's next deadline.
enum Header {
    static func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        painter.grid.fill(Rect(x: 0, y: y, width: painter.grid.width, height: 1), " ", Pen(.text, on: .strip))
        let row = Rect(x: 1, y: y, width: painter.grid.width - 2, height: 1)
        painter.grid.put(left: left(context), right: right(context), in: row)
    }

    private static func left(_ context: PaneContext) -> [RowItem] {
        var items: [RowItem] = []
        if let tag = context.snapshot.mode.tag { items.append(RowItem(Mode.chip(tag), priority: 95)) }
        if let delay = context.snapshot.delaySeconds { items.append(RowItem(Mode.late(delay), priority: 95)) }
        if let quote = Quote(context) {
            items.append(RowItem(quote.runs, priority: 99).or(quote.shortRuns, priority: 100))
        }
        guard let clock = SessionClock(context) else {
            items.append(RowItem("no prices yet", .dim, priority: 60))
            return items
        }
        items.append(
            RowItem([Run(clock.local.clockWithSeconds), Run(" ET", .dim)], priority: 60).or(
                [Run(clock.local.clockWithSeconds)], priority: 70))
        items.append(RowItem(clock.hours, priority: 30))
        if let deadline = clock.deadline {
            items.append(RowItem(deadline.runs, priority: 50).or(deadline.short, priority: 51))
        }
        if let (event, left) = clock.event(context) {
            let name = TextFit.fit(OutsideText.line(event.name), to: 16)
            let pen: Role = left < 10 * Timestamp.minute ? .warn : .dim
            items.append(RowItem([Run(name), Run(" in \(SpanText.coarse(left))", pen)], priority: 45))
        }
        if let roll = context.selected.flatMap({ context.snapshot.roll(of: $0.instrument) }) {
            items.append(RowItem([Run(roll.brief(on: clock.local.date), .warn)], priority: 47))
        }
        if let flat = clock.flatBy { items.append(RowItem(flat.runs, priority: 40)) }
        return items
    }

    private static func right(_ context: PaneContext) -> [RowItem] {
        var items: [RowItem] = []
        if let account = context.account {
            let figures = AccountFigures(account, context)
            items.append(RowItem([figures.name], priority: 65))
            items.append(RowItem(figures.openRuns, priority: 66))
        } else if let account = context.facts.account {
            items.append(
                RowItem(OutsideText.line(account), AccountKind.pen(account, context.snapshot.mode), priority: 65))
        }
        if let today = context.selected?.today, let spec = context.selected?.spec {
            let style = context.facts.numbers
            items.append(
                RowItem(
                    [
                        Run("range ", .dim), Run(spec.text(today.low, style: style)), Run(" – ", .dim),
                        Run(spec.text(today.high, style: style)),
                    ], priority: 20))
        }
        return items
    }
}

/// How the kind of market is marked where it is not a live one.
enum Mode {
    static func chip(_ tag: String) -> [Run] { [Run(" \(tag) ", Pen(.sim, on: .simBand, .bold))] }

    /// A live market whose prices come late by contract: ` LATE 10m `.
    static func late(_ seconds: Int) -> [Run] {
        let span = SpanText.coarse(Int64(seconds) * Timestamp.second)
        return [Run(" LATE \(span) ", Pen(.onWarnBand, on: .warnBand, .bold))]
    }
}
