import Glibc
import Machine
import Market
import Settings
import State
import Support
import Testing
import Transport

@testable import News

/// The reader's thread against a server that answers what a test tells it.
@Suite struct NewsReaderTests {
    private struct Heard: Sendable {
        var news: [NewsState] = []
        var events: [EconomicEvents?] = []
        var log: [String] = []
    }

    private static let now = NewYork.instant(CivilDate(year: 2024, month: 1, day: 5), minuteOfDay: 600)

    private func start(
        _ sources: [String], eventsFile: String = "/nowhere/events.csv", events: EconomicEvents? = nil,
        asksNetwork: Bool = true
    ) throws -> (NewsReader, Monitor<Heard>) {
        setenv("no_proxy", "*", 1)
        let reader = NewsReader(
            NewsReader.Setup(
                sources: sources.map(NewsAddress.init), everyMinutes: 5, eventsFile: eventsFile, events: events,
                asksNetwork: asksNetwork, agent: "copilot/test", clock: { Self.now }))
        let heard = Monitor(Heard())
        try reader.start { told in
            heard.change { heard in
                switch told {
                case .news(let state): heard.news.append(state)
                case .events(let events): heard.events.append(events)
                case .log(_, let text): heard.log.append(text)
                }
            }
        }
        return (reader, heard)
    }

    private func wait(_ heard: Monitor<Heard>, _ condition: @escaping @Sendable (NewsState) -> Bool) -> NewsState? {
        heard.wait(until: Clocks.monotonic() + 20_000_000_000) { $0.news.last(where: condition) }
    }

    private static func rss(_ title: String, _ clock: String = "09:30:00") -> String {
        "<rss><channel><item><title>\(title)</title><pubDate>Fri, 05 Jan 2024 \(clock) EST</pubDate></item></channel></rss>"
    }

    @Test func tellsHeadlinesAndFollowsARedirect() throws {
        let asked = Monitor<[String]>([])
        let server = try LocalServer { connection in
            while let request = connection.request() {
                asked.change { $0.append(request) }
                if request.hasPrefix("GET /old") {
                    connection.answer(301, headers: ["Location: /new"])
                } else {
                    connection.answer(200, Self.rss("Fed holds"), headers: ["ETag: \"1\""])
                }
            }
        }
        let (reader, heard) = try start([server.url + "/old?secret=4711"])
        defer { reader.stop() }
        let state = try #require(wait(heard) { !$0.headlines.isEmpty })
        #expect(state.headlines.map(\.title) == ["Fed holds"])
        #expect(state.headlines.map(\.source) == ["127.0.0.1:\(server.port)"])
        #expect(state.sources.map(\.state) == [.good] && state.sources.map(\.items) == [1])
        #expect(asked.read { $0 }.allSatisfy { $0.contains("User-Agent: copilot/test") })
        #expect(heard.read { $0.log }.isEmpty)
    }

