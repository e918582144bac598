import Market
import Support
import Testing

@testable import copilot

@Suite("copilot feed test")
struct FeedTestTests {
    /// What a server says to a path; the first answer whose beginning fits.
    private func server(_ answers: [(String, Int, String)]) throws -> LocalServer {
        try LocalServer { connection in
            while let request = connection.request() {
                let path = request.split(separator: " ").dropFirst().first ?? ""
                let answer = answers.first { path.hasPrefix($0.0) } ?? ("", 404, "{}")
                let isKeyed = !path.hasPrefix("/futures") || request.contains("Authorization: Bearer abcdef")
                connection.answer(isKeyed ? answer.1 : 401, isKeyed ? answer.2 : "{\"error\":\"Unknown API Key\"}")
            }
        }
    }

    private static let contracts = "{\"status\":\"OK\",\"results\":[{\"ticker\":\"NQH4\"},{\"ticker\":\"NQM4\"}]}"
    private static let minutes =
        "{\"results\":[{\"window_start\":1704466260000000000},{\"window_start\":1704466200000000000}]}"
    private static let refused = "{\"status\":\"NOT_AUTHORIZED\",\"message\":\"You are not entitled\"}"
    private static let chart =
        "{\"chart\":{\"result\":[{\"meta\":{\"shortName\":\"Nasdaq 100 Mar 24\",\"dataGranularity\":\"1m\"},"
        + "\"timestamp\":[1704465720],\"indicators\":{\"quote\":[{\"open\":[1],\"high\":[1],\"low\":[1],"
        + "\"close\":[1],\"volume\":[1]}]}}],\"error\":null}}"

    private func report(
        _ folder: Folder, massive: String = "http://127.0.0.1:1", yahoo: String = "http://127.0.0.1:1",
        key: String? = "abcdef", feed: String = "auto"
    ) throws -> DoctorReport {
        var environment = ["COPILOT_MASSIVE_URL": massive, "COPILOT_YAHOO_URL": yahoo]
        environment["MASSIVE_API_KEY"] = key
        return try FeedTest(
            surroundings(folder, flags: ["feed": feed, "symbols": "NQ"], environment: environment)
        ).report()
    }

    @Test(arguments: [
        (403, 403, 403, "history only, 5 requests a minute"), (200, 403, 403, "minutes, about 10 min late; no trades"),
        (200, 200, 403, "minutes and trades, about 10 min late"), (200, 200, 200, "minutes, trades and quotes"),
    ]) func saysWhatThePlanAllows(snapshot: Int, trades: Int, quotes: Int, says: String) throws {
        func body(_ status: Int, _ text: String) -> String { status == 200 ? text : Self.refused }
        let massive = try server([
            ("/futures/v1/contracts", 200, Self.contracts), ("/futures/v1/aggs/NQH4", 200, Self.minutes),
            (
                "/futures/v1/snapshot", snapshot,
                body(snapshot, "{\"results\":[{\"last_minute\":{\"timeframe\":\"DELAYED\"}}]}")
            ),
            ("/futures/v1/trades", trades, body(trades, "{\"results\":[]}")),
            ("/futures/v1/quotes", quotes, body(quotes, "{\"results\":[]}")),
        ])
        try withFolder { folder in
            let report = try report(folder, massive: massive.url)
            #expect(report.isWell, "\(report.text)")
            #expect(report.text.contains(says), "\(report.text)")
            #expect(report.text.contains("2 single ones, NQH4 is asked for"))
            #expect(report.text.contains("2 minutes, the newest of 2024-01-05 09:51 ET"))
            #expect(!report.text.contains("abcdef"))
            #expect(report.text.contains("Yahoo gives nothing"), "said, and no trouble while Massive works")
        }
    }

    @Test func aRefusedKeyIsTrouble() throws {
        let massive = try server([])
        try withFolder { folder in
            let report = try report(folder, massive: massive.url, key: "wrong")
            #expect(report.complaints == 1)
            #expect(report.text.contains("! Massive does not take the key (Unknown API Key); check massive-api-key."))
        }
    }

    @Test func withoutAKeyYahooCounts() throws {
        let yahoo = try server([("/v8/finance/chart/NQ%3DF", 200, Self.chart)])
        try withFolder { folder in
            let report = try report(folder, yahoo: yahoo.url, key: nil)
            #expect(report.isWell, "\(report.text)")
            #expect(report.text.contains("key                 not set"))
            #expect(report.text.contains("NQ=F is NQH4"))
            #expect(report.text.contains("1 minutes, the newest of 2024-01-05 09:42 ET, 10m00s ago"))
            let offline = try self.report(folder, key: nil)
            #expect(offline.complaints == 1 && offline.text.contains("! Yahoo gives nothing: 127.0.0.1:1 takes no"))
            #expect(try self.report(folder, key: nil, feed: "simulated").isWell)
        }
    }
}
