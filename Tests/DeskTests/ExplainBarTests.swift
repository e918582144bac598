import Canvas
import Market
import State
import Studies
import Testing

@testable import Desk

/// What `e` tells of one bar of the chart.
@Suite struct ExplainBarTests {
    private let frame = DeskMarket.live.instruments[0].frames[.oneMinute]

    private func explained(back: Int, _ snapshot: Snapshot = DeskMarket.live) -> Explained {
        Explained(ChartPane(), snapshot) { $0.chart.crossHair = back }
    }

    @Test func everyDrawnFieldIsListedAlsoWhereItsPastIsNotKept() throws {
        let studies = try #require(frame).studies
        let titles = explained(back: 1).titles
        for study in ToldStudy.all {
            #expect(titles.contains(study.field), "\(study.field)")
            #expect(studies[study.field] != nil)
        }
        let settled = try #require(studies["sma.21"])
        let text = try #require(DeskMarket.live.instruments[0].spec.text(points: settled, style: .screen))
        #expect(explained(back: 1).text.tells("sma.21", text))
    }

    @Test func averagesOfTheDaySaySinceWhen() {
        let text = explained(back: 1).text.replacing(/\s+/, with: " ")
        #expect(text.contains("since the session opened at Thu 18:00"))
        #expect(text.contains("since regular hours opened at 09:30"))
        // Before the open the average still counts from the day before.
        let early = explained(back: 60).text.replacing(/\s+/, with: " ")
        #expect(early.contains("since regular hours opened at Thu 09:30"))
    }

    @Test func marksOfTheBarAreToldWithSideAndWhenTheyWereConfirmed() throws {
        let frame = try #require(frame)
        let clock = DayClock(now: DeskMarket.live.time)
        func close(_ time: Timestamp) -> String { clock.full(time.adding(minutes: 1)) }
        let found = try #require(frame.studies.breaks.last)
        let broken = explained(back: frame.barsAfter(found.brokenAt))
        let name = found.isChange ? "CHoCH" : "BOS"
        #expect(broken.text.tells(name, found.isUp ? "▲ bullish" : "▼ bearish"))
        #expect(broken.part(name).contains("confirmed at \(close(found.brokenAt))"))
        let swing = try #require(frame.studies.swings.last)
        let turned = explained(back: frame.barsAfter(swing.formedAt))
        let title = swing.isHigh ? "swing high" : "swing low"
        #expect(turned.part(title).contains("confirmed at \(close(swing.confirmedAt))"))
        let sweep = try #require(frame.studies.sweeps.last)
        #expect(explained(back: frame.barsAfter(sweep.sweptAt)).titles.contains { $0.hasPrefix("sweep of ") })
        let context = PaneContext(DeskMarket.live, DeskView(page: "chart", focus: "chart"))
        let picture = try #require(ChartPicture(context, in: Rect(x: 0, y: 0, width: 106, height: 30)))
        for overlay in [ChartOverlay.candlePatterns, .absorption] {
            let mark = try #require(overlay.marks(picture).last)
            guard case .point(let at, _, _, _, let name) = mark else {
                Issue.record("a mark of a bar is a point")
                continue
            }
            let title = overlay == .absorption ? "absorption" : name
            #expect(explained(back: frame.barsAfter(at)).part(title).contains("confirmed at \(close(at))"))
        }
    }
}
