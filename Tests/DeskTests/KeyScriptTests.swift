import Canvas
import Market
import Settings
import State
import Testing

@testable import Desk

/// Keys go in, the view or a command comes out.
@Suite struct KeyScriptTests {
    @Test func digitsShowPagesAndBackspaceTheLastOne() {
        var script = KeyScript()
        #expect(script.desk.view.page == "desk")
        script.press("8")
        #expect(script.desk.view.page == "engine")
        #expect(script.desk.view.focus == "feeds")
        script.press("2")
        #expect(script.desk.view.page == "chart")
        script.press("Backspace")
        #expect(script.desk.view.page == "engine")
        script.press("Backspace")
        #expect(script.desk.view.page == "chart")
    }

    @Test func aPageKeepsItsFocus() {
        var script = KeyScript(size: Size(120, 36))
        script.press("Tab 8 Tab Tab 1")
        #expect(script.desk.view.focus == "scanner")
        #expect(script.shows("─ MNQH4 1m"))
        script.press("8")
        #expect(script.desk.view.focus == "paths")
    }

    @Test func tabGoesRoundTheVisiblePanes() {
        var script = KeyScript()
        var seen: [String] = [script.desk.view.focus]
        for _ in 0..<6 {
            script.press("Tab")
            seen.append(script.desk.view.focus)
        }
        #expect(seen == ["chart", "scanner", "focus", "levels", "confluence", "minutes", "positions"])
        script.press("Tab")
        #expect(script.desk.view.focus == "chart")
        script.press("Shift-Tab")
        #expect(script.desk.view.focus == "positions")
    }

    @Test func onALowScreenTabShowsTheOtherPanesOneByOne() {
        var script = KeyScript(size: Size(80, 24))
        #expect(script.lastRow.contains("Tab pane"))
        for pane in ["scanner", "focus", "levels", "confluence", "minutes", "briefing", "positions", "feeds", "log"] {
            script.press("Tab")
            #expect(script.desk.view.focus == pane)
        }
        #expect(script.shows("━ Log "))
        // With more room again the pane has no place beside the others, and stays until Tab.
        script.size = Size(120, 36)
        script.press("F12")
        #expect(script.shows("━ Log "))
        script.press("Tab")
        #expect(script.shows("━ MNQH4 1m"))
        #expect(script.shows("─ Scanner"))
    }

    @Test func zoomFillsThePageAndComesBack() {
        var script = KeyScript()
        script.press("z")
        #expect(script.desk.view.isZoomed)
        #expect(!script.shows(" Scanner "))
        script.press("Esc")
        #expect(!script.desk.view.isZoomed)
        #expect(script.shows(" Scanner "))
    }

    @Test func qBacksOutAndQuitsOnTheDeskOnly() {
        var script = KeyScript()
        script.press("8 q")
        #expect(script.desk.view.page == "desk")
        #expect(script.commands.isEmpty)
        script.press("z q")
        #expect(script.commands.isEmpty)
        script.press("q")
        #expect(script.commands == [.quit])
    }

    @Test func escNeverQuits() {
        var script = KeyScript()
        script.press("8 Esc Esc Esc")
        #expect(script.desk.view.page == "desk")
        #expect(script.commands.isEmpty)
        #expect(script.lastRow.contains("q quits"))
    }

    @Test(arguments: ["", "?", ":", "T", "8 /"])
    func controlCQuitsFromAnywhere(keys: String) {
        var script = KeyScript()
        script.press(keys)
        script.press("Ctrl-C")
        #expect(script.commands == [.quit])
    }

    @Test func unknownKeysSayWhereTheKeysAre() {
        var script = KeyScript()
        script.press("F9")
        #expect(script.lastRow.contains("F9 does nothing here; ? shows the keys"))
        script.press("Tab")
        #expect(!script.lastRow.contains("F9"))
    }

    @Test func aKeyOfAPaneWorksInItOnly() {
        var script = KeyScript()
        #expect(script.desk.view.focus == "chart")
        script.press("t")
        #expect(script.desk.view.chart.frame == .fiveMinutes)
        script.press("l")
        #expect(script.lastRow.contains("l does nothing here"))
        script.press("8 Tab Tab Tab")
        #expect(script.desk.view.focus == "log")
        script.press("l")
        #expect(script.desk.view.log.level == .warn)
        script.press("t")
        #expect(script.desk.view.chart.frame == .fiveMinutes)
    }

