import Canvas

extension Keymap {
    /// The keymap that is built in; equal to `keymaps/default.toml`.
    package static let standard = Keymap(
        name: "default", summary: "Arrows, PageUp and PageDown, digits and mnemonic letters",
        bindings: [
            "global": global, "scanner": scanner, "chart": chart, "log": log, "entry": entry, "history": history,
            "briefing": briefing,
        ])

    private static let global: [String: [KeyStroke]] = [
        "pane.next": [KeyStroke(.tab)],
        "pane.previous": [KeyStroke(.tab, .shift)],
        "pane.zoom": [KeyStroke(.character("z"))],
        "pane.activate": [KeyStroke(.enter)],
        "move.up": [KeyStroke(.up)],
        "move.down": [KeyStroke(.down)],
        "move.left": [KeyStroke(.left)],
        "move.right": [KeyStroke(.right)],
        "move.page_up": [KeyStroke(.pageUp)],
        "move.page_down": [KeyStroke(.pageDown)],
        "move.home": [KeyStroke(.home)],
        "move.end": [KeyStroke(.end)],
        "page.desk": [KeyStroke(.character("1"))],
        "page.chart": [KeyStroke(.character("2"))],
        "page.confluence": [KeyStroke(.character("3"))],
        "page.journal": [KeyStroke(.character("7"))],
        "page.briefing": [KeyStroke(.character("4"))],
        "page.engine": [KeyStroke(.character("8"))],
        "page.last": [KeyStroke(.backspace)],
        "desk.back": [KeyStroke(.character("q"))],
        "desk.escape": [KeyStroke(.escape)],
        "desk.quit": [KeyStroke(.character("c"), .control)],
        "desk.redraw": [KeyStroke(.character("l"), .control)],
        "desk.suspend": [KeyStroke(.character("z"), .control)],
        "desk.help": [KeyStroke(.character("?")), KeyStroke(.function(1))],
        "desk.palette": [KeyStroke(.character(":"))],
        "desk.find": [KeyStroke(.character("/"))],
        "desk.explain": [KeyStroke(.character("e")), KeyStroke(.function(2))],
        "desk.find_next": [KeyStroke(.character("n"))],
        "desk.find_previous": [KeyStroke(.character("N"))],
        "desk.theme": [KeyStroke(.character("T"))],
        "desk.keymap": [KeyStroke(.character("K"))],
        "desk.mouse": [KeyStroke(.character("m"))],
        "desk.copy": [KeyStroke(.character("y"))],
        "engine.refresh": [KeyStroke(.character("R"))],
        "playback.pause": [KeyStroke(.character(" "))],
        "playback.step": [KeyStroke(.character("f"))],
        "playback.slower": [KeyStroke(.character("<"))],
        "playback.faster": [KeyStroke(.character(">"))],
        "playback.next_open": [KeyStroke(.character(")"))],
        "playback.previous_open": [KeyStroke(.character("("))],
        "playback.next_day": [KeyStroke(.right, .shift)],
        "playback.previous_day": [KeyStroke(.left, .shift)],
        "playback.jump": [KeyStroke(.character("J"))],
        "journal.open": [KeyStroke(.character("j"))],
    ]

    private static let scanner: [String: [KeyStroke]] = [
        "scanner.sort_next": [KeyStroke(.character("s"))],
        "scanner.sort_reverse": [KeyStroke(.character("S"))],
    ]

    private static let chart: [String: [KeyStroke]] = [
        "chart.zoom_in": [KeyStroke(.character("+")), KeyStroke(.character("="))],
        "chart.zoom_out": [KeyStroke(.character("-"))],
        "chart.zoom_auto": [KeyStroke(.character("A"))],
        "chart.whole_session": [KeyStroke(.character("0"))],
        "chart.timeframe": [KeyStroke(.character("t"))],
        "chart.overlays": [KeyStroke(.character("o"))],
        "chart.cross_hair": [KeyStroke(.character("x"))],
        "chart.level_previous": [KeyStroke(.character(","))],
        "chart.level_next": [KeyStroke(.character("."))],
        "chart.style": [KeyStroke(.character("v"))],
        "chart.next_instrument": [KeyStroke(.character("i"))],
        "chart.previous_instrument": [KeyStroke(.character("I"))],
    ]

    private static let entry: [String: [KeyStroke]] = [
        "journal.next_field": [KeyStroke(.tab)],
        "journal.previous_field": [KeyStroke(.tab, .shift)],
        "journal.save": [KeyStroke(.character("s"), .control)],
        "journal.undo": [KeyStroke(.character("z"), .control)],
        "journal.redo": [KeyStroke(.character("y"), .control)],
        "journal.next_account": [KeyStroke(.function(4))],
        "journal.previous_day": [KeyStroke(.function(5))],
        "journal.next_day": [KeyStroke(.function(6))],
        "journal.take_fills": [KeyStroke(.character("r"), .control)],
        "journal.discard": [KeyStroke(.character("x"), .control)],
    ]

    private static let history: [String: [KeyStroke]] = [
        "journal.edit": [KeyStroke(.character("E"))],
        "journal.delete": [KeyStroke(.character("d"))],
        "journal.take_back": [KeyStroke(.character("u"))],
        "journal.account": [KeyStroke(.character("a"))],
    ]

    private static let briefing: [String: [KeyStroke]] = [
        "briefing.ask": [KeyStroke(.character("g"))],
        "briefing.update": [KeyStroke(.character("u"))],
        "briefing.detail": [KeyStroke(.character("d"))],
        "briefing.session": [KeyStroke(.character("s"))],
        "briefing.cancel": [KeyStroke(.character("c"))],
        "briefing.figure_previous": [KeyStroke(.character(","))],
        "briefing.figure_next": [KeyStroke(.character("."))],
    ]

    private static let log: [String: [KeyStroke]] = [
        "log.level": [KeyStroke(.character("l"))]
    ]
}
