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

    /// Ten minutes around an event, in which nothing is traded.
    private func locked() throws -> Snapshot {
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
        return snapshot
    }

    @Test func anObjectionToAPlanStandsBesideIt() throws {
        let snapshot = try locked()
        let rows = PanesFrame(FocusPane(), snapshot, width: 79, height: 10).rows
        let planned = try #require(rows.first { $0.contains("SHORT") })
        #expect(planned.contains("10 MES") && planned.contains("4,775.25") && planned.contains("CPI in 5m"))
        // What is said below is told to its end.
        #expect(rows.contains { $0.contains("NO TRADE") } && !rows.joined().contains("…"))
    }

    /// Zone, stop and target follow from the figures that `e` tells.
    @Test func thePlanTellsHowItIsReckoned() throws {
        let snapshot = DeskMarket.live
        let row = try #require(snapshot.focus?.rows.first { $0.card?.levels != nil })
        let plan = try #require(row.card)
        let levels = try #require(plan.levels)
        let range = try #require(plan.inputs.range)
        let explained = Explained(FocusPane(), snapshot) { $0.selectedSlot = row.slot }
        let spec = snapshot.instruments[row.slot].spec
        func text(_ value: Double) throws -> String { try #require(NumberStyle.screen.text(value, decimals: 2)) }
        let strength = try #require(FocusZone(plan.inputs, side: plan.side)?.strength)
        let depth = strength > 1.5 ? 0.5 : 0.75
        let entry = explained.part("entry")
        #expect(try entry.tells("ATR", text(range)) && entry.tells("wave ratio", text(strength)))
        #expect(try entry.tells("depth", text(depth * range)))
        let width = spec.points(levels.entryHigh) - spec.points(levels.entryLow)
        #expect(abs(width - 1.3 * depth * range) <= spec.tick.points)
        let middle = plan.inputs.points - Double(plan.side) * 0.35 * depth * range
        let stop = explained.part("stop")
        #expect(try stop.tells("middle", text(middle)) && stop.tells("distance", text(1.5 * range)))
        #expect(abs(spec.points(levels.stop) - (middle - Double(plan.side) * 1.5 * range)) <= spec.tick.points)
        #expect(try explained.part("target 1").tells("distance", text(2 * range)))
        let size = explained.part("size")
        #expect(size.tells("may lose", "$375.00") && size.contains("factor of volatility and regime, ×"))
    }

    @Test func theScoreTellsItsInputs() throws {
        let snapshot = DeskMarket.live
        let row = try #require(snapshot.focus?.rows.first { $0.card != nil })
        let explained = Explained(FocusPane(), snapshot) { $0.selectedSlot = row.slot }
        let open = try #require(snapshot.instruments[row.slot].today?.open)
        let close = try #require(snapshot.instruments[row.slot].previousClose)
        let spec = snapshot.instruments[row.slot].spec
        #expect(explained.part("gap").tells("first price", spec.text(open, style: .screen)))
        #expect(explained.part("gap").tells("close before", spec.text(close, style: .screen)))
        let gap = 100 * Double(open - close) / Double(close.ticks)
        #expect(abs(gap - (row.score[.gap].figure ?? .infinity)) < 1e-9)
        for (part, input) in [("NATR", "usual"), ("RVOL", "volume so far"), ("momentum", "mean")] {
            #expect(explained.part(part).contains("\n\(input) "), "\(part)")
        }
    }

    @Test func aPlanThatMustNotBeTakenDoesNotInvite() throws {
        let colours: Set<Role> = [.up, .down]
        func hasColour(_ snapshot: Snapshot) -> Bool {
            let frame = PanesFrame(FocusPane(), snapshot, width: 79, height: 10)
            return frame.painter.grid.cells.contains { colours.contains($0.front) }
        }
        let snapshot = try locked()
        #expect(hasColour(DeskMarket.live) && !hasColour(snapshot))
        let rows = PanesFrame(FocusPane(), snapshot, width: 54, height: 8).rows
        #expect(rows.contains { $0.contains("SHORT locked") && $0.contains("10 MES") })
        // The market of one product is closed for the weekend, or by a halt of its own.
        var closed = DeskMarket.live
        closed.noTrade = nil
        #expect(!closed.isLocked(closed.instruments[0]))
        closed.time = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 17 * 60 + 1)
        #expect(closed.isLocked(closed.instruments[0]))
    }

    @Test func noCallInvitesWhileNothingIsTraded() throws {
        let snapshot = try locked()
        var calls: [String] = []
        for slot in snapshot.instruments.indices {
            let line = ConfluenceLine(slot: slot, PaneContext(snapshot, DeskView(page: "desk", focus: "confluence")))
            let call = line.call.map(\.text).joined()
            #expect(call == "—" || call.hasSuffix(" locked"))
            calls.append(call)
            #expect(line.call.allSatisfy { $0.pen.front != .up && $0.pen.front != .down })
        }
        #expect(calls.contains { $0.hasSuffix(" locked") })
    }

    @Test func aScoreIsNeverRoundedUpToAThreshold() {
        let style = NumberStyle.screen
        #expect(style.score(39.96) == "39" && style.score(40) == "40" && style.score(39.96, decimals: 1) == "39.9")
    }

    @Test func objectionsInAFewWords() {
        let style = NumberStyle.screen
        #expect(NoTrade.Objection.noSide.brief(style) == "no side")
        #expect(NoTrade.Objection.lowQuality(0.444, threshold: 0.55).brief(style) == "quality 44 %")
        #expect(NoTrade.Objection.tooVolatile(percentile: 0.97, limit: 0.88).brief(style) == "ranges 97 %")
    }
}
