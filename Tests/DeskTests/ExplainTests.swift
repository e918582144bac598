import Canvas
import Market
import State
import Studies
import Testing

@testable import Desk

/// `e` tells formula, parameters, values, times, age and source of the figure under the cursor.
@Suite struct ExplainTests {
    private func text(_ pane: any Pane, _ snapshot: Snapshot, _ edit: (inout DeskView) -> Void = { _ in }) -> String {
        var view = DeskView(page: "confluence", focus: pane.name)
        edit(&view)
        let explanation = pane.explain(PaneContext(snapshot, view))
        let rows = explanation?.rows(width: 88) ?? []
        return ([[Run(explanation?.title ?? "")]] + rows).map { $0.map(\.text).joined() }.joined(separator: "\n")
    }

    @Test func everyPaneOfTheStudiesExplains() {
        for pane in [
            LevelsPane(), InsightsPane(), ConfluencePane(), FocusPane(), ScannerPane(), ChartPane(),
            FramePane(role: .bias),
        ] as [any Pane] {
            #expect(text(pane, DeskMarket.live).contains("MNQH4"), "\(pane.name)")
            #expect(text(pane, DeskMarket.stale).contains("stale 4m12s"), "\(pane.name) tells the age")
            #expect(pane.explain(PaneContext(DeskMarket.empty, DeskView(page: "desk", focus: pane.name))) == nil)
        }
    }

    private func parts(_ pane: any Pane, _ edit: (inout DeskView) -> Void = { _ in }) throws -> [Explanation] {
        var view = DeskView(page: "desk", focus: pane.name)
        edit(&view)
        return try #require(pane.explain(PaneContext(DeskMarket.live, view))).parts
    }

