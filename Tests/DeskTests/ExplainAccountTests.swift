import Canvas
import Ledger
import Market
import State
import Testing

@testable import Desk

/// Positions and accounts: what a gain is made of, who told it, and whether its price is live.
@Suite struct ExplainAccountTests {
    @Test func aGainTellsItsPricesAndPointValue() {
        let explained = Explained(PositionsPane(), AccountSamples.one)
        let gain = explained.part("MNQH4 long gain")
        // (16,429.00 − 16,421.50) × 4 × $2
        #expect(gain.tells("MNQH4 long gain", "+$60.00") && gain.tells("points", "+7.50"), "\(gain)")
        #expect(gain.tells("average", "16,421.50") && gain.tells("price", "16,429.00"), "\(gain)")
        #expect(
            gain.tells("contracts", "4") && gain.tells("point value", "$2.00") && gain.tells("tick", "0.25"), "\(gain)")
        #expect(gain.contains("told the position at 09:48:35 ET, 4m12s ago"), "\(gain)")
        #expect(explained.part("MNQH4 long held").tells("MNQH4 long held", "14m47s"))
        let sum = explained.part("open")
        #expect(sum.tells("MNQH4", "+$60.00") && sum.contains("quote, live"), "\(sum)")
    }

    @Test func aPriceThatIsNotLiveSaysSo() {
        let stale = Explained(PositionsPane(), AccountSamples.with([AccountSamples.eval], in: DeskMarket.stale))
        let price = stale.part("MNQH4 long price")
        #expect(price.contains("stale 4m12s") && price.contains("older than its source promises"), "\(price)")
        let bridge = Explained(PositionsPane(), AccountSamples.many) { $0.account = "FUNDED 150K" }
        let gain = bridge.part("ZNH4 long gain")
        #expect(gain.tells("ZNH4 long gain", "−$46.88") && gain.contains("The platform's own figure"), "\(gain)")
        #expect(gain.contains("It is no live price") && gain.contains("1h02m ago"), "\(gain)")
        #expect(bridge.part("MESH4 short price").contains("ESH4, its twin of the same month"))
    }

    @Test func whatNobodyCanValueTellsWhy() {
        let odd = Explained(PositionsPane(), AccountSamples.many) { $0.account = AccountSamples.odd.account.name }
        let gain = odd.part("FOO 12-99 long gain")
        #expect(gain.tells("FOO 12-99 long gain", "unknown") && gain.contains("no product FOO is known"), "\(gain)")
        #expect(!odd.text.contains("\u{1b}"))
    }

    @Test func theDayIsRealisedAndOpen() {
        var account = AccountSamples.eval
        account.account.report?.realised = Money(dollars: -20)
        account.account.report?.cash = Money(dollars: 50_100)
        account.account.note(profit: Money(dollars: -75), on: TradingDay(CivilDate(year: 2024, month: 1, day: 5)))
        account.account.fills = JournalSamples.eval.account.fills
        account.account.heartbeatAt = DeskMarket.time.adding(seconds: -5)
        let explained = Explained(PositionsPane(), AccountSamples.with([account]))
        let day = explained.part("day")
        #expect(
            day.tells("day", "+$40.00") && day.tells("realised", "−$20.00") && day.tells("open", "+$60.00"), "\(day)")
        #expect(explained.part("lowest").tells("lowest", "−$75.00"))
        #expect(explained.part("cash").tells("cash", "$50,100.00"))
        #expect(explained.part("losses in a row").tells("losses in a row", "0"))
        #expect(day.contains("sign of life came at 09:52:42 ET, 5s ago"), "\(day)")
    }

    /// The chart's gutter tells of the entry and of the levels what the panes beside it do.
    @Test func linesOfTheChartAreExplained() {
        let chart = Explained(ChartPane(), AccountSamples.one)
        let entry = chart.part("line entry")
        #expect(entry.tells("line entry", "16,421.50") && entry.contains("4m12s ago"), "\(entry)")
        #expect(chart.part("line PDH").contains("prior day high"))
    }

    /// On the card, where the quote of the header may be of another product, the gain has the age of its own price.
    @Test func theCardTellsTheAgeOfItsGain() {
        let live = KeyScript(AccountSamples.one, size: Size(40, 10))
        #expect(live.shows("▲4 MNQH4  @ 16,421.50  +$60.00  live"), "\(live.testDescription)")
        let stale = KeyScript(AccountSamples.with([AccountSamples.eval], in: DeskMarket.stale), size: Size(40, 10))
        #expect(stale.shows("+$60.00  quote 4m12s old"), "\(stale.testDescription)")
    }
}
