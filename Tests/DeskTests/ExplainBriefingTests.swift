import Canvas
import Market
import State
import Testing

@testable import Desk

/// Briefings, their grades, events and headlines.
@Suite struct ExplainBriefingTests {
    @Test func aFigureOfATextTellsWhatItWasGivenAs() {
        let explained = Explained(BriefingPane(), BriefingSamples.live)
        let clock = explained.part("10:00")
        #expect(clock.contains("10:00 is entries until") && clock.tells("written by", "grok-4.3"), "\(clock)")
        #expect(clock.contains("6m00s ago"), "\(clock)")
        let spent = explained.part("spent")
        #expect(spent.tells("spent", "2 answers, $0.0164") && spent.tells("Update", "about $0.0033"), "\(spent)")
        #expect(explained.part("next").tells("every", "15m"))
    }

    @Test func aFigureThatNobodyGaveSaysSo() {
        let chosen = Explained(BriefingPane(), BriefingSamples.live) { view in
            let context = PaneContext(BriefingSamples.live, view)
            view.briefing.top = BriefingPlace(text: 1, line: 0)
            for _ in 0..<3 { BriefingPane.step(forward: true, view: &view, context.with(view)) }
        }
        let figure = chosen.part("16,985.00")
        #expect(figure.contains("stands in no data here") && figure.contains("1h21m ago"), "\(figure)")
        #expect(figure.contains("no figure of the data"))
    }

    /// Sixteen sides of thirty, by hand: 53.3 %, with Wilson's bounds 36.1 and 69.8 %.
    @Test func gradesTellHitsAndTries() {
        let sides = Explained(GradesPane(), BriefingSamples.live).part("grok-4.3 sides")
        #expect(sides.tells("hits", "16") && sides.tells("n", "30") && sides.tells("share", "53.3 %"), "\(sides)")
        #expect(sides.tells("lowest", "36.1 %") && sides.tells("highest", "69.8 %"), "\(sides)")
        #expect(sides.contains("days ago"), "\(sides)")
    }

    @Test func anEventTellsItsTimeAndWhomItMoves() {
        let explained = Explained(HeadlinesPane(), BriefingSamples.news)
        let event = explained.part("ISM Services")
        #expect(
            event.tells("ISM Services", "in 8m") && event.tells("at", "10:00") && event.contains("MNQ MES"), "\(event)")
        let headline = explained.part("wire.example")
        #expect(headline.contains("Published at 09:50:47 ET, 2m00s ago"), "\(headline)")
        #expect(headline.contains("The feed was read last at 09:51:17 ET, 1m30s ago"), "\(headline)")
    }
}
