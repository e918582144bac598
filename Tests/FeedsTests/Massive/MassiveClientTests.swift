import Machine
import Market
import Support
import Synchronization
import Testing
import Transport

@testable import Feeds

@Suite struct MassiveClientTests {
    /// Answers in turn, the last one again and again, and keeps the requests.
    private final class Answers: Sendable {
        let server: LocalServer
        private let requests: Requests

        init(_ answers: [(status: Int, body: String, headers: [String])]) throws {
            let requests = Requests()
            server = try LocalServer { connection in
                while let request = connection.request() {
                    let index = requests.list.withLock { list -> Int in
                        list.append(request)
                        return list.count - 1
                    }
                    let answer = answers[min(index, answers.count - 1)]
                    connection.answer(answer.status, answer.body, headers: answer.headers)
                }
            }
            self.requests = requests
        }

        var all: [String] { requests.list.withLock { $0 } }

        private final class Requests: Sendable { let list = Mutex<[String]>([]) }
    }

    private func client(_ answers: Answers, waits: Waits = Waits()) throws -> MassiveClient {
        try MassiveClient(base: answers.server.url + "/", key: "k-1", seed: 1) { waits.add($0) }
    }

    private final class Waits: Sendable {
        private let list = Mutex<[Duration]>([])
        func add(_ wait: Duration) { list.withLock { $0.append(wait) } }
        var all: [Duration] { list.withLock { $0 } }
    }

    private func fault(_ status: Int, _ body: String) async throws -> MassiveFault? {
        let answers = try Answers([(status, body, [])])
        do {
            _ = try await client(answers).rows(.sessions(ticker: "ESZ6", count: 1), as: BarRow.self)
            return nil
        } catch let fault as MassiveFault { return fault }
    }

