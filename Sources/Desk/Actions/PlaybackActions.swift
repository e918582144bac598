import Market
import State

/// Time in a replay or a simulation; a live market refuses.
enum PlaybackActions {
    static let all: [Action] = [
        Action("playback.pause", "pause or play", group: "Replay", refusal: refusal) { _, context in
            [.intent(.feed(context.snapshot.playback?.isPaused == true ? .resume : .pause))]
        },
        Action("playback.step", "play one minute, then stand", group: "Replay", refusal: refusal) { _, _ in
            [.intent(.feed(.step(1)))]
        },
        Action("playback.faster", "faster", group: "Replay", refusal: refusal) { view, context in
            change(1, &view, context)
        },
        Action("playback.slower", "slower", group: "Replay", refusal: refusal) { view, context in
            change(-1, &view, context)
        },
        Action("playback.next_session", "to the next RTH open", group: "Replay", refusal: recordingOnly) {
            view, context in
            jump(1, &view, context)
        },
        Action("playback.previous_session", "back to the RTH open before", group: "Replay", refusal: recordingOnly) {
            view, context in jump(-1, &view, context)
        },
        Action("playback.jump", "to a time of the recording", group: "Replay", refusal: recordingOnly) { view, _ in
            view.overlay = .prompt(PromptState(purpose: .jump))
            return []
        },
    ]

    /// The steps of faster and slower.
    static let speeds: [PlaybackSpeed] =
        [0.5, 1, 2, 5, 10, 30, 60, 300, 1_000].map(PlaybackSpeed.times) + [.maximum]

    @Sendable private static func refusal(_ context: PaneContext) -> String? {
        context.snapshot.mode == .live ? "A live market cannot be paused or moved." : nil
    }

    @Sendable private static func recordingOnly(_ context: PaneContext) -> String? {
        context.snapshot.mode == .replay ? nil : "Only a replay can go to another time."
    }

    private static func change(_ step: Int, _ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let current = context.snapshot.playback?.speed else { return [] }
        let order: (PlaybackSpeed) -> Double = { if case .times(let factor) = $0 { factor } else { .infinity } }
        let next =
            step > 0
            ? speeds.first { order($0) > order(current) } : speeds.last { order($0) < order(current) }
        guard let next else {
            view.notice = Notice("\(current.text) is the \(step > 0 ? "highest" : "lowest") speed.", .dim)
            return []
        }
        view.notice = Notice("speed \(next.text)")
        return [.intent(.feed(.setSpeed(next)))]
    }

    /// The RTH open nearest to now in one direction, within the recording.
    private static func jump(_ step: Int, _ view: inout DeskView, _ context: PaneContext) -> [DeskCommand] {
        guard let time = context.snapshot.time, let span = context.snapshot.playback?.span else { return [] }
        let calendar = TradingCalendar(group: context.selected?.spec.group ?? .equity)
        var day = calendar.tradingDay(atOrAfter: time)
        if step < 0 { day = calendar.nextTradingDay(after: day) }
        for _ in 0..<10 {
            if let open = calendar.regularHours(of: day)?.lowerBound {
                guard span.contains(open) else { break }
                if step > 0 ? open > time : open < time.adding(seconds: -60) { return [.intent(.feed(.jump(open)))] }
            }
            day = step > 0 ? calendar.nextTradingDay(after: day) : calendar.previousTradingDay(before: day)
        }
        view.notice = Notice("The recording has no RTH open \(step > 0 ? "after" : "before") this.", .warn)
        return []
    }
}
