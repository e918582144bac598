import Canvas
import Market
import State

/// Row 1: the hours around now as a line with the plan's phases, the part that is over heavy, and `●` at now. Times of the
/// market are those of the selected product on this day, short days included.
enum Ruler {
    static func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        let width = painter.grid.width
        painter.grid.fill(Rect(x: 0, y: y, width: width, height: 1), " ", Pen(.text, on: .strip))
        guard let clock = SessionClock(context), width > 20 else { return }
        let window = Window(clock, events: events(clock, context))
        let now = window.column(clock.local.minuteOfDay, width: width)
        for x in 1..<width - 1 {
            painter.grid.put(x < now ? "━" : "─", x: x, y: y, Pen(x < now ? .faint : .line))
        }
        let current = window.marks.last { $0.isPhase && $0.minute <= window.now }?.minute
        var free = 1
        for (index, mark) in window.marks.enumerated() {
            let text = (index == 0 ? "" : " ") + mark.text + " "
            let isCurrent = mark.minute == current
            var x = max(window.column(mark.minute, width: width), index == 0 ? 1 : free)
            // The phase that holds steps aside for the point of now.
            if index == 0 || isCurrent, (x..<x + TextWidth.columns(text)).contains(now) { x = now + 1 }
            let end = x + TextWidth.columns(text)
            let next =
                window.marks.dropFirst(index + 1).first.map { window.column($0.minute, width: width) } ?? width - 1
            // A mark that would cover the next one or now gives way, the current phase excepted.
            guard end <= width - 1, isCurrent || end <= next, !(x..<end).contains(now) else { continue }
            painter.grid.put(text, x: x, y: y, isCurrent ? Pen(.bright, .bold) : .dim)
            free = end
        }
        painter.grid.put("●", x: now, y: y, Pen(.accent, .bold))
    }

    /// Today's events that move the instrument, as moments: the next one with the time until then.
    private static func events(_ clock: SessionClock, _ context: PaneContext) -> [Mark] {
        guard let events = context.snapshot.events, let spec = context.selected?.spec else { return [] }
        let start = NewYork.instant(clock.local.date, minuteOfDay: 0)
        let end = NewYork.instant(clock.local.date.adding(days: 1), minuteOfDay: 0)
        let next = clock.event(context)
        return events.events(in: start..<end, moving: spec).filter { $0.impact >= .medium }.map { event in
            let local = NewYork.local(event.time)
            let left = event == next?.event ? next.map { " in \(SpanText.coarse($0.left))" } ?? "" : ""
            let name = TextFit.fit(OutsideText.line(event.name), to: 12)
            return Mark(minute: local.minuteOfDay, text: "\(local.clock) \(name)\(left)", isPhase: false)
        }
    }

    /// A time on the ruler.
    private struct Mark {
        let minute: Int
        let text: String
        /// A phase of the plan, which holds until the next one; else a moment of the market.
        let isPhase: Bool
    }

    /// The hours that the ruler shows.
    private struct Window {
        let start: Int
        let end: Int
        /// Now, in minutes of the ruler's day; past midnight it counts on.
        let now: Int
        let marks: [Mark]

        init(_ session: SessionClock, events: [Mark]) {
            let (minute, plan) = (session.local.minuteOfDay, session.plan)
            switch minute {
            case 480..<780: (start, end) = (480, 780)
            case 780..<1_080: (start, end) = (780, 1_080)
            case 120..<480: (start, end) = (120, 480)
            default: (start, end) = (1_080, 1_560)
            }
            // Past midnight the night's ruler counts on.
            now = start == 1_080 && minute < 720 ? minute + 1_440 : minute
            let clock = SessionClock.clock
            let hours = session.hoursOfDate
            var phases = [
                Mark(minute: plan.entriesFrom, text: "\(clock(plan.entriesFrom)) entries", isPhase: true),
                Mark(minute: plan.entriesTo, text: "\(clock(plan.entriesTo)) manage only", isPhase: true),
                Mark(minute: plan.windDown, text: "\(clock(plan.windDown)) close", isPhase: true),
                Mark(minute: plan.flatBy, text: "\(clock(plan.flatBy)) flat", isPhase: true),
            ].filter { mark in hours.close.map { mark.minute <= $0 } ?? true }
            var moments = [(120, "02:00 London"), (1_200, "20:00 Asia"), (1_440, "midnight")]
                .map { Mark(minute: $0.0, text: $0.1, isPhase: false) }
            if let regular = hours.regular {
                moments.append(Mark(minute: regular.lowerBound, text: "RTH", isPhase: false))
                let end = "\(clock(regular.upperBound)) RTH ends"
                moments.append(Mark(minute: regular.upperBound, text: end, isPhase: false))
            }
            if let close = hours.close {
                // Where trading ends before the plan does, nothing of the plan holds after it.
                let halt = Mark(minute: close, text: "\(clock(close)) halt", isPhase: close < plan.flatBy)
                if halt.isPhase { phases.append(halt) } else { moments.append(halt) }
            }
            let range = start..<end
            // The phase that holds at the left end opens the ruler, without its time, which is past.
            let before = phases.last { $0.minute <= range.lowerBound }
            let opening: Mark =
                switch start {
                case 1_080: Mark(minute: 1_080, text: "18:00 open", isPhase: true)
                case 120: Mark(minute: 120, text: before.map { String($0.text.dropFirst(6)) } ?? "night", isPhase: true)
                default: Mark(minute: start, text: before.map { String($0.text.dropFirst(6)) } ?? "wait", isPhase: true)
                }
            // An event tells more than a moment of every day.
            let fixed = phases + moments.filter { moment in !events.contains { $0.minute == moment.minute } }
            let inside = (fixed + events).filter { $0.minute > range.lowerBound && $0.minute < range.upperBound }
            marks = [opening] + inside.sorted { $0.minute < $1.minute }
        }

        func column(_ minute: Int, width: Int) -> Int {
            let along = start == 1_080 && minute < 720 ? minute + 1_440 : minute
            return 1 + (along - start) * (width - 3) / (end - start)
        }
    }
}
