import Canvas
import Market
import State
import Testing

@testable import Desk

@Suite struct PanesActionTests {
    private func run(_ name: String, _ view: inout DeskView, _ snapshot: Snapshot) throws {
        let action = try #require((ChartActions.all + ScannerActions.all).first { $0.name == name })
        let context = PaneContext(snapshot, view)
        #expect(action.refusal(context) == nil)
        _ = action.run(&view, context)
    }

    @Test func zoomGoesFromWhatIsShown() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        try run("chart.zoom_in", &view, snapshot)
        #expect(view.chart.zoom == 2)
        for _ in 0..<3 { try run("chart.zoom_in", &view, snapshot) }
        #expect(view.chart.zoom == 3)
        for _ in 0..<4 { try run("chart.zoom_out", &view, snapshot) }
        #expect(view.chart.zoom == 1)
        try run("chart.zoom_auto", &view, snapshot)
        #expect(view.chart.zoom == nil)
    }

    @Test func theWholeSessionFits() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        try run("chart.whole_session", &view, snapshot)
        // 953 minutes are 64 quarters of an hour, which fit into 83 columns.
        #expect(view.chart.frame == .fifteenMinutes)
        #expect(view.chart.zoom == 1)
    }

    @Test func frameStyleAndOverlaysGoRound() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        let start = view.chart
        for expected in [TimeFrame.fiveMinutes, .fifteenMinutes, .oneHour, .oneMinute] {
            try run("chart.timeframe", &view, snapshot)
            #expect(view.chart.frame == expected)
        }
        for expected in [CandleStyle.solid, .ascii, .braille] {
            try run("chart.style", &view, snapshot)
            #expect(view.chart.style == expected)
        }
        try run("chart.toggle_vwap", &view, snapshot)
        #expect(!view.chart.overlays.contains(.vwap))
        try run("chart.toggle_vwap", &view, snapshot)
        #expect(view.chart.overlays == start.overlays)
    }

    @Test func theListOfOverlaysIsWalkedAndClosed() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        let pane = ChartPane()
        try run("chart.overlays", &view, snapshot)
        #expect(pane.move(.down, view: &view, PaneContext(snapshot, view)))
        _ = pane.activate(view: &view, PaneContext(snapshot, view))
        #expect(!view.chart.overlays.contains(.emas))
        #expect(PanesFrame(pane, snapshot, view, width: 106, height: 31).text.contains("○ moving averages"))
        #expect(pane.back(view: &view))
        #expect(view.chart.overlayCursor == nil)
        #expect(!pane.back(view: &view))
    }

    @Test func theCrossHairShowsItsBar() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        let pane = ChartPane()
        try run("chart.cross_hair", &view, snapshot)
        for _ in 0..<5 { #expect(pane.move(.left, view: &view, PaneContext(snapshot, view))) }
        let frame = try #require(snapshot.instruments[0].frames[.oneMinute])
        let bar = try #require(frame.bar(back: 5))
        let line = PanesFrame(pane, snapshot, view, width: 106, height: 31).rows[1]
        #expect(line.contains(NewYork.local(bar.time).clock))
        #expect(line.contains("C \(snapshot.instruments[0].spec.text(bar.close))"))
        try run("chart.cross_hair", &view, snapshot)
        #expect(view.chart.crossHair == nil)
    }

    @Test func levelsAreWalkedInOrder() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        let frame = try #require(snapshot.instruments[0].frames[.oneMinute])
        let all = ChartLevel.all(
            snapshot.instruments[0], frame, back: 0, PaneContext(snapshot, view), isOld: false)
        let close = try #require(snapshot.instruments[0].last).price
        let above = all.filter { $0.rank > 0 && $0.value > snapshot.instruments[0].spec.points(close) }
            .sorted { $0.value < $1.value }.map(\.name)
        var walked: [String?] = []
        for _ in above {
            try run("chart.level_next", &view, snapshot)
            walked.append(view.chart.crossHairLevel)
        }
        #expect(walked == above)
        try run("chart.level_next", &view, snapshot)
        #expect(view.chart.crossHairLevel == above.last)
    }

    @Test func homeEndAndPagesPan() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        let pane = ChartPane()
        #expect(pane.move(.pageUp, view: &view, PaneContext(snapshot, view)))
        #expect(view.chart.barsBack == 78)
        let count = try #require(snapshot.instruments[0].frames[.oneMinute]).barCount
        #expect(pane.move(.home, view: &view, PaneContext(snapshot, view)))
        #expect(view.chart.barsBack == count - 83)
        #expect(pane.move(.end, view: &view, PaneContext(snapshot, view)))
        #expect(view.chart.barsBack == 0)
        #expect(!pane.move(.up, view: &view, PaneContext(snapshot, view)))
    }

    @Test func anotherInstrumentIsFollowed() throws {
        let snapshot = DeskMarket.live
        var view = DeskView(page: "desk", focus: "chart")
        view.chart.barsBack = 40
        try run("chart.previous_instrument", &view, snapshot)
        #expect(view.selectedSlot == 5)
        #expect(view.chart.barsBack == 0)
        try run("chart.next_instrument", &view, snapshot)
        #expect(view.selectedSlot == 0)
    }

    @Test func whatCannotRunSaysWhy() {
        let snapshot = Snapshot(mode: .simulated, plan: .standard)
        let view = DeskView(page: "desk", focus: "chart")
        let context = PaneContext(snapshot, view)
        let refused = (ChartActions.all + ScannerActions.all).filter { $0.refusal(context) != nil }.map(\.name)
        #expect(refused.contains("chart.zoom_in"))
        #expect(refused.contains("chart.next_instrument"))
        #expect(refused.contains("scanner.sort_next"))
        for action in ChartActions.all + ScannerActions.all {
            var view = view
            #expect(action.run(&view, context).isEmpty)
        }
    }
}
