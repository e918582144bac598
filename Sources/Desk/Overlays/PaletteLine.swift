import Market
import Settings
import State

/// One thing that the command line can do.
struct PaletteLine {
    enum Effect {
        case action(String)
        case commands([DeskCommand])
        case change(@Sendable (inout DeskView, PaneContext) -> Void)
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

    /// What the line does, where, and why not now.
    func explanation(_ context: PaneContext) -> String {
        switch effect {
        case .action(let name):
            guard let action = Actions.named(name) else { return help }
            let place = action.scope == "global" ? "everywhere" : "in the \(action.scope) pane"
            let keys = context.facts.keymap.keys(for: name, in: action.scope).map(\.description)
            let key = keys.isEmpty ? "no key" : "key \(keys.joined(separator: ", "))"
            let refusal = action.refusal(context).map { "\nNot now: \($0)" } ?? ""
            return "\(name): \(action.help). \(key), \(place).\(refusal)"
        case .commands, .change: return "\(title): \(help). For this session; the conf is not changed."
        case .complete: return "\(title): \(help)."
        case .refuse(let why): return why
        }
    }

    private static func actions(_ context: PaneContext) -> [PaletteLine] {
        Actions.all.map { action in
            let key = context.facts.keymap.keys(for: action.name, in: action.scope).first?.description
            let name = String(action.name.map { $0 == "." || $0 == "_" ? " " : $0 })
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
            PaletteLine(
                "symbol \(state.instrument.symbol)", state.spec.name,
                note: slot == context.view.selectedSlot ? "active" : nil,
                .change { view, _ in view.select(slot: slot) })
        }
        let pages = Pages.all.map { page in
            PaletteLine(
                "page \(page.digit) \(page.title.lowercased())", "show the page", key: "\(page.digit)",
                note: page.name == context.view.page ? "active" : nil, .action("page.\(page.name)"))
        }
        let frames = TimeFrame.allCases.map { frame in
            PaletteLine(
                "timeframe \(frame.name)", "bars of the chart",
                note: frame == context.view.chart.frame ? "active" : nil,
                .change { view, context in
                    let old = context.selected?.frames[view.chart.frame]
                    view.chart.show(frame, from: old, to: context.selected?.frames[frame])
                })
        }
        return themes + keymaps + symbols + pages + frames + playback(context)
    }

    private static func playback(_ context: PaneContext) -> [PaletteLine] {
        guard context.snapshot.mode != .live else { return [] }
        let speeds = PlaybackActions.speeds.map { speed in
            let name = speed == .maximum ? "max" : String(speed.text.dropLast())
            return PaletteLine(
                "speed \(name)", "of the \(context.snapshot.mode == .replay ? "replay" : "simulation")",
                note: speed == context.snapshot.playback?.speed ? "active" : nil,
                .commands([.intent(.feed(.setSpeed(speed)))]))
        }
        guard context.snapshot.mode == .replay else { return speeds }
        return speeds + [PaletteLine("jump", "to a time: jump 2024-01-05 09:52, or jump 09:52", .complete("jump "))]
    }

    private static func typedLines(_ typed: String, _ context: PaneContext) -> [PaletteLine] {
        let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return [] }
        switch words[0] {
        case "jump" where context.snapshot.mode == .replay:
            switch JumpTime.read(words[1], near: context.snapshot.time, in: context.snapshot.playback?.span) {
            case .success(let time):
                return [
                    PaletteLine(typed, "to \(JumpTime.text(of: time)) ET", .commands([.intent(.feed(.jump(time)))]))
                ]
            case .failure(let problem): return [PaletteLine(typed, problem.description, .refuse(problem.description))]
            }
        case "speed" where context.snapshot.mode != .live:
            guard let factor = Double(words[1]), factor >= 0.1, factor <= 10_000 else { return [] }
            let speed = PlaybackSpeed.times(factor)
            guard !PlaybackActions.speeds.contains(speed) else { return [] }
            return [PaletteLine(typed, "\(speed.text) of real time", .commands([.intent(.feed(.setSpeed(speed)))]))]
        default: return []
        }
    }
}
