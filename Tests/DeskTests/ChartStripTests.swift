import Canvas
import Market
import State
import Testing

@testable import Desk

/// Strips below the bars: as many of those that are wanted as have room, each with its figures.
@Suite struct ChartStripTests {
    private func layout(_ height: Int, strips: Int, volume: Bool = true) -> ChartLayout {
        ChartLayout(
            Rect(x: 0, y: 0, width: 106, height: height), priceWidth: 9, nameWidth: 6, wantsReadout: false,
            wantsVolume: volume, wantedStrips: strips)
    }

    @Test func theFirstOnesWinAndTheBarsKeepTenRows() {
        // 29 rows above the axis: four strips of three rows and a blank leave 13, of which the volume takes three.
        #expect(layout(30, strips: 7).strips.map(\.y) == [14, 18, 22, 26])
        #expect(layout(30, strips: 7).plot.height == 10 && layout(30, strips: 7).volume?.height == 2)
        #expect(layout(30, strips: 1).strips == [Rect(x: 1, y: 26, width: 85, height: 3)])
        #expect(layout(18, strips: 7).strips.map(\.height) == [2])
        #expect(layout(18, strips: 7, volume: false).strips.count == 2)
        #expect(layout(17, strips: 7).strips.isEmpty && layout(60, strips: 0).strips.isEmpty)
        for height in 1...60 {
            for wanted in 0...7 {
                let layout = layout(height, strips: wanted)
                let parts = [layout.plot] + [layout.volume].compactMap { $0 } + layout.strips
                for (upper, lower) in zip(parts, parts.dropFirst()) { #expect(upper.bottom < lower.y) }
                #expect(layout.strips.isEmpty || layout.plot.height >= 10)
            }
        }
    }

    private func chart(_ overlays: Set<ChartOverlay>, height: Int = 33, crossHair: Int? = nil) -> PanesFrame {
        PanesFrame(ChartPane(), DeskMarket.live, width: 120, height: height) {
            $0.chart.overlays = overlays
            $0.chart.crossHair = crossHair
        }
    }

    @Test func theGutterTellsTheValueOfTheLastBarAndOfTheCrossHair() throws {
        let frame = try #require(DeskMarket.live.instruments[0].frames[.oneMinute])
        func value(_ name: String, _ back: Int, _ decimals: Int, signed: Bool = false) throws -> String {
            let value = try #require(frame.value(name, back: back))
            return try #require(NumberStyle.screen.text(value, decimals: decimals, signed: signed))
        }
        for back in [nil, 10, 40] {
            let at = back ?? 0
            let rows = chart([.strengthIndex], crossHair: back).rows
            let name = try #require(rows.firstIndex { $0.hasSuffix("RSI 14") || $0.contains("│ RSI 14") })
            #expect(rows[name + 2].contains("│ \(try value("rsi.14", at, 1))"))
            let pair = chart([.convergence], crossHair: back).rows
            let top = try #require(pair.firstIndex { $0.contains("│ MACD") })
            #expect(pair[top + 1].contains("│ \(try value("macd.line", at, 2, signed: true))"))
            #expect(pair[top + 2].contains("│ \(try value("macd.signal", at, 2, signed: true))"))
        }
        let score = try #require(frame.studies.now("quality.score"))
        let share = try #require(NumberStyle.screen.text(100 * score, decimals: 0))
        #expect(chart([.quality]).text.contains("│ \(share)%"))
    }

    @Test func theStripSwitchedOnLastHasAPlaceAndWhatHasNoneIsTold() throws {
        var view = DeskView(page: "chart", focus: "chart")
        let snapshot = DeskMarket.live
        func run(_ name: String) throws {
            view.notice = nil
            let action = try #require(Actions.named("chart.toggle_\(name)"))
            _ = action.run(&view, PaneContext(snapshot, view, Size(100, 20)))
        }
        func text() -> String { PanesFrame(ChartPane(), snapshot, view, width: 100, height: 21).text }
        #expect(text().contains("│ CVD") && !text().contains("hidden"))
        try run("rsi")
        #expect(text().contains("│ RSI 14") && text().contains("1 strip hidden"))
        #expect(view.notice?.text == "RSI 14 is drawn; no room for CVD.")
        try run("macd")
        #expect(text().contains("│ MACD") && text().contains("2 strips hidden"))
        // Switched off, it leaves its place to the one before.
        try run("macd")
        #expect(view.notice == nil && text().contains("│ RSI 14"))
        view.chart.chosenStrips = []
        view.chart.overlays = []
        let low = PaneContext(snapshot, view, Size(100, 14))
        _ = try #require(Actions.named("chart.toggle_rsi")).run(&view, low)
        #expect(view.notice?.text == "RSI 14 is on, but the chart is too low for it.")
    }

    @Test func bothFiguresOfAPairStandAlsoInALowStrip() throws {
        let frame = try #require(DeskMarket.live.instruments[0].frames[.oneMinute])
        func value(_ name: String) throws -> String {
            let value = try #require(frame.value(name, back: 0))
            return try #require(NumberStyle.screen.text(value, decimals: 2, signed: true))
        }
        let (line, signal) = (try value("macd.line"), try value("macd.signal"))
        #expect(chart([.convergence], height: 21).text.contains("│ \(line) \(signal)"))
    }

    /// Of twelve rows of dots between 0 and 100, 70 is the fourth and 30 the ninth.
    @Test func guidesStandAtTheirValue() throws {
        let frame = chart([.strengthIndex])
        var view = DeskView(page: "chart", focus: "chart")
        view.chart.overlays = [.strengthIndex]
        let picture = try #require(ChartPicture(PaneContext(DeskMarket.live, view), in: frame.area))
        let strip = try #require(picture.layout.strips.first)
        #expect(strip.height == 3)
        for (row, dot) in [(0, UInt32(0x2840)), (2, 0x2801)] {
            let cells = (strip.x..<strip.right).map { frame.painter.grid[$0, strip.y + row] }
            #expect(cells.contains { $0.glyph == dot && $0.front == .faint })
        }
        #expect((strip.x..<strip.right).contains { frame.painter.grid[$0, strip.y + 1].front == .text })
    }

    @Test func theListTellsWhatHasNoRoom() {
        let strips: Set<ChartOverlay> = [.volume, .delta, .strengthIndex, .convergence]
        func list(_ height: Int) -> [String] {
            PanesFrame(ChartPane(), DeskMarket.live, width: 106, height: height) {
                $0.chart.overlays = strips
                $0.chart.overlayCursor = ChartOverlay.all.firstIndex(of: .strengthIndex)
            }.rows.filter { $0.contains("no room") }
        }
        #expect(list(45).isEmpty)
        let low = list(20)
        #expect(low.map { $0.contains("RSI 14") } == [true, false], "\(low)")
        #expect(low.last?.contains("MACD") == true)
    }
}
