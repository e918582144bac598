import Canvas
import Ledger
import Market
import State
import Studies
import Testing

@testable import Desk

/// What follows the figures of every pane: the top row, and why nothing is traded.
@Suite struct ExplainTopRowTests {
    private func parts(_ snapshot: Snapshot) -> [Explanation] {
        Header.explanation(PaneContext(snapshot, DeskView(page: "desk", focus: "scanner"))).parts
    }

    @Test func everyFigureOfTheTopRowTellsItsAge() {
        let parts = parts(ExplainEveryPaneTests.full)
        #expect(parts.contains { $0.title == "top row event" } && parts.contains { $0.title == "top row open" })
        for part in parts {
            let text = Explained.text(part)
            #expect(text.contains("Prices:") || text.contains(" ago."), "\(text)")
        }
    }

    @Test func aStopTellsItsLimitAndWhatMetIt() throws {
        var snapshot = DeskMarket.live
        let account = AccountSamples.eval
        snapshot.accounts = [account]
        var limits = NoTradeLimits()
        limits.dailyLoss = Money(dollars: 500)
        snapshot.noTrade = NoTrade(
            NoTradeInputs(
                time: DeskMarket.time, plan: .standard, isOpen: true, products: [], dayProfit: Money(dollars: -512),
                lossesInARow: 3, limits: limits))
        let part = try #require(parts(snapshot).first { $0.title == "no trade" })
        let text = Explained.text(part)
        #expect(text.tells("day", "−$512.00") && text.tells("limit", "$500.00") && text.tells("losses", "3"), "\(text)")
    }

    /// MNQH4 trades last on the third Friday of March 2024, the 15th; by custom it rolls on the Monday before.
    @Test func theRollTellsItsRuleAndItsVolumes() throws {
        var snapshot = DeskMarket.live
        let from = snapshot.instruments[0].instrument
        let month = try #require(from.month)
        let next = try #require(from.spec.next(after: month))
        snapshot.sources[0].report.rolls = [
            ContractRoll(
                from: from, to: Instrument(spec: from.spec, month: next), day: from.spec.rollDay(of: month), share: 62,
                isFollowed: true, seenAt: DeskMarket.time.adding(seconds: -240))
        ]
        let part = try #require(parts(snapshot).first { $0.title == "top row roll" })
        let text = Explained.text(part)
        #expect(text.tells("from", "MNQH4") && text.tells("to", "MNQM4"), "\(text)")
        #expect(
            text.tells("by custom on", "Mon 2024-03-11") && text.contains("Monday before the third Friday"), "\(text)")
        #expect(text.tells("last trade", "Fri 2024-03-15") && text.tells("volume", "62 %"), "\(text)")
        #expect(text.contains("looked up at 09:48:47 ET, 4m00s ago"), "\(text)")
    }
}
