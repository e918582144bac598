import Canvas
import Market
import State
import Testing

@testable import Desk
@testable import Studies

/// Marks of single bars tell what the running studies told when the bars closed.
@Suite struct ChartMarkTests {
    private func picture(
        _ snapshot: Snapshot, _ overlay: ChartOverlay, back: Int = 0, frame: TimeFrame = .oneMinute
    ) throws -> ChartPicture {
        var view = DeskView(page: "chart", focus: "chart")
        view.chart.overlays = [overlay]
        view.chart.frame = frame
        view.chart.barsBack = back
        return try #require(ChartPicture(PaneContext(snapshot, view), in: Rect(x: 0, y: 1, width: 106, height: 30)))
    }

    /// What a study tells after each bar of all there are.
    private func run<S: Study, Value>(
        _ study: S, _ frame: FrameState, _ read: (S) -> Value?
    ) -> [Timestamp: Value] {
        var study = study
        var told: [Timestamp: Value] = [:]
        for day in frame.bars.days {
            for index in 0..<day.count {
                study.add(day[index], day: day.day)
                told[day[index].time] = read(study)
            }
        }
        return told
    }

    @Test(arguments: [0, 1, 333, 915, 2_000], [TimeFrame.oneMinute, .fiveMinutes])
    func aReplayedWindowTellsWhatTheRunningStudyTold(back: Int, name: TimeFrame) throws {
        let snapshot = DeskMarket.live
        let spec = snapshot.instruments[0].spec
        let frame = try #require(snapshot.instruments[0].frames[name])
        let setup = StudySetup(spec: spec, frame: name)
        let picture = try picture(snapshot, .candlePatterns, back: back, frame: name)
        let window = picture.window
        let candles = run(CandlePatterns(setup), frame) { $0.value }
        let absorbed = run(Absorption(setup), frame) { $0.row[0] }
        let patterns = picture.replay(CandlePatterns.init) { $0.value }
        let sides = picture.replay(Absorption.init) { $0.row[0] }
        let isForming = window.back == 0 && frame.forming != nil
        for (index, bar) in window.bars.enumerated() where !(isForming && index == window.bars.count - 1) {
            #expect(patterns[index] == candles[bar.time] && sides[index] == absorbed[bar.time])
        }
        if isForming { #expect(patterns.last == .some(nil) && sides.last == .some(nil)) }
        // And what the desk's own study says of the last bar.
        if window.back == 0, let last = window.bars.indices.last.map({ isForming ? $0 - 1 : $0 }) {
            #expect(frame.studies["candle.side"] == patterns[last].map { Double($0.side + 1) })
            #expect(frame.studies["absorption.side"] == sides[last])
        }
    }

    @Test func patternsStandAtTheirBarOnTheirSide() throws {
        let picture = try picture(DeskMarket.live, .candlePatterns)
        let frame = try #require(DeskMarket.live.instruments[0].frames[.oneMinute])
        let spec = picture.instrument.spec
        let told = run(CandlePatterns(StudySetup(spec: spec, frame: .oneMinute)), frame) { $0.value }
        let wanted = picture.window.bars.filter { told[$0.time].map { $0.side != 0 } ?? false }
        let marks = ChartOverlay.candlePatterns.marks(picture)
        #expect(marks.count == wanted.count && marks.count > 5)
        for (mark, bar) in zip(marks, wanted) {
            guard case .point(let at, let value, let isAbove, _, let name) = mark else {
                Issue.record("a mark of a bar is a point")
                continue
            }
            let side = try #require(told[bar.time]?.side)
            #expect(at == bar.time && isAbove == (side < 0) && name == told[bar.time]?.name(of: side))
            #expect(value == spec.points(side > 0 ? bar.low : bar.high))
        }
    }

    @Test(arguments: [true, false])
    func aDivergenceStandsAtItsSwingWithItsSource(isBullish: Bool) throws {
        /// The cell of its mark and the row around it.
        func mark(_ bar: Bar, isEstimated: Bool) throws -> (cell: Cell, row: String) {
            var snapshot = DeskMarket.live
            let price = isBullish ? bar.low : bar.high
            snapshot.instruments[0].frames[.oneMinute]?.studies.divergences = [
                DeltaDivergence.Event(
                    isBullish: isBullish, firstAt: bar.time, formedAt: bar.time, confirmedAt: bar.time,
                    firstPrice: price, price: price, firstDelta: 0, delta: 1, volume: 1, bars: 1,
                    isEstimated: isEstimated)
            ]
            let picture = try picture(snapshot, .divergences)
            let grid = PanesFrame(ChartPane(), snapshot, picture.view.desk, width: 106, height: 31).painter.grid
            let index = try #require(picture.window.bars.firstIndex(of: bar))
            let row = picture.layout.plot.y + picture.scale.row(picture.instrument.spec.points(price))
            let y = row + (isBullish ? 1 : -1)
            return (grid[picture.x(index), y], grid.text(row: y))
        }
        // A name stands only where cells are free: at one bar at least they are.
        let bars = try picture(DeskMarket.live, .divergences).window.bars
        let bar = try #require(try bars.first { try mark($0, isEstimated: true).row.contains("Δdiv est.") })
        let cell = try mark(bar, isEstimated: true).cell
        #expect(cell.glyph == (isBullish ? "▴" : "▾" as Unicode.Scalar).value)
        #expect(cell.front == (isBullish ? .up : .down))
        let told = try mark(bar, isEstimated: false).row
        #expect(told.contains("Δdiv") && !told.contains("est."))
    }
}

extension ChartView {
    /// A desk that shows it.
    fileprivate var desk: DeskView {
        var view = DeskView(page: "chart", focus: "chart")
        view.chart = self
        return view
    }
}
