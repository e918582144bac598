import Canvas
import Market
import State
import Testing

@testable import Desk

/// Jobs, feeds, store and port.
@Suite struct ExplainEngineTests {
    @Test func aJobTellsWhyItIsDueThen() {
        let scanner = Explained(JobsPane(), DeskMarket.live).part("scanner")
        #expect(scanner.tells("every", "1m00s") && scanner.tells("next", "09:53:00"), "\(scanner)")
        #expect(scanner.tells("now", "09:52:47") && scanner.tells("next in", "13s"), "\(scanner)")
        #expect(scanner.contains("ran last at 09:52:"), "\(scanner)")
    }

    @Test func aFeedTellsHowItsFiguresAreMeasured() throws {
        var snapshot = ExplainEveryPaneTests.full
        snapshot.sources[0].report.promiseSeconds = 120
        snapshot.sources[0].rate = 2.5
        let explained = Explained(FeedsPane(), snapshot)
        #expect(explained.titles == ["massive", "sqlite", "port 8000", "grok-4.3", "wire.example", "metals.example"])
        let feed = explained.part("massive")
        #expect(feed.tells("rate", "2.50/s") && feed.contains("last 60 s of exchange time / 60"), "\(feed)")
        #expect(feed.tells("promise", "120s") && feed.tells("delay", "—"), "\(feed)")
        let last = try #require(snapshot.sources[0].lastMessage)
        #expect(feed.tells("newest", NewYork.local(last).clockWithSeconds), "\(feed)")
        #expect(explained.part("port 8000").contains("at 09:48:35 ET, 4m12s ago"))
        #expect(explained.part("sqlite").tells("messages", "12"))
        #expect(explained.part("wire.example").contains("1m30s ago"))
    }

    @Test func pathsSayWhatTheyAre() {
        let text = Explained(PathsPane(), DeskMarket.live).text
        #expect(text.contains("The file of settings") && text.contains("~/.local/share/copilot"), "\(text)")
    }
}
