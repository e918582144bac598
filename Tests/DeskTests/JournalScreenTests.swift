import Canvas
import Ledger
import Market
import State
import Support
import Testing

@testable import Desk

/// The journal page as it looks, and its history by keys.
@Suite struct JournalScreenTests {
    @Test(
        arguments: [
            ("journal", 160, 48, "7"), ("journal", 120, 36, "7"), ("journal", 80, 24, "7"),
            ("journal-entry", 160, 48, "j"), ("journal-entry", 100, 30, "j"), ("journal-entry", 80, 24, "j"),
            ("journal-entry", 60, 16, "j"), ("journal-entry", 40, 10, "j"),
            ("journal-question", 100, 30, "7 Enter Ctrl-U 1 Ctrl-S"),
        ])
    func screens(_ name: String, _ width: Int, _ height: Int, _ keys: String) {
        var script = KeyScript(JournalSamples.written, size: Size(width, height))
        script.press(keys)
        let difference = ScreenFile.difference(script.frame.grid, name)
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func aTypedDayAsItLooks() {
        var script = KeyScript(JournalSamples.traded, size: Size(100, 30))
        script.press("j Tab")
        script.type("95.02")
        script.press("Tab Tab Tab")
        script.type("Waited for PDH to hold before adding. First short at 09:14 was early,")
        script.type(" before the opening range was done: my rule, my loss.")
        script.press("Enter Enter")
        script.type("Do the same tomorrow.")
        let difference = ScreenFile.difference(script.frame.grid, "journal-typed")
        #expect(difference == nil, "\(difference ?? "")")
    }

    /// A day of many trades and of fills that leave something open.
    @Test(arguments: [Size(160, 48), Size(120, 36), Size(100, 30)])
    func theDaysTradesStandBesideTheForm(_ size: Size) {
        var script = KeyScript(JournalSamples.busy, size: size)
        script.press("j")
        let difference = ScreenFile.difference(script.frame.grid, "journal-trades")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func noKeyIsHintedThatOnlyTypes() {
        var script = KeyScript(JournalSamples.with([], in: DeskMarket.simulated), size: Size(120, 36))
        #expect(script.shows("Space pause"))
        script.press("j")
        #expect(!script.shows("Space pause") && !script.shows("> faster"))
        #expect(script.shows("nothing here is live"))
    }

    @Test(arguments: ["history", "statistics", "curve", "calendar"], [Size(100, 16), Size(58, 10), Size(30, 5)])
    func panes(_ name: String, _ size: Size) throws {
        let pane = try #require(Panes.named(name))
        let frame = PanesFrame(pane, JournalSamples.written, width: size.width, height: size.height)
        let difference = ScreenFile.difference(frame.painter.grid, "pane-\(name)")
        #expect(difference == nil, "\(difference ?? "")")
    }

    @Test func historyIsSearchedOpenedAndDeleted() {
        var script = KeyScript(JournalSamples.written, size: Size(120, 36))
        script.press("7 /")
        script.type("fed day")
        script.press("Enter E")
        #expect(script.shows("2023-12-13"))
        #expect(script.shows("Fed day. Should have waited."))
        script.press("Esc d")
        #expect(script.shows("Delete Wed 2023-12-13, EVAL 50K?"))
        script.press("Enter")
        #expect(script.desk.view.overlay != nil, "only y deletes")
        script.press("y")
        let day = TradingDay(CivilDate(year: 2023, month: 12, day: 13))
        #expect(script.commands.contains(.intent(.deleteJournal(account: "EVAL 50K", day: day))))
    }

    @Test func oneAccountIsListedOnItsOwn() {
        var script = KeyScript(JournalSamples.written, size: Size(160, 48))
        script.press("7")
        #expect(script.shows("FUNDED 150K"))
        script.press("a")
        #expect(script.shows("EVAL 50K · "))
        #expect(!script.shows("Copied."))
        script.press("a")
        #expect(script.shows("Copied."))
        #expect(!script.shows("Gap fill"))
        script.press("a")
        #expect(script.shows("all accounts"))
    }

    @Test func anEmptyJournalSaysHowToBegin() {
        var script = KeyScript(JournalSamples.with([]), size: Size(120, 36))
        script.press("7")
        #expect(script.shows("No day is written yet."))
        #expect(script.shows("j write today"))
    }

    @Test func notesOfOthersSteerNoTerminal() {
        var entry = JournalSamples.days[0]
        entry.notes = "bad\u{1b}[2J\nsecond"
        entry.instruments = "M\u{7}NQ"
        let frame = PanesFrame(JournalHistoryPane(), JournalSamples.with([entry]), width: 120, height: 6)
        #expect(frame.text.contains("bad[2J second"))
        #expect(frame.text.contains("MNQ"))
    }
}
