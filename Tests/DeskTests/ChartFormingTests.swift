import Canvas
import Market
import State
import Testing

@testable import Desk

/// What the forming bar says is shown apart from what is settled.
@Suite struct ChartFormingTests {
    private let instrument = DeskMarket.live.instruments[0]

    private func text(_ value: Double?) throws -> String {
        let value = try #require(value)
        return try #require(instrument.spec.text(points: value, style: .screen))
    }

    @Test func aFrameOfTheConfluenceShowsClosedBarsOnly() throws {
        let pane = try #require(Panes.all.compactMap { $0 as? FramePane }.first { $0.role == .bias })
        let frame = PanesFrame(pane, DeskMarket.live, width: 60, height: 16)
        let shown = try #require(TimeFrame.allCases.first { frame.rows[0].contains(" \($0.name) ") })
        let state = try #require(instrument.frames[shown])
        let settled = try text(state.studies["ema.9"])
        let forming = try text(state.studies.now("ema.9"))
        #expect(state.forming != nil && settled != forming)
        #expect(frame.text.contains("\(settled) EMA 9") && !frame.text.contains("┆"))
        let context = PaneContext(DeskMarket.live, DeskView(page: "chart", focus: "chart"))
        let picture = try #require(ChartPicture(context, in: frame.area, isClosedOnly: true))
        #expect(picture.window.bars.last == instrument.frames[.oneMinute]?.bars.bar(back: 0))
    }

    @Test func theFormingBarIsPalerAndMarkedBelow() throws {
        let frame = PanesFrame(ChartPane(), DeskMarket.live, width: 120, height: 33)
        let view = DeskView(page: "chart", focus: "chart")
        let picture = try #require(ChartPicture(PaneContext(DeskMarket.live, view), in: frame.area))
        let axis = try #require(picture.layout.axis)
        let last = picture.window.bars.count - 1
        #expect(picture.window.formingIndex == last)
        func roles(_ index: Int) -> Set<Role> {
            let rows = picture.layout.plot.y..<picture.layout.plot.bottom
            return Set(rows.map { frame.painter.grid[picture.x(index), $0].front })
        }
        #expect(roles(last).isDisjoint(with: [.up, .down]) && !roles(last).isDisjoint(with: [.volumeUp, .volumeDown]))
        #expect(!roles(last - 1).isDisjoint(with: [.up, .down]))
        let mark: Unicode.Scalar = "┆"
        let marks = (axis.x..<axis.right).filter { frame.painter.grid[$0, axis.y].glyph == mark.value }
        #expect(marks == [picture.x(last)])
        #expect(frame.rows[axis.y].contains("┆ forming"))
    }

    @Test func figuresOfTheFormingBarSayIt() throws {
        let state = try #require(instrument.frames[.oneMinute])
        let live = PanesFrame(ChartPane(), DeskMarket.live, width: 120, height: 33)
        #expect(live.rows[1].contains("forming  O "))
        #expect(live.text.contains("\(try text(state.studies.now("ema.9"))) EMA 9┆"))
        #expect((0..<120).allSatisfy { live.painter.grid[$0, 1].front != .bright })
        // Closed bars carry no mark.
        let closed = PanesFrame(ChartPane(), DeskMarket.live, width: 120, height: 33) {
            $0.chart.barsBack = 1
            $0.chart.crossHair = 1
        }
        #expect(!closed.text.contains("forming") && !closed.text.contains("┆"))
    }
}
