import Market
import State

/// Time in a replay or a simulation; a live market refuses.
enum PlaybackActions {
    static let all: [Action] = [
        Action("playback.pause", "pause or play", group: "Replay", refusal: refusal) { view, context in
            let isPaused = context.isPaused
            view.ask(context.snapshot) { $0.isPaused = !isPaused }
            return [.intent(.feed(isPaused ? .resume : .pause))]
        },
        Action("playback.step", "play one minute", group: "Replay", refusal: refusal) { view, context in
            view.ask(context.snapshot) { $0.isPaused = true }
            return [.intent(.feed(.step(1)))]
        },
        Action("playback.slower", "slower", group: "Replay", topic: "slower, faster", refusal: refusal) {
            change(-1, &$0, $1)
        },
        Action("playback.faster", "faster", group: "Replay", topic: "slower, faster", refusal: refusal) {
            change(1, &$0, $1)
        },
        jump("previous_open", "back to the RTH open before", .open, -1),
        jump("next_open", "to the next RTH open", .open, 1),
        jump("previous_day", "back to the start of the trading day", .day, -1),
        jump("next_day", "to the next trading day", .day, 1),
        Action("playback.jump", "go to a time", group: "Replay", refusal: recordingOnly) { view, _ in
            view.overlay = .prompt(PromptState(purpose: .jump, editor: LineEditor(kept: view.drafts.jump)))
            return []
        },
    ]

    /// The steps of faster and slower.
    static let speeds: [PlaybackSpeed] =
        [0.5, 1, 2, 5, 10, 30, 60, 300].map(PlaybackSpeed.times) + [.maximum]

    @Sendable private static func refusal(_ context: PaneContext) -> String? {
        context.snapshot.mode == .live ? "A live market cannot be paused or moved." : nil
    }

    @Sendable private static func recordingOnly(_ context: PaneContext) -> String? {
        context.snapshot.mode == .replay ? nil : "Only a replay can go to another time."
    }

    private static func change(_ step: Int, _ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let current = context.speed else { return [] }
        let order: (PlaybackSpeed) -> Double = { if case .times(let factor) = $0 { factor } else { .infinity } }
        let next =
            step > 0
            ? speeds.first { order($0) > order(current) } : speeds.last { order($0) < order(current) }
        guard let next else {
            view.notice = Notice("\(current.text) is the \(step > 0 ? "highest" : "lowest") speed.", .dim)
            return []
        }
        view.notice = Notice("speed \(next.text)")
        view.ask(context.snapshot) { $0.speed = next }
        return [.intent(.feed(.setSpeed(next)))]
    }

    /// What a jump goes to.
    private enum Mark {
        /// Start of regular hours.
        case open
        /// Start of a trading day, at 18:00 the evening before.
        case day

        func instant(_ day: TradingDay, _ calendar: TradingCalendar) -> Timestamp? {
            switch self {
            case .open: calendar.regularHours(of: day)?.lowerBound
            case .day: calendar.session(of: day).lowerBound
            }
        }

        var name: String { self == .open ? "RTH open" : "day" }
    }

    private static func jump(_ name: String, _ help: String, _ mark: Mark, _ step: Int) -> Action {
        Action("playback.\(name)", help, group: "Replay", topic: "\(mark.name)s", refusal: recordingOnly) {
            view, context in
            guard let target = target(mark, step, context) else {
                view.notice = Notice("The recording has no \(mark.name) \(step > 0 ? "after" : "before") this.", .warn)
                return []
            }
            view.notice = Notice("to \(NewYork.local(target).dated)")
            view.ask(context.snapshot) { $0.time = target }
            return [.intent(.feed(.jump(target)))]
        }
    }

    /// The mark nearest to now in one direction, within the recording. Going back passes over a mark that is less than a
    /// minute ago, so that pressing twice goes back twice while the market plays.
    private static func target(_ mark: Mark, _ step: Int, _ context: PaneContext) -> Timestamp? {
        guard let time = context.time, let span = context.snapshot.playback?.span else { return nil }
        let calendar = context.selected?.spec.calendar ?? TradingCalendar(group: .equity)
        var day = calendar.tradingDay(atOrAfter: time)
        if step < 0 { day = calendar.nextTradingDay(after: day) }
        // Ten days are more than any run of days without trading.
        for _ in 0..<10 {
            if let instant = mark.instant(day, calendar),
                step > 0 ? instant > time : instant < time.adding(minutes: -1)
            {
                return span.contains(instant) ? instant : nil
            }
            day = step > 0 ? calendar.nextTradingDay(after: day) : calendar.previousTradingDay(before: day)
        }
        return nil
    }
}
