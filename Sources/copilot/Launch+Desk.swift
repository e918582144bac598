import Canvas
import Desk
import Market
import Runtime
import Settings
import State
import Terminal

extension Launch {
    /// What the desk shows of this run.
    func deskFacts(_ terminal: any TerminalScreen) -> DeskFacts {
        let palette = Palette(theme.theme, depth: terminal.colour.depth)
        return DeskFacts(
            version: "copilot \(Version.text)", keymap: keymap.keymap, themeName: theme.theme.name,
            numbers: settings.numbers, glyphs: terminal.needsAscii ? .ascii : .unicode,
            hasColours: palette.hasColours, hasTints: palette.hasTints, account: settings.account,
            paths: [
                ("settings", "\(settingsFile)" + (hasSettingsFile ? "" : "  not there; defaults hold")),
                ("data", dataFolder), ("log", paths.logFile),
                ("terminal", "\(terminal.size.width)×\(terminal.size.height), \(terminal.colour.reason)"),
                ("looks", "theme \(theme.theme.name), keymap \(keymap.keymap.name); read again when saved"),
            ])
    }

    /// How the desk is when it opens.
    var deskPreferences: DeskPreferences {
        DeskPreferences(candles: CandleStyle(rawValue: settings.candles) ?? .braille, isMouseOn: settings.isMouseOn)
    }

    /// Where themes and keymaps come from while the desk is open.
    var looks: DeskSession.Looks {
        DeskSession.Looks(
            theme: { [themes] name in try themes.load(name).theme },
            keymap: { [keymaps] name in try keymaps.load(name).keymap })
    }

    /// Every theme and keymap there is. It reads their files, which takes longer than a frame may.
    func looksOnShelf() -> DeskSession.Shelf {
        let (themes, keymaps) = (themes.entries(), keymaps.entries())
        return DeskSession.Shelf(
            themes: themes.map { NamedChoice(name: $0.name, summary: $0.summary) },
            keymaps: keymaps.map { NamedChoice(name: $0.name, summary: $0.summary) },
            files: (themes + keymaps).compactMap(\.path))
    }

    func logStart(to log: Log, _ terminal: any TerminalScreen) {
        log.write(.info, part: "desk", "copilot \(Version.text) on \(plan.source), data in \(dataFolder)")
        log.write(
            .info, part: "desk", "terminal \(terminal.size.width)×\(terminal.size.height), \(terminal.colour.reason)")
        if let rules = briefing?.rules {
            let writer = rules.model ?? "written by the desk itself"
            log.write(.info, part: "briefing", "\(writer): \(rules.reason)")
        }
        if let feedReason { log.write(.info, part: "feed", feedReason) }
        if case .live(let live) = plan { log.write(.info, part: "feed", live.hours.reason) }
        for warning in warnings { log.write(.warn, part: "settings", warning.description) }
    }
}
