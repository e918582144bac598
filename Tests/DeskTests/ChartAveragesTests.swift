import Canvas
import Market
import State
import Studies
import Testing

@testable import Desk

/// Overlays whose past is not kept, against the studies that run; and the day's plan.
@Suite struct ChartAveragesTests {
    private func chart(_ overlays: Set<ChartOverlay>) -> PanesFrame {
        PanesFrame(ChartPane(), DeskMarket.live, width: 120, height: 33) { $0.chart.overlays = overlays }
    }

    private func picture() throws -> ChartPicture {
        let context = PaneContext(DeskMarket.live, DeskView(page: "chart", focus: "chart"))
        return try #require(ChartPicture(context, in: Rect(x: 0, y: 1, width: 120, height: 30)))
    }

    @Test(arguments: [
        (ChartOverlay.simpleAverage, "sma.21"), (.weightedAverage, "wma.21"), (.hullAverage, "hull.21"),
        (.regression, "linreg.value"), (.moneyFlow, "mfi.14"), (.channelIndex, "cci.20"),
        (.percentRange, "williams.14"),
        (.awesome, "awesome.value"),
    ])
    func linesAreThoseOfTheRunningStudies(overlay: ChartOverlay, name: String) throws {
        let picture = try picture()
        let studies = try #require(DeskMarket.live.instruments[0].frames[.oneMinute]).studies
        let strip = overlay.strip?(picture)
        let lines = strip?.lines ?? overlay.lines(picture)
        let line = try #require(lines.first)
        let told = try #require(line.values.compactMap { $0 }.last)
        let running = try #require(studies[name])
        #expect(abs(told - running) < 1e-9 * max(1, abs(running)))
        if let strip { #expect(chart([overlay]).text.contains("│ \(strip.name)")) }
    }

    @Test(arguments: [
        (ChartOverlay.simpleAverage, ["SMA 21"], ["sma.21"]), (.weightedAverage, ["WMA 21"], ["wma.21"]),
        (.hullAverage, ["HMA 21"], ["hull.21"]), (.regression, ["LinReg"], ["linreg.value"]),
        (.wilderAverage, ["RMA 14"], ["rma.14"]), (.parabolic, ["SAR"], ["sar.value"]),
        (.waveAverage, ["wave"], ["wave.average"]),
        (.bollinger, ["BB ↑", "BB ↓"], ["bollinger.upper", "bollinger.lower"]),
        (.keltner, ["KC ↑", "KC ↓"], ["keltner.upper", "keltner.lower"]),
    ])
    func everyLineIsNamedWithTheValueOfTheLastClosedBar(
        overlay: ChartOverlay, names: [String], fields: [String]
    ) throws {
        let instrument = DeskMarket.live.instruments[0]
        let studies = try #require(instrument.frames[.oneMinute]).studies
        let text = chart([overlay]).text
        for (name, field) in zip(names, fields) {
            let settled = try #require(studies[field])
            let figure = try #require(instrument.spec.text(points: settled, style: .screen))
            #expect(text.contains("\(figure) \(name)"), "\(name)")
        }
    }

    @Test func bandsAreNamedAndLinesCanBeDashed() throws {
        let levels = ChartLevel.all(
            DeskMarket.live.instruments[0], try #require(DeskMarket.live.instruments[0].frames[.oneMinute]), back: 0,
            PaneContext(DeskMarket.live, view([.bands])), isOld: false)
        #expect(levels.map(\.name).suffix(4) == ["+1σ", "−1σ", "+2σ", "−2σ"])
        var grid = Grid(width: 8, height: 3)
        let scale = ValueScale(low: 0, high: 3, rows: 3)
        var plot = ChartPlot(area: Rect(x: 0, y: 0, width: 8, height: 3), scale: scale, zoom: 1)
        plot.line(Array(repeating: 1.5, count: 8), x: 0, dash: 2, .dim, on: &grid)
        #expect((0..<8).map { grid[$0, 1].front == .dim } == (0..<8).map { $0.isMultiple(of: 2) })
    }

    private func view(_ overlays: Set<ChartOverlay>) -> DeskView {
        var view = DeskView(page: "chart", focus: "chart")
        view.chart.overlays = overlays
        return view
    }

    @Test func theChartShowsTheDaysPlan() throws {
        let snapshot = DeskMarket.live
        let row = try #require(snapshot.focus?.rows.first { $0.card?.levels != nil })
        let plan = try #require(row.card)
        let levels = try #require(plan.levels)
        let spec = snapshot.instruments[row.slot].spec
        var view = DeskView(page: "chart", focus: "chart")
        view.select(slot: row.slot)
        view.chart.overlays = [.plan]
        let picture = try #require(
            ChartPicture(PaneContext(snapshot, view), in: Rect(x: 0, y: 1, width: 120, height: 30)))
        let named = Dictionary(grouping: picture.levels, by: \.name).mapValues { $0.map(\.value) }
        #expect(named["stop"] == [spec.points(levels.stop)])
        #expect(named["T1"] == levels.targets.first.map { [spec.points($0.price)] })
        #expect(named["entry↑"] == [spec.points(levels.entryHigh)] && named["entry↓"] == [spec.points(levels.entryLow)])
        let zone = try #require(ChartOverlay.plan.zones(picture).first)
        #expect(zone.low == spec.points(levels.entryLow) && zone.high == spec.points(levels.entryHigh))
        #expect(zone.isBullish == (plan.side > 0) && zone.from == nil)
        let text = { (price: Price) in spec.text(price, style: .screen) }
        #expect(zone.names[0] == "\(plan.bias) entry \(text(levels.entryLow))–\(text(levels.entryHigh))")
        // Each has its row in the gutter, whatever else wants one.
        view.chart.overlays = Set(ChartOverlay.all.filter { $0.strip == nil })
        let frame = PanesFrame(ChartPane(), snapshot, view, width: 120, height: 24)
        let prices = [levels.entryHigh, levels.entryLow, levels.stop] + levels.targets.prefix(1).map(\.price)
        for (price, name) in zip(prices, ["entry↑", "entry↓", "stop", "T1"]) {
            #expect(frame.text.contains("\(text(price)) \(name)"), "\(name)")
        }
        // Of another instrument nothing is shown.
        view.select(slot: try #require(snapshot.focus?.rows.first { $0.card?.levels == nil }?.slot))
        let other = try #require(
            ChartPicture(PaneContext(snapshot, view), in: Rect(x: 0, y: 1, width: 120, height: 30)))
        #expect(other.levels.allSatisfy { $0.name != "stop" } && ChartOverlay.plan.zones(other).isEmpty)
    }
}
