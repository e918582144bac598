import Canvas
import Market
import State
import Studies
import Testing

@testable import Desk

/// Why nothing is planned can be read where the plan would stand.
@Suite struct FocusPaneTests {
    private func row(_ root: String, _ width: Int, _ height: Int) -> String {
        let rows = PanesFrame(FocusPane(), DeskMarket.live, width: width, height: height).rows
        return rows.first { $0.contains(" \(root) ") }?.split(separator: " ").joined(separator: " ") ?? ""
    }

    @Test func theReasonIsWholeOnTheDesk() {
        // As wide and as high as on the desk at 160×48, and alone at 80×24.
        for (width, height) in [(54, 4), (79, 10), (80, 22), (100, 12)] {
            #expect(row("MNQ", width, height).hasSuffix("— Quality 44 % is below 55 %."), "\(width)×\(height)")
            let text = PanesFrame(FocusPane(), DeskMarket.live, width: width, height: height).text
            #expect(!text.contains("…"))
        }
        #expect(row("MNQ", 38, 9).hasSuffix("— quality 44 %"))
        #expect(row("MHG", 38, 9).hasSuffix("— no side"))
    }

    @Test func anObjectionToAPlanStandsBesideIt() throws {
        var snapshot = DeskMarket.live
        let cards = try #require(snapshot.focus).rows
        let event = EconomicEvent(
            time: DeskMarket.time.adding(minutes: 5), name: "CPI", impact: .high, reach: .everything)
        snapshot.noTrade = NoTrade(
            NoTradeInputs(
                time: DeskMarket.time, plan: .standard, isOpen: true,
                products: snapshot.instruments.enumerated().map { slot, instrument in
                    NoTradeInputs.Product(
                        symbol: instrument.instrument.symbol, spec: instrument.spec,
                        card: cards.first { $0.slot == slot }?.card)
                }, events: EconomicEvents([event]), limits: NoTradeLimits()))
        let rows = PanesFrame(FocusPane(), snapshot, width: 79, height: 10).rows
        let planned = try #require(rows.first { $0.contains("SHORT") })
        #expect(planned.contains("10 MES") && planned.contains("4,775.25") && planned.contains("CPI in 5m"))
        // What is said below is told to its end.
        #expect(rows.contains { $0.contains("NO TRADE") } && !rows.joined().contains("…"))
    }

    @Test func objectionsInAFewWords() {
        let style = NumberStyle.screen
        #expect(NoTrade.Objection.noSide.brief(style) == "no side")
        #expect(NoTrade.Objection.lowQuality(0.444, threshold: 0.55).brief(style) == "quality 44 %")
        #expect(NoTrade.Objection.tooVolatile(percentile: 0.97, limit: 0.88).brief(style) == "ranges 97 %")
    }
}
