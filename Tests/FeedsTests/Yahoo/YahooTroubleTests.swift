import Market
import State
import Support
import Testing
import Transport

@testable import Feeds

/// How the Yahoo feed bears what Yahoo does.
@Suite struct YahooTroubleTests {
    private let start = YahooHands.morning.adding(minutes: -30)

    private func chart() -> HTTPResponse { YahooText.chart([(20, 100, 1), (21, 100, 1)], from: start) }

    private func running() throws -> YahooHands {
        var hands = try YahooHands(["NQH4"])
        try hands.answer(chart())
        _ = hands.take()
        return hands
    }

    @Test func tooManyRequestsMeanPeace() throws {
        var hands = try running()
        try hands.answer(YahooText.answer(429, "Too Many Requests"))
        let first = hands.now
        let report = try #require(hands.take().reports.last)
        #expect(report.state == .stale && report.detail.contains("fewer requests (429); asked again at"))
        let next = try #require(hands.desk.nextQuestion)
        #expect((30...60).contains((next - first) / Timestamp.second))
        try hands.answer(YahooText.answer(429, "Too Many Requests"))
        #expect(
            try #require(hands.desk.nextQuestion) - hands.now >= 60 * Timestamp.second, "and longer the second time")
        hands.desk.retry()
        #expect(try #require(hands.desk.nextQuestion) - hands.now >= 60 * Timestamp.second, "the user cannot press it")
        try hands.answer(chart())
        #expect(hands.take().reports.last?.state == .live)
    }

    @Test func theWaitThatYahooAsksForIsKept() throws {
        var hands = try running()
        try hands.answer(YahooText.answer(429, headers: [HTTPHeader("Retry-After", "300")]))
        #expect(try #require(hands.desk.nextQuestion) - hands.now == 300 * Timestamp.second)
    }

    @Test(arguments: [
        ("<!DOCTYPE html><h1>Will be right back...</h1>", "web page"),
        ("{\"chart\":{\"result\":[{\"meta\":{", "cannot be read"),
        ("{\"chart\":{\"result\":null,\"error\":null}}", "holds no chart"), ("{}", "holds no chart"),
        (
            "{\"chart\":{\"result\":[{\"meta\":{},\"timestamp\":[1704466800],\"indicators\":{\"quote\":[{}]}}]}}",
            "one length"
        ),
    ]) func anAnswerThatIsNoChartIsTrouble(body: String, says: String) throws {
        var hands = try running()
        try hands.answer(YahooText.ok(body))
        hands.tick(seconds: 1)
        let report = try #require(hands.take().reports.last)
        #expect(report.detail.contains(says), "\(report.detail)")
    }

    @Test func otherIntervalsAreRefused() throws {
        var hands = try running()
        try hands.answer(YahooText.chart([(20, 1, 1)], from: start, interval: "1h"))
        #expect(hands.take().reports.last?.detail.contains("bars of 1h, not of 1m") == true)
    }

    @Test func aLostFeedIsStaleAndComesBack() throws {
        var hands = try running()
        try hands.fail(.refused("yahoo.test"))
        #expect(hands.take().reports.last?.state == .live, "one question alone is no loss")
        for _ in 0..<5 { try hands.fail(.refused("yahoo.test")) }
        #expect(hands.take().reports.last?.state == .stale)
        try hands.answer(chart())
        #expect(hands.take().reports.last?.state == .live)
    }

    @Test func withoutAnyBarsItHasFailedAndSaysWhy() throws {
        var hands = try YahooHands()
        try hands.fail(.noHost("yahoo.test"))
        guard case .failed(let reason) = hands.take().reports.last?.state else {
            Issue.record("not failed")
            return
        }
        #expect(reason.contains("yahoo.test is not known to the name service"))
    }

