import Canvas
import Ledger
import Market
import State
import Testing

@testable import Desk

/// The form of a day, by keys.
@Suite struct JournalFormTests {
    /// The desk with the form open, after `j`.
    private func script(
        _ snapshot: Snapshot = JournalSamples.written, size: Size = Size(100, 30)
    ) -> KeyScript {
        var script = KeyScript(snapshot, size: size)
        script.press("j")
        script.clearCommands()
        return script
    }

    private func saved(_ script: KeyScript) -> JournalEntry? {
        for case .intent(.saveJournal(let entry)) in script.commands { return entry }
        return nil
    }

    private func drafts(_ script: KeyScript) -> [JournalDraft]? {
        for case .intent(.keepDrafts(let drafts)) in script.commands.reversed() { return drafts }
        return nil
    }

    @Test func aWholeDayByKeys() throws {
        var script = script()
        script.type("622")
        script.press("Tab")
        script.type("607.40")
        #expect(script.shows("14.60"), "commissions follow what is typed")
        script.press("Tab")
        script.type("7")
        script.press("Tab")
        script.type("MNQ, MCL")
        script.press("Tab")
        script.type("Waited for PDH.")
        script.press("Enter")
        script.type("No trade before 09:35")
        script.press("Down")
        script.type("pullback")
        script.press("Tab")
        script.type("x")
        script.press("Ctrl-S")
        #expect(saved(script) == nil)
        #expect(script.shows("neither yes nor no"))
        script.press("Backspace")
        script.type("y")
        script.press("Tab")
        script.type("early")
        script.press("Ctrl-S")
        let entry = try #require(saved(script))
        #expect(entry.account == "EVAL 50K")
        #expect(entry.day.description == "2024-01-05")
        #expect(entry.gross == Money(dollars: 622))
        #expect(entry.commissions == Money(dollars: 14, cents: 60))
        #expect(entry.contracts == 7)
        #expect(entry.instruments == "MNQ, MCL")
        #expect(entry.notes == "Waited for PDH.\nNo trade before 09:35")
        #expect(entry.review == JournalReview(setup: "pullback", isPlanned: true, mistake: "early"))
        #expect(drafts(script)?.isEmpty == true, "what is saved is no draft")
        #expect(script.lastRow.contains("Saved Fri 2024-01-05, EVAL 50K: +$607.40; Ctrl-Z takes it back"))
    }

    @Test func noDayIsTakenFromAMarketThatIsStillLoading() {
        var script = script(JournalSamples.with([]) { $0.sources[0].report.state = .loading(progress: 0.5) })
        #expect(!script.shows("2024-01-05"))
        script.snapshot.sources[0].report.state = .live
        script.press("Tab")
        #expect(script.shows("2024-01-05     Fri, today"), "the form goes on to the day that it is")
    }

    @Test func whatWasBegunWhileTheMarketLoadedIsForTheDayThatItIs() {
        var script = script(JournalSamples.with([]) { $0.sources[0].report.state = .loading(progress: 0.5) })
        script.type("100")
        script.snapshot.sources[0].report.state = .live
        #expect(script.shows("2024-01-05"))
        script.press("Tab")
        script.type("90")
        #expect(drafts(script)?.map(\.date) == ["2024-01-05"], "one draft, with its day")
        #expect(drafts(script)?.map(\.gross) == ["100"])
    }

    @Test func aDraftOfAnEarlierRunWithoutADayIsForTheDayThatItIs() {
        let draft = JournalDraft(account: "EVAL 50K", gross: "100", changedAt: Timestamp(seconds: 0))
        var script = script(JournalSamples.with([]) { $0.restoredDrafts = [draft] })
        #expect(script.shows("2024-01-05"))
        script.press("Tab")
        script.type("90")
        #expect(drafts(script)?.map(\.date) == ["2024-01-05"])
    }

    @Test func everyChangeIsADraft() {
        var script = script()
        script.type("6")
        #expect(drafts(script)?.map(\.gross) == ["6"])
        script.press("Tab Tab")
        script.clearCommands()
        script.press("Left")
        #expect(drafts(script) == nil, "moving changes nothing")
        script.type("7")
        #expect(drafts(script)?.first?.contracts == "7")
    }

