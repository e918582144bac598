import Canvas
import Market
import State

/// What a pane says when it has nothing to show: what is missing, why, and the keys that help.
package struct EmptyState: Hashable, Sendable {
    package var headline: Run
    package var lines: [Run]
    /// Action names with what they would do here.
    package var keys: [(action: String, scope: String, text: String)]

    package init(_ headline: Run, _ lines: [Run], keys: [(action: String, scope: String, text: String)] = []) {
        self.headline = headline
        self.lines = lines
        self.keys = keys
    }

    package static func == (a: EmptyState, b: EmptyState) -> Bool {
        a.headline == b.headline && a.lines == b.lines && a.keys.map(\.action) == b.keys.map(\.action)
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(headline) }

    /// Why an instrument has nothing to show yet, from the state of its source.
    package static func waiting(for what: String, source: SourceHealth?) -> EmptyState {
        let missing = Run("No \(what) yet.", .strong)
        let keys = [(action: "engine.refresh", scope: "global", text: "retry now")]
        guard let source else {
            return EmptyState(
                missing, [Run("No source has reported."), Run("They come with its first message.", .dim)])
        }
        let name = source.report.name
        let detail = source.report.detail.isEmpty ? [] : [Run(source.report.detail, .dim)]
        switch source.report.state {
        case .failed(let reason):
            return EmptyState(
                Run("✗ \(reason)", .down, .bold), [Run("\(name) sends nothing; prices are unknown.")], keys: keys)
        case .stale:
            return EmptyState(missing, [Run("\(name) is silent; they come when it speaks again.")], keys: keys)
        case .loading(let progress):
            let done = progress.map { " \(Int($0 * 100))%" } ?? ""
            return EmptyState(missing, [Run("\(name) is loading\(done); they come when it is done.")] + detail)
        case .off(let reason): return EmptyState(missing, [Run("\(name) is off: \(reason)")])
        case .paused: return EmptyState(missing, [Run("\(name) is paused; they come when it plays.")])
        case .ended: return EmptyState(missing, [Run("\(name) has ended without any.")] + leftOut(source))
        case .live where source.refused > 0: return EmptyState(missing, leftOut(source) + detail)
        case .live: return EmptyState(missing, [Run("\(name) is live; they come with its next message.")] + detail)
        }
    }
}

extension EmptyState {
    /// Rows that came and were not taken, which explains a pane without any.
    private static func leftOut(_ source: SourceHealth) -> [Run] {
        guard source.refused > 0 else { return [] }
        let count = NumberStyle.screen.text(source.refused, decimals: 0)
        return [
            Run("\(count) rows of \(source.report.name) were left out: the market is closed at their times.", .warn)
        ]
    }
}

extension Painter {
    /// Draws an empty state near the top left of a pane, as much of it as fits.
    package mutating func draw(_ state: EmptyState, in area: Rect, _ facts: DeskFacts) {
        let room = area.inset(left: area.width > 30 ? 3 : 1, right: 1)
        guard room.width > 0, room.height > 0 else { return }
        var y = room.y + (room.height > 7 ? 2 : 0)
        for run in [state.headline] + state.lines {
            for line in TextFit.wrap(run.text, to: room.width) where y < room.bottom {
                grid.put(line, x: room.x, y: y, run.pen)
                y += 1
            }
        }
        y += room.bottom - y > 2 ? 1 : 0
        var x = room.x
        for key in state.keys {
            guard let stroke = facts.keymap.keys(for: key.action, in: key.scope).first, y < room.bottom else {
                continue
            }
            let runs = [Run(stroke.description, .key), Run(" \(key.text)", .dim)]
            guard x + runs.columns <= room.right else { break }
            grid.put(runs, x: x, y: y)
            target(Rect(x: x, y: y, width: runs.columns, height: 1), .action(key.action))
            x += runs.columns + 3
        }
    }
}