    @Test func anUnknownSymbolDoesNotHoldUpTheOthers() throws {
        var hands = try YahooHands(["NQH4", "MGC"])
        try hands.answer(YahooText.answer(404, "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\"}}}"))
        try hands.answer(YahooText.chart([(20, 100, 1), (21, 100, 1)], from: start, name: "Gold Feb 24"))
        try hands.answer(YahooText.chart([(20, 100, 1), (21, 100, 1)], from: start, name: "Gold Feb 24"))
        let report = try #require(hands.take().reports.last)
        #expect(report.state == .live && report.detail.contains("Yahoo does not know NQH24.CME"))
        #expect(hands.desk.tracks[0].due - hands.now > 10 * Timestamp.minute, "it is asked again much later")
    }

    @Test func aGatewaysNotFoundIsNoWordOfYahoo() throws {
        var hands = try YahooHands(["NQH4"])
        for body in ["", "404 page not found", "<html>Not Found"] {
            try hands.answer(YahooText.answer(404, body))
            guard case .failed = hands.take().reports.last?.state else {
                Issue.record("\(body) counts as an answer")
                return
            }
        }
    }

    @Test func thePassIsFetchedWhenItIsWanted() throws {
        var hands = try running()
        let unauthorised = "{\"finance\":{\"error\":{\"code\":\"Unauthorized\",\"description\":\"Invalid Crumb\"}}}"
        try hands.answer(YahooText.answer(401, unauthorised))
        let cookie = try hands.answer(
            YahooText.answer(404, headers: [HTTPHeader("Set-Cookie", "A3=d=AQ; Path=/; Secure")]))
        #expect(cookie.path == "/")
        let crumb = try hands.answer(YahooText.ok("a/b.42"))
        #expect(crumb.path == "/v1/test/getcrumb")
        #expect(crumb.request.headers.contains(HTTPHeader("Cookie", "A3=d=AQ")))
        let bars = try hands.answer(chart())
        #expect(bars.query("crumb") == "a%2Fb.42")
        #expect(bars.request.headers.contains(HTTPHeader("Cookie", "A3=d=AQ")))
        #expect(hands.take().reports.last?.state ?? .live == .live)
    }

    @Test func symbolsAreSpreadAndNeverAskedTooOften() throws {
        var hands = try YahooHands(["NQH4", "ESH4", "YMH4"])
        var asked: [String: [Timestamp]] = [:]
        var last: Timestamp?
        for _ in 0..<30 {
            let question = try hands.answer(YahooText.chart([], from: start, name: "x"))
            if let last { #expect(hands.now - last >= 2 * Timestamp.second) }
            last = hands.now
            asked[String(question.path.prefix { $0 != "?" }), default: []].append(hands.now)
        }
        #expect(asked.count == 3)
        for times in asked.values {
            for (earlier, later) in zip(times, times.dropFirst()) { #expect(later - earlier >= 15 * Timestamp.second) }
        }
    }

    @Test func aClosedMarketIsAskedSeldom() throws {
        // Saturday noon.
        let saturday = Timestamp(seconds: 1_704_560_400)
        var hands = try YahooHands(["NQH4"], now: saturday)
        for _ in 0..<12 { try hands.answer(YahooText.chart([], from: start, name: "x")) }
        let before = hands.now
        _ = try hands.question()
        #expect(hands.now - before >= 290 * Timestamp.second)
    }

    @Test func theFeedAsksOnItsOwnThreadAndStops() throws {
        let server = try LocalServer { connection in
            while let request = connection.request() {
                #expect(request.contains("User-Agent: Mozilla/5.0"))
                connection.answer(200, "<html>")
            }
        }
        let told = EventBox()
        let feed = YahooFeed(
            configuration: YahooFeed.Configuration(
                live: LiveFeedSettings(
                    instruments: [Instrument(spec: try #require(ContractSpecs.standard["NQ"]))], historyDays: 1,
                    archive: MemoryBarArchive()), service: YahooService(url: server.url)))
        feed.start { told.take($0) }
        #expect(told.waits { events in events.reports.contains { $0.detail.contains("web page") } })
        feed.stop()
        let count = told.count
        #expect(count > 0 && server.connections == 1)
    }
}