    @Test func escapeKeepsTheDraftAndGoesBackWhereItCameFrom() {
        var script = script()
        script.type("12")
        script.press("Esc")
        #expect(script.desk.view.page == "desk")
        script.press("8 j")
        #expect(script.shows("12"))
        script.press("Esc")
        #expect(script.desk.view.page == "engine")
    }

    @Test func lettersTypeAndNothingElse() {
        var script = script()
        script.press("Tab Tab Tab Tab")
        script.type("qjz8?/:")
        #expect(script.desk.view.page == "journal")
        #expect(script.desk.view.overlay == nil)
        #expect(script.shows("qjz8?/:"))
        script.press("F1")
        #expect(script.desk.view.overlay != nil, "F1 still shows the keys")
    }

    @Test func theFillsFillTheForm() {
        let script = script(JournalSamples.traded)
        #expect(script.shows("+100.00"))
        #expect(script.shows("+95.04"))
        #expect(script.shows("fills +100.00 ="))
        #expect(script.shows("MNQ"))
    }

    @Test func aDifferenceToTheFillsIsShownAndBlocksNothing() throws {
        var script = script(JournalSamples.traded)
        script.press("Tab")
        script.type("95.02")
        #expect(script.shows("+95.04 ≠ 0.02"))
        #expect(script.shows("1 field differs from the fills; Ctrl-R takes theirs"))
        script.press("Ctrl-S")
        #expect(try #require(saved(script)).net == Money(dollars: 95, cents: 2))
    }

    @Test func takingTheFillsIsOneStep() {
        var script = script(JournalSamples.traded)
        script.type("1")
        script.press("Ctrl-R")
        #expect(script.shows("fills +100.00 ="))
        script.press("Ctrl-Z")
        #expect(script.shows("≠ 99.00"))
    }

    @Test func undoAndRedo() {
        var script = script()
        script.press("Tab Tab Tab Tab")
        script.type("one two")
        script.press("Ctrl-Z")
        #expect(script.shows("one ") && !script.shows("one two"))
        script.press("Ctrl-Y")
        #expect(script.shows("one two"))
        script.press("Ctrl-Z Ctrl-Z Ctrl-Z Ctrl-Z")
        #expect(!script.shows("one"))
        #expect(drafts(script)?.isEmpty == true, "an empty form is no draft")
    }

    @Test(
        arguments: [
            ("Shift-Tab Shift-Tab Ctrl-U 2 0 2 4 - 0 2 - 3 0", "2024-02-30”", JournalField.date),
            ("Shift-Tab Shift-Tab Ctrl-U 2 0 2 4 - 0 1 - 0 6", "a Saturday, is no trading day", .date),
            ("Shift-Tab Shift-Tab Ctrl-U 2 0 2 4 - 0 1 - 0 8", "2024-01-08 lies ahead", .date),
            ("1 . 2 3 4", "may be thousands or decimals", .gross),
            ("1 Tab x", "“x” is no amount", .net),
            ("1 Tab 1 Tab 1 . 5", "is no count of contracts", .contracts),
            ("Shift-Tab Ctrl-U Tab 1 Tab 1", "The account has no name", .account),
            ("5", "net is empty", .net),
        ])
    func whatCannotBeSavedIsSaid(_ keys: String, _ sentence: String, _ field: JournalField) {
        var script = script()
        script.press(keys)
        script.press("Ctrl-S")
        #expect(saved(script) == nil)
        #expect(script.shows(sentence), "\(script.testDescription)")
        #expect(script.desk.view.journal.form?.field == field)
    }

