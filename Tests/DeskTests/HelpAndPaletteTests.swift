import Canvas
import Market
import Settings
import State
import Testing

@testable import Desk

@Suite struct HelpAndPaletteTests {
    @Test func helpFiltersByWordsAndByKeyAndRunsTheLine() {
        var script = KeyScript()
        script.press("?")
        #expect(script.shows("Keys here"))
        script.type("engine page")
        #expect(script.desk.view.overlay != nil)
        #expect(script.shows("page.engine"))
        script.press("Ctrl-U")
        script.type("8")
        #expect(script.shows("page.engine"))
        script.press("Enter")
        #expect(script.desk.view.page == "engine")
        #expect(script.desk.view.overlay == nil)
    }

    @Test func helpSaysWhyALineCannotRun() {
        var script = KeyScript()
        script.press("?")
        script.type("pause")
        #expect(script.shows("A live market cannot be paused or moved."))
        script.press("Enter")
        #expect(script.commands.isEmpty)
        #expect(script.lastRow.contains("A live market cannot be paused or moved."))
    }

    @Test func everyActionStandsInTheHelp() {
        for focus in Panes.all.map(\.name) {
            var view = DeskView(page: "desk", focus: focus)
            view.overlay = nil
            let context = PaneContext(
                snapshot: DeskMarket.replay, view: view, facts: DeskMarket.facts, isFocused: true)
            let all = Set(HelpOverlay.matches(HelpState(showsAll: true), context).map(\.name))
            #expect(all == Set(Actions.all.map(\.name)))
            // The overview shares lines among neighbours, but loses no key.
            let overview = HelpOverview(Actions.all, width: 110, context)
            let shown = Set(overview.lines.flatMap { $0.keys.split(separator: " ") }.map(String.init))
            for action in Actions.all {
                guard let key = DeskMarket.facts.keymap.keys(for: action.name, in: action.scope).first else { continue }
                #expect(shown.contains(key.brief), "\(action.name) has \(key), which the overview lacks")
            }
        }
    }

    @Test func escEmptiesTheFilterBeforeItCloses() {
        var script = KeyScript()
        script.press("? z o o m Esc")
        #expect(script.desk.view.overlay != nil)
        script.press("Esc")
        #expect(script.desk.view.overlay == nil)
    }

    @Test(arguments: [
        ("thm li", DeskCommand.useTheme("light")), ("keymap vim", .useKeymap("vim")),
        ("speed 5", .intent(.feed(.setSpeed(.times(5))))), ("speed 45", .intent(.feed(.setSpeed(.times(45))))),
        ("speed max", .intent(.feed(.setSpeed(.maximum)))),
        (
            "jump 2024-01-05 09:52",
            .intent(.feed(.jump(NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 592))))
        ),
        ("engine refr", .intent(.refreshNow)),
    ])
    func theCommandLineRuns(typed: String, command: DeskCommand) {
        var script = KeyScript(DeskMarket.replay)
        script.press(":")
        script.type(typed)
        script.press("Enter")
        #expect(script.commands == [command])
        #expect(script.desk.view.overlay == nil)
    }

    @Test func theCommandLineChangesTheView() {
        var script = KeyScript()
        script.press(":")
        script.type("symbol gc")
        script.press("Enter :")
        script.type("timeframe 15")
        script.press("Enter :")
        script.type("page 2")
        script.press("Enter")
        #expect(script.desk.view.selectedSlot == 3)
        #expect(script.desk.view.chart.frame == .fifteenMinutes)
        #expect(script.desk.view.page == "chart")
        #expect(script.rows[0].contains("MGCG4"))
    }

    /// Names first, then what only the help speaks of.
    @Test func theCommandLineFindsWordsOfTheHelp() {
        var script = KeyScript()
        script.press("2 :")
        script.type("balance volume")
        script.press("Enter")
        #expect(script.desk.view.chart.overlays.contains(.balanceVolume))
        let context = PaneContext(DeskMarket.live, script.desk.view)
        let hits = PaletteOverlay.hits(PaletteState(editor: LineEditor("volume")), context).map(\.line.title)
        let told = hits.firstIndex(of: "chart toggle obv")
        let named = hits.lastIndex { $0.contains("volume") }
        #expect(hits.first == "chart toggle volume")
        #expect(told.flatMap { told in named.map { told > $0 } } == true)
        script.press(":")
        script.type("balance sheet")
        #expect(script.shows("Nothing fits."))
    }

    @Test func tabCompletesAndUpBringsBack() {
        var script = KeyScript()
        script.press(":")
        script.type("them mo")
        script.press("Tab")
        #expect(script.shows(": theme mono"))
        script.press("Enter : Up")
        #expect(script.shows(": theme mono"))
        script.press("Down")
        #expect(!script.shows(": theme mono"))
    }

    @Test func questionMarkExplainsTheLine() {
        var script = KeyScript()
        script.press(":")
        script.type("playback pause")
        script.press("?")
        #expect(script.shows("Not now: A live market cannot be paused or moved."))
    }

    @Test func whatWasTypedStandsThereAgain() {
        var script = KeyScript()
        script.press(":")
        script.type("them")
        script.press("Esc :")
        #expect(script.shows(": them"))
        script.press("Right")
        script.type("e")
        #expect(script.shows(": theme"))
    }

    @Test func aWrongTimeIsRefusedWhereItWasTyped() {
        var script = KeyScript(DeskMarket.replay)
        script.press(":")
        script.type("jump tomorrow")
        script.press("Enter")
        #expect(script.commands.isEmpty)
        #expect(script.desk.view.overlay != nil)
        #expect(script.lastRow.contains("Type 2024-01-05 09:52, 09:52"))
    }

    @Test func fuzzyMatchesPreferWordStartsAndRuns() {
        let lines = ["theme terminal-16", "theme dark", "theme modus-dark", "timeframe 1m"]
        let best = lines.compactMap { line in FuzzyMatch("thm da", in: line).map { (line, $0.score) } }
            .max { $0.1 < $1.1 }
        #expect(best?.0 == "theme dark")
        #expect(FuzzyMatch("thm da", in: "theme dark")?.offsets == [0, 1, 3, 6, 7])
        #expect(FuzzyMatch("xyz", in: "theme dark") == nil)
        #expect(FuzzyMatch("", in: "theme dark")?.offsets == [])
    }
}
