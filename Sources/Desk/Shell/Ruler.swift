import Canvas
import Market
import State

/// Row 1: the hours around now as a line with the plan's phases, the part that is over heavy, and `●` at now.
enum Ruler {
    static func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        let width = painter.grid.width
        painter.grid.fill(Rect(x: 0, y: y, width: width, height: 1), " ", Pen(.text, on: .strip))
        guard let clock = SessionClock(context), width > 20 else { return }
        let window = Window(minuteOfDay: clock.local.minuteOfDay, plan: clock.plan, calendar: clock.calendar)
        let now = window.column(clock.local.minuteOfDay, width: width)
        for x in 1..<width - 1 {
            painter.grid.put(x < now ? "━" : "─", x: x, y: y, Pen(x < now ? .faint : .line))
        }
        var free = 1
        for (index, mark) in window.marks.enumerated() {
            let isCurrent =
                mark.minute <= window.now
                && (index + 1 == window.marks.count || window.marks[index + 1].minute > window.now)
            let text = (index == 0 ? "" : " ") + mark.text + " "
            let x = max(window.column(mark.minute, width: width), index == 0 ? 1 : free)
            let end = x + TextWidth.columns(text)
            let next =
                window.marks.dropFirst(index + 1).first.map { window.column($0.minute, width: width) } ?? width - 1
            // A mark that would cover the next one or now gives way, the current phase excepted.
            guard x >= free, end <= width - 1, isCurrent || end <= next, !(x..<end).contains(now) || index == 0 else {
                continue
            }
            painter.grid.put(text, x: x, y: y, isCurrent ? Pen(.bright, .bold) : .dim)
            free = end
        }
        if now >= free || now > 1 { painter.grid.put("●", x: now, y: y, Pen(.accent, .bold)) }
    }

    /// The hours that the ruler shows.
    private struct Window {
        let start: Int
        let end: Int
        /// Now, in minutes of the ruler's day; past midnight it counts on.
        let now: Int
        let marks: [(minute: Int, text: String)]

        init(minuteOfDay minute: Int, plan: TradingPlan, calendar: TradingCalendar) {
            now = minute
            let plans = [
                (plan.entriesFrom, "entries"), (plan.entriesTo, "\(SessionClock.clock(plan.entriesTo)) manage only"),
                (plan.windDown, "\(SessionClock.clock(plan.windDown)) close"),
                (plan.flatBy, "\(SessionClock.clock(plan.flatBy)) flat"),
            ]
            let all = [(120, "02:00 London"), (570, "RTH"), (960, "16:00 RTH ends"), (1_020, "17:00 halt")] + plans
            switch minute {
            case 480..<780: (start, end) = (480, 780)
            case 780..<1_080: (start, end) = (780, 1_080)
            case 120..<480: (start, end) = (120, 480)
            default: (start, end) = (1_080, 1_560)
            }
            if start == 1_080 {
                marks = [(1_080, "18:00 open"), (1_200, "20:00 Asia"), (1_440, "midnight")]
            } else {
                let (start, end) = (start, end)
                let current = plans.last { $0.0 <= start }?.1 ?? "wait"
                let name = current.split(separator: " ", maxSplits: 1).last.map(String.init) ?? current
                marks =
                    [(start, start == 480 || start == 780 ? name : "night")]
                    + all.filter { $0.0 > start && $0.0 < end }.sorted { $0.0 < $1.0 }.map { ($0.0, $0.1) }
            }
        }

        func column(_ minute: Int, width: Int) -> Int {
            let along = start == 1_080 && minute < 720 ? minute + 1_440 : minute
            return 1 + (along - start) * (width - 3) / (end - start)
        }
    }
}
