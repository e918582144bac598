import Canvas
import Ledger
import Market
import State
import Testing

@testable import Desk

/// What is reckoned from the journal's days, by hand: 11 days won $1,561.95, 4 lost $994.90, one was of exactly zero.
@Suite struct ExplainJournalTests {
    private func explained(_ pane: any Pane, _ snapshot: Snapshot = JournalSamples.written) -> Explained {
        Explained(pane, snapshot) { $0.journal.account = "EVAL 50K" }
    }

    @Test func statisticsTellFormulaInputsAndDays() {
        let explained = explained(JournalStatisticsPane())
        #expect(explained.titles == JournalFigure.allCases.map(\.name))
        let factor = explained.part("profit factor")
        #expect(factor.tells("profit factor", "1.57") && factor.contains("/ −(net of all losing days)"), "\(factor)")
        #expect(factor.tells("won", "+$1,561.95") && factor.tells("lost", "−$994.90"), "\(factor)")
        let rate = explained.part("win days")
        #expect(
            rate.tells("win days", "68.8%") && rate.tells("winning days", "11") && rate.tells("days", "16"), "\(rate)")
        let average = explained.part("average day")
        #expect(average.tells("average day", "+$35.44") && average.tells("net", "+$567.05"), "\(average)")
        let streak = explained.part("streak")
        #expect(streak.tells("streak", "▲ 3") && streak.contains("Tue 2024-01-02"), "\(streak)")
        #expect(!streak.contains("2023-12-29"), "a day of zero ends it")
    }

    @Test func theDeepestFallNamesItsTwoPoints() {
        let fall = explained(JournalStatisticsPane()).part("max under water")
        #expect(fall.tells("max under water", "−$500.60"), "\(fall)")
        #expect(fall.contains("on 2023-12-14") && fall.tells("highest before", "+$191.00"), "\(fall)")
        #expect(fall.contains("on 2023-12-20") && fall.tells("lowest after", "−$309.60"), "\(fall)")
    }

    @Test func whatRestsOnFewDaysSaysSoAndWhenItWasEntered() {
        let text = explained(JournalStatisticsPane()).text
        #expect(text.contains("From 16 days, 2023-12-12 … 2024-01-04, EVAL 50K."), "\(text)")
        #expect(text.contains("n is 16; below 30 days"))
        #expect(text.contains("on 2024-01-04 at 12:05 ET, 21h47m ago"))
        let all = Explained(JournalStatisticsPane(), JournalSamples.written).text
        #expect(all.contains("From 16 days of 18 entries"), "\(all)")
    }

    @Test func theCurveIsTheSumOfItsDays() {
        let now = explained(JournalCurvePane()).part("now")
        #expect(now.tells("now", "+$567.05") && now.tells("Thu 2024-01-04", "+$96.40"), "\(now)")
        let low = explained(JournalCurvePane()).part("lowest")
        #expect(low.tells("lowest", "−$309.60") && !low.contains("2023-12-21"), "\(low)")
    }

    @Test func aWeekIsTheSumOfItsDaysAndEntries() {
        let week = Explained(JournalCalendarPane(), JournalSamples.written).part("week of 2024-01-01")
        // 96.40 + 38.00, 212.75 − 102.00, 148.20
        #expect(week.tells("week of 2024-01-01", "+$393.35"), "\(week)")
        #expect(week.tells("Thu 2024-01-04", "+$134.40") && week.contains("2 accounts together"), "\(week)")
        #expect(week.contains("FUNDED 150K"))
    }

    @Test func aDayOfTheHistoryIsHeldAgainstItsFills() {
        let quiet = explained(JournalHistoryPane()).part("commissions")
        #expect(quiet.tells("commissions", "$24.60") && quiet.tells("gross", "+$121.00"), "\(quiet)")
        #expect(quiet.contains("No fill of this account and day is known"), "\(quiet)")
        let today = JournalSamples.day("2024-01-05", 10_000, 9_500, 4, "MNQ", "")
        let traded = JournalSamples.with([today]) { $0.accounts = [JournalSamples.eval] }
        let net = explained(JournalHistoryPane(), traded).part("net")
        // 100 dollars less eight sides at 62 cents.
        #expect(net.tells("net", "+$95.00") && net.tells("from the fills", "+$95.04"), "\(net)")
        #expect(net.contains("09:42–09:51 ▲ 4 MNQ") && net.contains("1m01s ago"), "\(net)")
    }

    @Test func theFormTellsWhatNobodyTyped() {
        let gross = Explained(JournalEntryPane(), JournalSamples.traded).part("gross")
        #expect(gross.tells("gross", "+$100.00") && gross.tells("from the fills", "+$100.00"), "\(gross)")
        #expect(gross.contains("what nobody typed is what the fills say"), "\(gross)")
        let green = Explained(
            JournalEntryPane(), JournalSamples.with(JournalSamples.days) { $0.accounts = [JournalSamples.eval] })
        #expect(green.part("green").tells("green", "4 of 6"), "\(green.text)")
    }

    /// Where letters are typed, a function key explains.
    @Test func theFormExplainsByFunctionKey() {
        var script = KeyScript(JournalSamples.traded)
        script.press("j F2")
        #expect(script.shows("Form of Fri 2024-01-05, EVAL 50K"), "\(script.testDescription)")
        script.press("Right Esc")
        #expect(script.desk.view.focus == "entry" && script.desk.view.overlay == nil)
    }
}