    @Test func everyRefusalHasItsSentence() async throws {
        #expect(try await fault(401, "{\"error\":\"Unknown API Key\"}") == .keyRefused(said: "Unknown API Key"))
        #expect(
            try await fault(403, "{\"status\":\"NOT_AUTHORIZED\",\"message\":\"not\\u001b[31m entitled\"}")
                == .notEntitled(said: "not [31m entitled"))
        #expect(try await fault(404, "404 page not found") == .notFound(what: "/futures/v1/aggs/ESZ6"))
        #expect(try await fault(400, "{\"error\":\"invalid sort\"}") == .refused(status: 400, said: "invalid sort"))
        #expect(try await fault(429, "{}") == .tooManyRequests)
        #expect(try await fault(503, "down") == .outage(status: 503))
        guard case .unreadable(let why) = try await fault(200, "  <html>") else {
            Issue.record("a web page was read")
            return
        }
        #expect(why == "it is a web page")
        guard case .unreadable = try await fault(200, "{\"results\":[{\"ticker\"") else {
            Issue.record("half a document was read")
            return
        }
    }

    @Test func asksAgainForWhatMayPass() async throws {
        let answers = try Answers([
            (503, "", []), (500, "", []), (200, "{\"results\":[{\"window_start\":1704727800000000000}]}", []),
        ])
        let waits = Waits()
        let rows = try await client(answers, waits: waits).rows(.sessions(ticker: "ESZ6", count: 1), as: BarRow.self)
        #expect(rows.compactMap(\.start) == [Timestamp(seconds: 1_704_727_800)])
        #expect(waits.all.count == 2)
        #expect(answers.all.allSatisfy { $0.lowercased().contains("authorization: bearer k-1") })
        #expect(answers.all.allSatisfy { $0.hasPrefix("GET /futures/v1/aggs/ESZ6?resolution=1session") })
    }

    @Test func waitsAsLongAsItIsAsked() async throws {
        let answers = try Answers([(429, "{}", ["Retry-After: 7"]), (200, "{}", [])])
        let waits = Waits()
        #expect(try await client(answers, waits: waits).rows(.snapshot(roots: ["ES"]), as: SnapshotRow.self).isEmpty)
        #expect((waits.all.max() ?? .zero) > .seconds(6))
    }

    /// The next page's address names another host, which must never see the key.
    @Test func followsPagesOnItsOwnBaseOnly() async throws {
        let answers = try Answers([
            (
                200,
                "{\"results\":[{\"ticker\":\"ESZ6\"}],\"next_url\":\"https://api.staging.example/next?cursor=a%3D\"}",
                []
            ),
            (
                200,
                "{\"request_id\":7,\"results\":[{\"ticker\":\"ESH7\",\"type\":\"single\"},{\"ticker\":\"ESZ6-ESH7\"}]}",
                []
            ),
        ])
        let rows = try await client(answers).rows(
            .contracts(roots: ["ES", "NQ"], on: CivilDate(year: 2026, month: 11, day: 23)), as: ContractRow.self)
        #expect(rows.map(\.isOutright) == [true, true, false])
        #expect(
            answers.all.map { $0.split(separator: " ")[1] } == [
                "/futures/v1/contracts?product_code.any_of=ES,NQ&type=single&date=2026-11-23&limit=1000",
                "/next?cursor=a%3D",
            ])
    }

    @Test func endlessPagesEnd() async throws {
        let answers = try Answers([(200, "{\"results\":[],\"next_url\":\"/again\"}", [])])
        await #expect(throws: MassiveFault.endless) {
            _ = try await client(answers).rows(.snapshot(roots: ["ES"]), as: SnapshotRow.self)
        }
    }

    @Test func theFreePlansRequestsGoFiveAMinute() {
        var budget = RequestBudget(limit: 5)
        let turns = (0..<12).map { _ in budget.take(at: 0) }
        #expect(turns[..<5].allSatisfy { $0 == 0 })
        #expect(turns[5..<10].allSatisfy { (60_000_000_000...61_000_000_000).contains($0) })
        #expect(turns[10] >= 120_000_000_000)
        #expect(budget.waiting(at: 0) == turns[5])
        #expect(budget.waiting(at: turns[11]) == nil)
        var free = RequestBudget()
        #expect((0..<100).allSatisfy { _ in free.take(at: 5) == 5 })
        free.refused(wait: 9, at: 5)
        #expect(free.take(at: 6) == 14)
        free.saveRequests(at: 20)
        #expect((0..<10).map { _ in free.take(at: 20) }.last ?? 0 > 60_000_000_000)
    }

    @Test func readsTheVendorsDocuments() throws {
        let snapshot = try MassivePage<SnapshotRow>(
            Array(
                """
                {"status":"OK","request_id":1,"results":[{"ticker":"ESZ6","product_code":"ES",
                "details":{"open_interest":1500000,"settlement_date":1798156800000000000},
                "last_minute":{"close":240.00000000000003,"last_updated":1734484219379,"timeframe":"DELAYED","volume":7},
                "session":{"volume":85.0,"close":1}}]}
                """.utf8))
        #expect(snapshot.rows.map(\.volume) == [85])
        #expect(snapshot.rows.map(\.openInterest) == [1_500_000])
        #expect(snapshot.rows.map(\.isDelayed) == [true])
        let schedule = try MassivePage<ScheduleRow>(
            Array(
                "{\"results\":[{\"event\":\"open\",\"product_code\":\"ES\",\"session_end_date\":\"2026-11-23\",\"timestamp\":\"2026-11-22T17:00:00-06:00\"}]}"
                    .utf8))
        #expect(schedule.rows.first?.time == Timestamp(seconds: 1_795_388_400))
        let spec = try #require(ContractSpecs.byRoot["ES"])
        let trades = try MassivePage<TradeRow>(
            Array(
                "{\"results\":[{\"price\":6052.0000000001,\"size\":2,\"timestamp\":1734484219379000000,\"sequence_number\":9}]}"
                    .utf8))
        #expect(trades.rows.first?.trade(spec)?.price == Price(ticks: 24_208))
        #expect(try MassivePage<BarRow>(Array("{\"status\":\"OK\"}".utf8)).rows.isEmpty)
    }
}
