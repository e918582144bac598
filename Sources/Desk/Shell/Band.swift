import Canvas
import Market
import State

/// The band under the ruler: what kind of market this is when it is not a live one, or what is wrong with the feed.
struct Band {
    let ground: Role
    let runs: [Run]
    let actions: [(name: String, text: String)]

    /// The gravest band; nil in a normal minute.
    static func current(_ context: PaneContext) -> Band? {
        let bands = [feedBand(context), modeBand(context)].compactMap { $0 }
        guard let first = bands.first else { return nil }
        return bands.count == 1
            ? first
            : Band(
                ground: first.ground, runs: first.runs + [Run("  +\(bands.count - 1)", first.runs[0].pen)],
                actions: first.actions)
    }

    func draw(on painter: inout Painter, y: Int, _ context: PaneContext) {
        let width = painter.grid.width
        painter.grid.fill(Rect(x: 0, y: y, width: width, height: 1), " ", Pen(.text, on: ground))
        let hints = actions.compactMap { action -> (String, RowItem)? in
            guard let key = context.facts.keymap.keys(for: action.name, in: "global").first else { return nil }
            let pen = runs[0].pen
            return (
                action.name, RowItem([Run("\(key)", Pen(pen.front, .bold)), Run(" \(action.text)", pen)], priority: 50)
            )
        }
        let room = Rect(x: 1, y: y, width: width - 2, height: 1)
        let text = runs.fitted(to: room.width)
        let left = RowItem(text, priority: 100).or(runs.fitted(to: max(10, room.width * 3 / 5)), priority: 100)
        for place in painter.grid.put(left: [left], right: hints.map(\.1), in: room, gap: 3) where place.index > 0 {
            painter.target(place.rect, .action(hints[place.index - 1].0))
        }
    }

    private static func feedBand(_ context: PaneContext) -> Band? {
        guard let source = context.snapshot.worstSource else { return nil }
        let pen = Pen(.onWarnBand, .bold)
        let actions = [(name: "engine.refresh", text: "retry now")]
        switch source.report.state {
        case .stale:
            let age = source.lastMessage.flatMap { last in context.snapshot.time.map { $0 - last } }
            let silence = age.map { " for \(Freshness.text($0))" } ?? ""
            let text = "\(source.report.name): no message\(silence). Grey prices stand as of then."
            return Band(ground: .warnBand, runs: [Run("! FEED LOST  ", pen), Run(text, .onWarnBand)], actions: actions)
        case .failed(let reason):
            let text = "\(source.report.name): \(reason)"
            return Band(
                ground: .warnBand, runs: [Run("✗ FEED FAILED  ", pen), Run(text, .onWarnBand)], actions: actions)
        default: return nil
        }
    }

    private static func modeBand(_ context: PaneContext) -> Band? {
        guard let tag = context.snapshot.mode.tag else { return nil }
        var parts: [String] = []
        let playback = context.snapshot.playback
        if context.snapshot.mode == .simulated {
            parts.append("Simulated market" + (playback?.seed.map { ", seed \($0)" } ?? ""))
        } else {
            let detail = context.snapshot.sources.first { $0.report.name == "replay" }?.report.detail ?? ""
            parts.append("Recorded market" + (detail.isEmpty ? "" : ": \(detail)"))
        }
        if let time = context.snapshot.time { parts.append("\(NewYork.local(time).date)") }
        if let playback {
            parts.append(
                playback.hasEnded
                    ? "ended" : playback.isPaused ? "paused at \(playback.speed.text)" : playback.speed.text)
        }
        let text = parts.joined(separator: " · ") + ". Nothing here is live."
        let pause = playback?.isPaused == true ? "play" : "pause"
        return Band(
            ground: .simBand, runs: [Run("◆ \(tag)  ", Pen(.sim, .bold)), Run(text, .sim)],
            actions: [("playback.pause", pause), ("playback.step", "step"), ("playback.faster", "faster")])
    }
}
