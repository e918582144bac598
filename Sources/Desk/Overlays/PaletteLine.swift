import Market
import Settings
import State

/// One thing that the command line can do.
struct PaletteLine {
    enum Effect {
        case action(String)
        case commands([DeskCommand])
        case change(@Sendable (inout DeskView) -> Void)
        /// The line needs more typing: this is what it begins with.
        case complete(String)
        case refuse(String)
    }

    let title: String
    let help: String
    /// The key that does the same.
    let key: String?
    /// A short state at the end of the line: `active`.
    let note: String?
    let effect: Effect

    init(_ title: String, _ help: String, key: String? = nil, note: String? = nil, _ effect: Effect) {
        self.title = title
        self.help = help
        self.key = key
        self.note = note
        self.effect = effect
    }

    /// Everything that can be run, before filtering; `typed` brings forth lines with values of their own.
    static func all(typed: String, _ context: PaneContext) -> [PaletteLine] {
        typedLines(typed, context) + choices(context) + actions(context)
    }

    private static func actions(_ context: PaneContext) -> [PaletteLine] {
        Actions.all.map { action in
            let key = context.facts.keymap.keys(for: action.name, in: action.scope).first?.description
            let name = action.name.split(separator: ".").joined(separator: " ").split(separator: "_").joined(
                separator: " ")
            return PaletteLine(name, action.help, key: key, .action(action.name))
        }
    }

    private static func choices(_ context: PaneContext) -> [PaletteLine] {
        let facts = context.facts
        let themes = facts.themes.map {
            PaletteLine(
                "theme \($0.name)", $0.summary, note: $0.name == facts.themeName ? "active" : nil,
                .commands([.useTheme($0.name)]))
        }
        let keymaps = facts.keymaps.map {
            PaletteLine(
                "keymap \($0.name)", $0.summary, note: $0.name == facts.keymap.name ? "active" : nil,
                .commands([.useKeymap($0.name)]))
        }
        let symbols = context.snapshot.instruments.enumerated().map { slot, state in
            PaletteLine("symbol \(state.instrument.symbol)", state.spec.name, .change { $0.selectedSlot = slot })
        }
        let pages = Pages.all.map { page in
            PaletteLine("page \(page.title.lowercased())", "key \(page.digit)", .action("page.\(page.name)"))
        }
        let frames = TimeFrame.allCases.map { frame in
            PaletteLine("timeframe \(frame.name)", "bars of the chart", .change { $0.chart.frame = frame })
        }
        let speeds = PlaybackActions.speeds.map { speed in
            let name = speed == .maximum ? "max" : String(speed.text.dropLast())
            return PaletteLine(
                "speed \(name)", "of the replay or simulation", .commands([.intent(.feed(.setSpeed(speed)))]))
        }
        let playback = context.snapshot.mode == .live ? [] : speeds
        let jump =
            context.snapshot.mode == .replay
            ? [PaletteLine("jump", "to a time: jump 2024-01-05 09:52, or 09:52", .complete("jump "))] : []
        return themes + keymaps + symbols + pages + frames + playback + jump
    }

    private static func typedLines(_ typed: String, _ context: PaneContext) -> [PaletteLine] {
        let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return [] }
        switch words[0] {
        case "jump" where context.snapshot.mode == .replay:
            switch JumpTime.read(words[1], near: context.snapshot.time) {
            case .success(let time):
                let local = NewYork.local(time)
                return [
                    PaletteLine(typed, "to \(local.date) \(local.clock) ET", .commands([.intent(.feed(.jump(time)))]))
                ]
            case .failure(let problem): return [PaletteLine(typed, problem.description, .refuse(problem.description))]
            }
        case "speed" where context.snapshot.mode != .live:
            guard let factor = Double(words[1]), factor > 0, factor <= 10_000 else { return [] }
            let speed = PlaybackSpeed.times(factor)
            guard !PlaybackActions.speeds.contains(speed) else { return [] }
            return [PaletteLine(typed, "\(speed.text) of real time", .commands([.intent(.feed(.setSpeed(speed)))]))]
        default: return []
        }
    }
}