    @Test func replacingADayAsksFirst() throws {
        var script = KeyScript(JournalSamples.written, size: Size(120, 36))
        script.press("7 Enter")
        script.press("Ctrl-U")
        script.type("100")
        script.press("Ctrl-S")
        #expect(saved(script) == nil)
        #expect(
            script.shows("Replace Thu 2024-01-04, EVAL 50K?") || script.shows("Replace Thu 2024-01-04, FUNDED 150K?"))
        script.press("n")
        #expect(saved(script) == nil)
        script.press("Ctrl-S y")
        #expect(try #require(saved(script)).net == Money(dollars: 100))
    }

    @Test func aSaveIsTakenBack() {
        var script = script()
        script.type("50")
        script.press("Tab")
        script.type("40")
        script.press("Ctrl-S")
        guard let entry = saved(script) else {
            Issue.record("nothing was saved\(script.testDescription)")
            return
        }
        script.snapshot.journal.append(entry)
        script.snapshot.journalUndo = JournalUndo(account: entry.account, day: entry.day, before: nil, after: entry)
        script.clearCommands()
        script.press("Ctrl-Z")
        #expect(script.commands.first == .intent(.undoJournal))
        #expect(drafts(script)?.first?.net == "+40.00", "what was typed is a draft again")
        script.snapshot.journal.removeLast()
        #expect(script.shows("draft, kept as you type"))
    }

    @Test func withoutAStoreNothingIsSavedAndNothingLost() {
        let cases: [(StoreHealth?, String)] = [
            (nil, "No store is open"),
            (
                StoreHealth(name: "sqlite", state: .readOnly("Another desk holds the folder."), isDurable: true),
                "Another desk holds the folder."
            ),
        ]
        for (store, sentence) in cases {
            var snapshot = JournalSamples.written
            snapshot.store = store
            var script = script(snapshot)
            script.type("5")
            script.press("Tab")
            script.type("5")
            script.press("Ctrl-S")
            #expect(saved(script) == nil)
            #expect(script.lastRow.contains(sentence))
            #expect(drafts(script)?.first?.net == "5")
        }
    }

    @Test func theLastRunsDraftStandsThereAgain() {
        var snapshot = JournalSamples.written
        snapshot.restoredDrafts = [
            JournalDraft(
                account: "EVAL 50K", date: "2024-01-04", gross: "1", net: "2", notes: "lost line",
                changedAt: DeskMarket.time),
            JournalDraft(
                account: "EVAL 50K", date: "2024-01-05", gross: "3", net: "4", notes: "half a sentence",
                changedAt: DeskMarket.time),
        ]
        var script = script(snapshot)
        #expect(script.shows("half a sentence"))
        script.press("Shift-Tab Shift-Tab Up")
        #expect(script.desk.view.journal.form?.key.date == "2024-01-05", "up is a later day, which lies ahead")
        script.press("Down")
        #expect(script.shows("lost line"))
        script.press("Tab Tab")
        script.type("9")
        #expect(drafts(script)?.map(\.date) == ["2024-01-05", "2024-01-04"])
        script.press("F6")
        #expect(script.shows("half a sentence"))
    }

    @Test func accountsAreChosenAndKeepTheirDrafts() {
        var script = script()
        script.type("77")
        script.press("F4")
        #expect(script.shows("FUNDED 150K"))
        #expect(!script.shows(" 77"))
        script.press("F4")
        #expect(script.shows("EVAL 50K"))
        #expect(script.shows(" 77"))
    }

    @Test func pasteAndMouseWork() {
        var script = script()
        script.press("Tab Tab Tab")
        script.take(.paste("first\nsecond\u{1b}[2J"))
        #expect(script.shows("first second[2J"), "a field of one line takes one line")
        script.press("Tab")
        script.take(.paste("third\nfourth"))
        #expect(script.desk.view.journal.form?.notes.text == "third\nfourth")
        script.click("contracts")
        script.click("Save")
        #expect(script.lastRow.contains("gross is empty"))
    }

    @Test func aSmallScreenShowsTheFieldThatIsTyped() {
        for size in [Size(80, 24), Size(60, 16), Size(40, 10), Size(30, 5), Size(40, 1)] {
            var script = script(size: size)
            script.type("1234.5")
            #expect(script.shows("1234.5"), "\(size)\(script.testDescription)")
            script.press("Tab Tab Tab Tab")
            script.type("deep")
            #expect(script.shows("deep"), "\(size)\(script.testDescription)")
        }
    }
}
