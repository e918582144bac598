import Canvas
import Ledger
import Market
import State
import Testing

@testable import Desk

/// No pane with figures is without explanations, and each of them tells how old it is.
@Suite struct ExplainEveryPaneTests {
    /// A desk on which every pane has something to show.
    static let full: Snapshot = {
        var snapshot = BriefingSamples.news
        snapshot.store = JournalSamples.open
        snapshot.accounts = AccountSamples.many.accounts
        snapshot.port = AccountSamples.listening
        snapshot.journal = JournalSamples.days.sorted { ($0.day, $0.account) < ($1.day, $1.account) }
        return snapshot
    }()

    private static let ages = [
        " ago.", "Settled at", "Prices:", "Reckoned at", "Read at", "They stand until", "tells no age", "not saved",
        "Nothing is entered yet", "Nothing of it was understood yet", "stays as it is",
    ]

    @Test func everyPaneButTheLogExplainsItsFigures() {
        for pane in Panes.all where pane.name != "log" {
            let explained = Explained(pane, Self.full)
            #expect(pane.hasFigures && explained.explanation != nil, "\(pane.name)")
            #expect(Set(explained.titles).count == explained.titles.count, "\(pane.name) names each once")
            for part in explained.explanation?.parts ?? [] {
                let text = Explained.text(part)
                #expect(part.lines.count > 3, "\(pane.name): \(text)")
                #expect(Self.ages.contains { text.contains($0) }, "\(pane.name) tells no age: \(text)")
            }
        }
    }

    @Test func aPaneWithoutDataSaysThatThereIsNothingYet() {
        for pane in [PositionsPane(), JournalHistoryPane(), JournalStatisticsPane(), JournalCurvePane()] as [any Pane] {
            #expect(Explained(pane, DeskMarket.empty).explanation == nil, "\(pane.name)")
        }
        var script = KeyScript(DeskMarket.live)
        script.press("7 e")
        #expect(script.shows("There is nothing to explain yet."))
    }

    /// Two sources of one name are still two figures, so that keys come past both.
    @Test func figuresOfOneNameAreNumbered() {
        var explanation = Explanation("test")
        for value in ["a", "b", "c"] { explanation.part("wire", value) { $0.text(value) } }
        #expect(explanation.parts.map(\.title) == ["wire", "wire #2", "wire #3"])
    }
}
