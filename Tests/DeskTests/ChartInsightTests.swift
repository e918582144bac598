import Canvas
import Market
import State
import Testing

@testable import Desk
@testable import Studies

/// The insights over the bars, against studies that are run bar by bar.
@Suite struct ChartInsightTests {
    private let frame = TimeFrame.oneMinute

    private func picture(_ overlay: ChartOverlay, back: Int = 0, slot: Int = 0) throws -> ChartPicture {
        var view = DeskView(page: "chart", focus: "chart")
        view.chart.overlays = [overlay]
        view.chart.barsBack = back
        view.chart.zoom = 1
        view.select(slot: slot)
        return try #require(
            ChartPicture(PaneContext(DeskMarket.live, view), in: Rect(x: 0, y: 1, width: 120, height: 30)))
    }

    /// What a study tells after each bar of all there are.
    private func told<S: Study, Value>(
        _ make: (StudySetup) -> S, _ picture: ChartPicture, _ read: (S) -> Value?
    ) -> [Timestamp: Value] {
        var study = make(StudySetup(spec: picture.instrument.spec, frame: frame))
        var told: [Timestamp: Value] = [:]
        for day in picture.frame.bars.days {
            for index in 0..<day.count {
                study.add(day[index], day: day.day)
                told[day[index].time] = read(study)
            }
        }
        return told
    }

    private func closed(_ picture: ChartPicture) -> [Bar] {
        let hasForming = picture.window.back == 0 && picture.frame.forming != nil
        return Array(picture.window.bars.dropLast(hasForming ? 1 : 0))
    }

    private func expect<S: Study>(
        _ overlay: ChartOverlay, back: Int, _ field: String, _ make: (StudySetup) -> S
    ) throws {
        let picture = try picture(overlay, back: back)
        let lines = overlay.strip?(picture).lines ?? overlay.lines(picture)
        let line = try #require(lines.first)
        let study = make(StudySetup(spec: picture.instrument.spec, frame: frame))
        let place = try #require(study.fields.firstIndex { $0.name == field })
        let running = told(make, picture) { $0.row[place] }
        let bars = closed(picture)
        #expect(bars.count > 50 && line.values.count == picture.window.bars.count)
        for (bar, value) in zip(bars, line.values) {
            let value = try #require(value)
            let running = try #require(running[bar.time])
            // Values of the trading day that runs are kept as singles.
            #expect(abs(value - running) <= 1e-6 * max(1, abs(running)))
        }
    }

    @Test(arguments: [0, 700])
    func linesAreThoseOfTheRunningStudies(back: Int) throws {
        try expect(.wilderAverage, back: back, "14") { RMA($0) }
        try expect(.balanceVolume, back: back, "value") { OBV($0) }
        try expect(.trueRange, back: back, "14") { ATR($0) }
        try expect(.volatility, back: back, "percentile") { VolatilityClusters($0) }
    }

    /// Each closed bar shown lies in one stretch, which is named after what the model said of it.
    @Test(arguments: [0, 700])
    func regimesAreThoseOfTheRunningStudy(back: Int) throws {
        let picture = try picture(.regime, back: back)
        let running = told(MarketRegime.init, picture) { $0.value?.regime }
        var names: [Int: String] = [:]
        for mark in ChartOverlay.regime.marks(picture) {
            guard case .stretch(let bars, let all, true) = mark else {
                Issue.record("a regime is a stretch at the top")
                continue
            }
            for index in bars { #expect(names.updateValue(all[0], forKey: index) == nil) }
        }
        let bars = closed(picture)
        #expect(bars.count > 50)
        for (index, bar) in bars.enumerated() { #expect(names[index] == running[bar.time]?.name) }
        // Nothing is known of a bar that is forming: it has the regime that is held.
        if bars.count < picture.window.bars.count { #expect(names[bars.count] == names[bars.count - 1]) }
    }

    @Test func stretchesPartWhereTheValueChanges() {
        let marks = ChartMark.stretches([nil, 1, 1, nil, 2, 3, 3], isAtTop: true) { ["\($0)"] }
        let found = marks.map { mark in
            if case .stretch(let bars, let names, _) = mark { "\(bars) \(names[0])" } else { "?" }
        }
        #expect(found == ["1..<3 1", "4..<5 2", "5..<7 3"])
        let none: [Int?] = []
        let empty = ChartMark.stretches(none, isAtTop: true) { _ in [] }
        #expect(empty.isEmpty)
    }

    /// A stretch has the longest of its names that fits, at its edge of the plot.
    @Test func aStretchIsNamedByWhatFits() throws {
        let picture = try picture(.regime)
        let names = ["trending", "trend", "T"]
        var drawn: Set<String> = []
        for bars in 1...12 {
            for isAtTop in [true, false] {
                var grid = Grid(width: 120, height: 32)
                var plot = ChartPlot(area: picture.layout.plot, scale: picture.scale, zoom: picture.window.zoom)
                picture.draw(.stretch(0..<bars, names: names, isAtTop: isAtTop), in: &plot, on: &grid)
                let y = isAtTop ? picture.layout.plot.y : picture.layout.plot.bottom - 1
                let start = picture.x(0)
                let text = grid.text(row: y).dropFirst(start).prefix(picture.x(bars) - start)
                let name = text.trimmingPrefix { $0 == " " }.prefix { $0 != " " }
                // With a blank before it and one after.
                #expect(name == names.first { $0.count + 2 <= text.count } ?? "")
                drawn.insert(String(name))
            }
        }
        #expect(drawn.isSuperset(of: names))
    }

    /// A frame's side is marked at the bar whose close gave it.
    @Test func confluenceStandsAtTheBarThatTurnedAFrame() throws {
        var found = 0
        for slot in DeskMarket.live.instruments.indices {
            let picture = try picture(.confluence, slot: slot)
            let verdicts = try #require(picture.instrument.confluence).verdicts
            let marks = ChartOverlay.confluence.marks(picture)
            for mark in marks {
                guard case .point(let at, let value, let isAbove, _, let name) = mark else {
                    Issue.record("a turn is a point")
                    continue
                }
                let verdict = try #require(verdicts.first { "\($0.frame.name) \($0.role.name)" == name })
                let bar = try #require(picture.window.bars.first { $0.time == at })
                #expect(at.adding(minutes: 1) == verdict.since && isAbove == (verdict.side == -1))
                #expect(value == picture.instrument.spec.points(isAbove ? bar.high : bar.low))
            }
            let first = try #require(picture.window.bars.first?.time)
            #expect(marks.count == verdicts.count { ($0.side ?? 0) != 0 && ($0.since ?? first) > first })
            found += marks.count
        }
        #expect(found > 0)
    }
}