    @Test func refreshRedrawCopyAndMouse() {
        var script = KeyScript()
        script.press("R Ctrl-L m")
        #expect(script.commands == [.intent(.refreshNow), .redraw, .useMouse(false)])
        script.clearCommands()
        script.press("8 y")
        guard case .copy(let text)? = script.commands.first else {
            Issue.record("y asks for no copy")
            return
        }
        #expect(text.hasPrefix("Feeds"))
        #expect(text.contains("massive"))
        #expect(!text.contains("\u{2212}"), "copied text has ASCII minus signs")
    }

    @Test func suspensionIsRefusedWithASentence() {
        var script = KeyScript()
        script.press("Ctrl-Z")
        #expect(script.commands.isEmpty)
        #expect(script.lastRow.contains("Not while a live feed is on"))
        script = KeyScript(DeskMarket.simulated)
        script.press("Ctrl-Z")
        #expect(script.commands == [.suspend])
    }

    @Test func playbackKeysTellTheFeed() {
        var script = KeyScript(DeskMarket.replay)
        script.press("Space f > <")
        #expect(
            script.commands == [
                .intent(.feed(.pause)), .intent(.feed(.step(1))), .intent(.feed(.setSpeed(.times(300)))),
                .intent(.feed(.setSpeed(.times(60)))),
            ])
        script.clearCommands()
        script.press(") ( Shift-Left")
        let day = { (number: Int) in CivilDate(year: 2024, month: 1, day: number) }
        // The next open would be Monday's, which the recording does not hold.
        #expect(
            script.commands == [
                .intent(.feed(.jump(NewYork.instant(day(5), minuteOfDay: 570)))),
                .intent(.feed(.jump(NewYork.instant(day(4), minuteOfDay: 1_080)))),
            ])
    }

    @Test func playbackKeysInHasteAddUp() {
        var script = KeyScript(DeskMarket.replay)
        script.press("< < < Space Space")
        let asked: [FeedCommand] = [
            .setSpeed(.times(30)), .setSpeed(.times(10)), .setSpeed(.times(5)), .pause, .resume,
        ]
        #expect(script.commands == asked.map { .intent(.feed($0)) })
        // Once the feed has had its time, the picture is what counts.
        script.clearCommands()
        script.snapshot.number += 2
        script.press("< Space")
        #expect(script.commands == [.intent(.feed(.setSpeed(.times(30)))), .intent(.feed(.pause))])
    }

    @Test func pauseBecomesPlay() {
        var snapshot = DeskMarket.replay
        snapshot.playback?.isPaused = true
        var script = KeyScript(snapshot)
        #expect(script.shows("paused at 60×"))
        script.press("Space")
        #expect(script.commands == [.intent(.feed(.resume))])
    }

    @Test func aLiveMarketRefusesPlayback() {
        var script = KeyScript(DeskMarket.live)
        script.press("Space")
        #expect(script.commands.isEmpty)
        #expect(script.lastRow.contains("A live market cannot be paused or moved."))
        script.press("J")
        #expect(script.desk.view.overlay == nil)
    }

    @Test func aTypedTimeIsJumpedTo() {
        var script = KeyScript(DeskMarket.replay)
        script.press("J")
        script.type("2024-01-04 10:15")
        script.press("Enter")
        let time = NewYork.instant(CivilDate(year: 2024, month: 1, day: 4), minuteOfDay: 615)
        #expect(script.commands == [.intent(.feed(.jump(time)))])
        #expect(script.desk.view.overlay == nil)
    }

    @Test func aTimeOutsideTheRecordingIsRefusedAndKept() {
        var script = KeyScript(DeskMarket.replay)
        script.press("J")
        script.type("2023-01-04 10:15")
        script.press("Enter")
        #expect(script.commands.isEmpty)
        #expect(script.shows("The recording runs from 2024-01-02 18:00 to 2024-01-06 18:00."))
        script.press("Esc J")
        #expect(script.shows("2023-01-04 10:15"), "the text stands there again")
        script.type("0")
        #expect(!script.shows("2023-01-04 10:15"), "a typed character replaces it")
    }

    @Test func theLogScrollsFindsAndFollowsAgain() {
        var script = KeyScript()
        script.press("8 Tab Tab Tab")
        script.press("Up Up")
        #expect(script.desk.view.log.linesBack == 2)
        #expect(script.shows("2 lines back"))
        script.press("End")
        #expect(script.desk.view.log.linesBack == 0)
        #expect(script.shows("follows"))
        script.press("/")
        script.type("asked")
        script.press("Enter")
        #expect(script.desk.view.log.linesBack == 3)
        script.press("n")
        #expect(script.desk.view.log.linesBack == 3, "the only hit stays")
        script.press("/ Esc")
        #expect(script.desk.view.drafts.find == "asked")
        script.press("/")
        script.type("nowhere")
        script.press("Enter")
        #expect(script.lastRow.contains("No “nowhere” here."))
    }

    @Test func whatIsReadInTheLogStaysWhereItIs() {
        var market = DeskMarket.liveMarket
        var script = KeyScript(market.engine.snapshot(), size: Size(120, 24))
        script.press("8 Tab Tab Tab Up Up")
        let before = script.rows
        for (level, text) in [(LogLine.Level.info, "arrived"), (.debug, "unseen"), (.warn, "arrived")] {
            market.apply(.logged(LogLine(time: DeskMarket.time, level: level, part: "feed", text: text)))
        }
        script.snapshot = market.engine.snapshot()
        #expect(script.shows("4 lines back"))
        #expect(!script.shows("arrived"))
        #expect(script.rows.contains { $0.contains("live again") } == before.contains { $0.contains("live again") })
        script.press("End")
        #expect(script.shows("arrived"))
        #expect(!script.shows("unseen"))
    }

    @Test func themesArePreviewedAndComeBack() {
        var script = KeyScript()
        script.press("T Down")
        #expect(script.commands == [.useTheme("light")])
        script.press("Down Esc")
        #expect(script.commands == [.useTheme("light"), .useTheme("mono"), .useTheme("dark")])
        script.clearCommands()
        script.press("K Down Enter")
        #expect(script.commands == [.useKeymap("vim")])
        #expect(script.desk.view.overlay == nil)
    }

    @Test func anotherKeymapWorksAtOnce() {
        var script = KeyScript()
        var facts = DeskMarket.facts
        facts.keymap = Keymap(
            name: "mine", summary: "", bindings: ["global": ["page.engine": [KeyStroke(.function(2))]]])
        script.desk.reload(facts: facts, notice: Notice("Keymap mine read again."))
        #expect(script.lastRow.contains("Keymap mine read again."))
        script.press("F2")
        #expect(script.desk.view.page == "engine")
        script.press("2")
        #expect(script.desk.view.page == "engine")
        #expect(script.lastRow.contains("2 does nothing here"))
    }

    @Test(arguments: ["?", ":", "J", "8 Tab Tab Tab /"]) func aHugePasteIsCutToALine(keys: String) {
        var script = KeyScript(DeskMarket.replay)
        script.press(keys)
        script.take(.paste(String(repeating: "é\u{301}a", count: 300_000)))
        let text: String? =
            switch script.desk.view.overlay {
            case .help(let state): state.filter.text
            case .palette(let state): state.editor.text
            case .prompt(let state): state.editor.text
            case .find(let editor): editor.text
            default: nil
            }
        #expect(text?.count == LineEditor.limit)
    }

    @Test func aPasteOutsideAFieldPressesNoKeys() {
        var script = KeyScript()
        script.take(.paste("q\nq"))
        #expect(script.commands.isEmpty)
        #expect(script.desk.view.page == "desk")
        script.press(":")
        script.take(.paste("the\u{1b}[31mme\nlight"))
        #expect(script.shows(": the[31mme light"))
    }

    @Test func aSmallScreenStillTakesALine() {
        var script = KeyScript(size: Size(30, 3))
        script.press(":")
        script.type("page 8")
        #expect(script.rows[0].hasPrefix(": page 8"))
        script.press("Enter")
        #expect(script.desk.view.page == "engine")
    }
}