    /// Every figure of a row can be looked at by itself, with more than its value.
    @Test func everyFigureOfARowHasItsOwnExplanation() throws {
        let scanner = try parts(ScannerPane()).map(\.title)
        // Marks are there only where something is marked.
        let columns = ScannerColumn.all.map(\.name).filter { $0 != "sym" && $0 != "↯" }
        #expect(Set(columns).subtracting(scanner).isEmpty, "\(scanner)")
        let insights = ["wave", "strength", "phase", "vol", "size", "quality", "rsi", "regime", "CVD"]
        #expect(Set(insights).subtracting(try parts(InsightsPane()).map(\.title)).isEmpty)
        let confluence = ["call", "score", "q", "bias", "setup", "trigger"]
        #expect(Set(confluence).subtracting(try parts(ConfluencePane()).map(\.title)).isEmpty)
        let focus = ["score"] + PreMarketScore.Kind.allCases.map(\.name) + ["bias"]
        #expect(Set(focus).subtracting(try parts(FocusPane()).map(\.title)).isEmpty)
        #expect(try parts(LevelsPane()).map(\.title) == ["from last"])
        let chart = ["open", "high", "low", "close", "volume", "vwap.value", "ema.9"]
        #expect(Set(chart).subtracting(try parts(ChartPane()).map(\.title)).isEmpty)
        let minutes = ["last", "chg%", "mom", "rng", "vol", "vwap"]
        #expect(Set(minutes).subtracting(try parts(MinutesPane()).map(\.title)).isEmpty)
        for pane in [ScannerPane(), InsightsPane(), ConfluencePane(), FocusPane(), ChartPane(), MinutesPane()]
            as [any Pane]
        {
            let parts = try parts(pane)
            #expect(Set(parts.map(\.title)).count == parts.count, "\(pane.name) names each once")
            for part in parts {
                #expect(part.lines.count > 3, "\(pane.name) \(part.title)")
                let text = part.rows(width: 88).map { $0.map(\.text).joined() }.joined(separator: "\n")
                #expect(
                    ["Settled at", "Prices:", "Reckoned at", "Read at", "They stand until"].contains(
                        where: text.contains),
                    "\(pane.name) \(part.title) tells its age")
            }
        }
    }

    /// The figures of the top row follow those of the pane, and lead back to all of them.
    @Test func keysGoFromFigureToFigure() {
        var script = KeyScript()
        while script.desk.view.focus != "scanner" { script.press("Tab") }
        script.press("e")
        #expect(script.shows("Scanner row of"))
        script.press("Right")
        #expect(script.shows("· last ") && script.shows("contract month"))
        script.press("Tab")
        #expect(script.shows("· chg% ") && script.shows("previous close"))
        script.press("Left Shift-Tab")
        #expect(!script.shows("· last ") && script.shows("rvol"))
        script.press("Left")
        #expect(script.shows("· top row"))
        script.press("Esc")
        #expect(!script.shows("Scanner row of"))
    }

    @Test func insightsTellFormulaParametersAndClose() throws {
        let text = text(InsightsPane(), DeskMarket.live)
        #expect(text.contains(VolatilityClusters.kind.help.prefix(40)))
        for parameter in VolatilityClusters.kind.parameters { #expect(text.contains(parameter.name)) }
        let frame = try #require(DeskMarket.live.instruments[0].frames[.fiveMinutes])
        let closed = try #require(frame.settledClose(.fiveMinutes))
        #expect(text.contains("Settled at the 5m close of \(NewYork.local(closed).clock) ET"))
        let size = try #require(frame.studies["volatility.size"])
        #expect(text.contains(NumberStyle.screen.text(size, decimals: 2) ?? "?"))
    }

    /// A frame for neither side has been so since a close; one that is missing says how many bars it has.
    @Test func aFrameForNeitherSideSaysSo() throws {
        var snapshot = DeskMarket.live
        var reading = try #require(snapshot.instruments[0].confluence)
        reading.verdicts[2].side = 0
        reading.verdicts[2].since = DeskMarket.time
        (reading.verdicts[0].side, reading.verdicts[0].since, reading.verdicts[0].evidence) = (nil, nil, nil)
        snapshot.instruments[0].confluence = reading
        let explained = Explained(ConfluencePane(), snapshot)
        #expect(explained.part("trigger").contains("it has been for neither side"))
        #expect(explained.part("bias").contains("so it says nothing") && !explained.part("bias").contains("since"))
    }

    @Test func theVolumeSoFarAndTheUsualMakeTheRatio() throws {
        let text = Explained(ScannerPane(), DeskMarket.live).part("rvol")
        let day = try #require(DeskMarket.live.instruments[0].frames[.oneMinute]?.bars.days.last)
        let volume = (0..<day.count).reduce(0) { $0 + day[$1].volume }
        #expect(text.tells("volume so far", NumberStyle.screen.text(volume, decimals: 0)))
        #expect(text.contains("\nusual "))
        let momentum = Explained(ScannerPane(), DeskMarket.live).part("mom")
        #expect(momentum.contains("\nlast close ") && momentum.contains("\nfirst close "))
    }

    /// Two averages share a label; each is explained by its own length.
    @Test func eachAverageHasItsOwnLength() throws {
        let chart = Explained(ChartPane(), DeskMarket.live)
        #expect(chart.part("ema.9").tells("length", "9 ") && chart.part("ema.21").tells("length", "21"))
    }

    @Test func aLevelTellsItsLife() throws {
        let view = DeskView(page: "confluence", focus: "levels")
        let lines = try #require(LevelLines(PaneContext(DeskMarket.live, view)))
        let line = try #require(lines.rows.first { $0.level?.kind == .fairValueGap || $0.level?.kind == .orderBlock })
        let level = try #require(line.level)
        let snapshot = DeskMarket.live
        let context = PaneContext(snapshot, view, Size(106, 60))
        var tall = view
        tall.levelCursor = line.id
        let explanation = try #require(LevelsPane().explain(context.with(tall)))
        let text = explanation.rows(width: 88).map { $0.map(\.text).joined() }.joined(separator: "\n")
        let clock = DayClock(now: snapshot.time)
        #expect(text.contains("formed"))
        #expect(text.contains(clock.full(level.formedAt)) && text.contains(clock.full(level.confirmedAt)))
        #expect(text.contains(level.bounds(lines.instrument.spec, .screen)))
    }

    @Test func levelsStandInTheOrderOfPriceAndLeadToTheirBar() throws {
        var view = DeskView(page: "desk", focus: "levels")
        let snapshot = DeskMarket.live
        let context = PaneContext(
            snapshot: snapshot, view: view, facts: DeskMarket.facts, isFocused: true, size: Size(54, 40),
            visiblePanes: ["chart", "levels"])
        let lines = try #require(LevelLines(context))
        #expect(lines.rows.map(\.points) == lines.rows.map(\.points).sorted(by: >))
        let line = try #require(lines.rows.first { $0.isOneOfMany })
        view.levelCursor = line.id
        _ = LevelsPane().activate(view: &view, context.with(view))
        let frame = try #require(snapshot.instruments[0].frames[.oneMinute])
        let back = try #require(view.chart.crossHair(in: frame))
        #expect(frame.bar(back: back)?.time == line.level?.formedAt)
        #expect(view.page == "desk")
    }

    @Test func onlyThreeOfThreeWithoutAnObjectionInvites() throws {
        var snapshot = DeskMarket.live
        var reading = try #require(snapshot.instruments[0].confluence)
        (reading.score, reading.side, reading.isTradeable) = (3, 1, true)
        snapshot.instruments[0].confluence = reading
        let context = { (snapshot: Snapshot) in PaneContext(snapshot, DeskView(page: "desk", focus: "confluence")) }
        snapshot.noTrade = nil
        func fills(_ snapshot: Snapshot) -> Bool {
            ConfluenceLine(slot: 0, context(snapshot)).call.contains { $0.pen.emphasis.contains(.reverse) }
        }
        #expect(fills(snapshot))
        var lower = snapshot
        lower.instruments[0].confluence?.isTradeable = false
        #expect(!fills(lower))
        lower.instruments[0].confluence?.score = 2
        #expect(!fills(lower))
        #expect(ConfluenceLine(slot: 0, context(lower)).score.map(\.text).joined() == "●●○")
    }
}
