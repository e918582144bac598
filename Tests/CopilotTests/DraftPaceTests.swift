import Ledger
import Market
import Testing

@testable import copilot

/// Drafts are sent at once, then not too often, and never lost.
@Suite struct DraftPaceTests {
    private func draft(_ notes: String) -> [JournalDraft] {
        [JournalDraft(notes: notes, changedAt: Timestamp(seconds: 0))]
    }

    @Test func theFirstAtOnceThenTheNewestOnly() {
        var pace = DraftPace(milliseconds: 300)
        #expect(pace.untilDue(at: 0) == nil)
        pace.take(draft("a"))
        #expect(pace.untilDue(at: 1) == 0)
        #expect(pace.due(at: 1) == draft("a"))
        pace.take(draft("ab"))
        pace.take(draft("abc"))
        #expect(pace.due(at: 100_000_000) == nil)
        #expect(pace.untilDue(at: 100_000_001) == 200_000_000)
        #expect(pace.due(at: 300_000_001) == draft("abc"))
        #expect(pace.due(at: 900_000_000) == nil)
    }

    @Test func whatWaitsAtTheEndIsSent() {
        var pace = DraftPace()
        pace.take(draft("a"))
        _ = pace.due(at: 0)
        pace.take(draft("ab"))
        #expect(pace.rest() == draft("ab"))
        #expect(pace.rest() == nil)
    }
}