    @Test func aDeadFeedSaysSoAndAnotherGoesOn() throws {
        let server = try LocalServer { connection in
            while let request = connection.request() {
                request.hasPrefix("GET /gone")
                    ? connection.answer(404, "secret body") : connection.answer(200, Self.rss("Up"))
            }
        }
        let (reader, heard) = try start([server.url + "/gone?key=4711", server.url + "/good"])
        defer { reader.stop() }
        let state = try #require(
            wait(heard) { state in state.sources.allSatisfy { $0.state != .waiting } && !state.headlines.isEmpty })
        guard case .failed(let reason) = state.sources[0].state else {
            Issue.record("it did not fail")
            return
        }
        #expect(reason == "it answers 404: there is no such feed any more; check the address in news.sources")
        #expect(state.headlines.map(\.title) == ["Up"])
        let log = heard.read { $0.log }
        #expect(log.count == 1 && !log[0].contains("4711"))
    }

    @Test func readsFilesAgainWhenTheyChange() throws {
        try withFolder { folder in
            let feed = try folder.write("feed.xml", Self.rss("first"))
            let calendar = try folder.write(
                "calendar.ics",
                """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                SUMMARY:CPI
                DTSTART;TZID=America/Chicago:20240111T073000
                END:VEVENT
                BEGIN:VEVENT
                SUMMARY:Gone
                STATUS:CANCELLED
                DTSTART:20240111T133000Z
                END:VEVENT
                END:VCALENDAR
                """)
            let events = folder.path + "/events.csv"
            let (reader, heard) = try start(
                [feed, calendar, "https://example.invalid/feed"], eventsFile: events, asksNetwork: false)
            defer { reader.stop() }
            let state = try #require(wait(heard) { !$0.headlines.isEmpty })
            #expect(state.sources.map(\.state) == [.good, .good, .waiting])
            #expect(state.sources[2].note?.hasPrefix("not asked") == true)
            let first = try #require(
                heard.wait(until: Clocks.monotonic() + 20_000_000_000) { heard in heard.events.first })
            #expect(first?.list.map(\.name) == ["CPI"])
            #expect(first?.list.first.map { NewYork.local($0.time).clock } == "08:30")

            try folder.write("feed.xml", Self.rss("second", "09:40:00"))
            try folder.write("events.csv", "2024-01-05, 10:00, ISM Services\n")
            reader.filesChanged()
            #expect(wait(heard) { $0.headlines.map(\.title) == ["second"] } != nil)
            let names = heard.wait(until: Clocks.monotonic() + 20_000_000_000) { heard -> [String]? in
                heard.events.count > 1 ? heard.events.last??.list.map(\.name) : nil
            }
            #expect(names == ["ISM Services", "CPI"])

            // A broken file keeps what was known, and says where it is broken.
            try folder.write("events.csv", "2024-01-05, 10 o'clock, ISM Services\n")
            reader.filesChanged()
            let broken = try #require(
                wait(heard) { state in
                    state.sources.contains { if case .failed = $0.state { $0.name == "events.csv" } else { false } }
                })
            #expect(broken.sources.last?.items == 1)
            #expect(heard.read { $0.log.last }?.contains("events.csv:1: ") == true)
            #expect(heard.read { $0.events.count } == 2)
        }
    }

    @Test func asksForWhatIsNewOnly() {
        var feed = NewsFeed(NewsAddress("https://example.com/feed"), everyMinutes: 5)
        let start = Clocks.monotonic()
        #expect(feed.nextAsking.map { $0 <= start } == true)
        _ = feed.ask(agent: "copilot")
        #expect(feed.nextAsking == nil)
        let head = HTTPHead(
            status: 200,
            headers: [HTTPHeader("ETag", "\"a\""), HTTPHeader("Last-Modified", "Fri, 05 Jan 2024 13:30:00 GMT")])
        _ = feed.take(.head(head), at: Self.now)
        _ = feed.take(.chunk(Array(Self.rss("x").utf8)), at: Self.now)
        #expect(feed.take(.finished, at: Self.now).isEnd)
        #expect((feed.nextAsking ?? 0) >= start + 5 * Timestamp.minute)
        let again = feed.ask(agent: "copilot")
        #expect(again.headers.contains(HTTPHeader("If-None-Match", "\"a\"")))
        #expect(again.headers.contains(HTTPHeader("If-Modified-Since", "Fri, 05 Jan 2024 13:30:00 GMT")))
        _ = feed.take(.head(HTTPHead(status: 304)), at: Self.now.adding(minutes: 5))
        _ = feed.take(.finished, at: Self.now.adding(minutes: 5))
        #expect(feed.headlines.count == 1 && feed.health.lastGood == Self.now.adding(minutes: 5))
    }

    @Test func waitsLongerWithEachFailureAndAsLongAsItIsAsked() {
        var feed = NewsFeed(NewsAddress("https://example.com/feed"), everyMinutes: 5)
        func fail(_ head: HTTPHead) -> (minutes: Int64, complaint: String?) {
            _ = feed.ask(agent: "copilot")
            let before = Clocks.monotonic()
            _ = feed.take(.head(head), at: Self.now)
            let news = feed.take(.finished, at: Self.now)
            return (((feed.nextAsking ?? 0) - before) / Timestamp.minute, news.complaint)
        }
        #expect(fail(HTTPHead(status: 500)) == (5, "example.com: it answers 500: it has trouble of its own"))
        // Said once, not at every try.
        #expect(fail(HTTPHead(status: 500)) == (10, nil))
        #expect(fail(HTTPHead(status: 500)) == (20, nil))
        #expect(fail(HTTPHead(status: 429, headers: [HTTPHeader("Retry-After", "7200")])) == (120, nil))
    }

    @Test func followsOnlyWhereItIsSafe() {
        let address = NewsAddress("https://user:word@example.com/a?key=4711")
        #expect(address.name == "example.com")
        #expect(address.redirected(to: "/b")?.text == "https://user:word@example.com/b")
        #expect(address.redirected(to: "https://other.com/c")?.text == "https://other.com/c")
        for location in ["http://example.com/c", "ftp://example.com", "//evil.com/x", "javascript:1", ""] {
            #expect(address.redirected(to: location) == nil)
        }
        #expect(NewsAddress("/home/me/feed.xml").name == "feed.xml")
    }
}
