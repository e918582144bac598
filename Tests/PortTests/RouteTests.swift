import Ledger
import Market
import State
import Testing

@testable import Port

/// What each path answers.
@Suite struct RouteTests {
    private func reply(_ request: String, from port: EmbeddedPort = EmbeddedPort()) throws -> TestReply {
        let connection = try port.connect()
        try connection.send(request)
        return try #require(connection.replies().first)
    }

    @Test func aPushIsAnsweredWithTheFieldsOfItsSpelling() throws {
        let body =
            #"{"account":"Sim101","positions":[{"symbol":"MES 06-26","side":"Short","quantity":2,"avgPrice":5512.25,"unrealizedPnL":-12.5}],"timestamp":"2026-03-04T15:20:09Z"}"#
        let port = EmbeddedPort()
        let old = try reply(TestRequests.post("/update_positions", body), from: port)
        #expect(
            old.body
                == #"{"status":"ok","account":"Sim101","positions_received":1,"open_positions":1,"total_unrealized_pnl":-12.5,"received_at":"2026-03-04T10:20:10.000-05:00","durable":true,"verdict":"accepted"}"#
        )
        let new = try reply(TestRequests.post("/positions/update/", body), from: port)
        #expect(
            new.body
                == #"{"status":"received","account":"Sim101","positions_count":1,"total_unrealized_pnl":-12.5,"received_at":"2026-03-04T10:20:10.000-05:00","durable":true,"verdict":"accepted"}"#
        )
        #expect(port.inbox.reports.count == 2 && port.inbox.reports[0] == port.inbox.reports[1])
    }

    @Test func theVerdictAndTheStoreAreTold() throws {
        let port = EmbeddedPort()
        let push = TestRequests.post("/update_positions", TestRequests.flat)
        port.inbox.answer(.kept(.outOfOrder(secondsOlder: 3), isDurable: false))
        let late = try reply(push, from: port)
        #expect(
            late.status == 200 && late.body.contains("out of order: 3 s") && late.body.contains(#""durable":false"#))
        port.inbox.refuseAll("the disk is full. Free some space.")
        let refused = try reply(push, from: port)
        #expect(refused.status == 503 && refused.headers["retry-after"] == "2")
        #expect(refused.body.contains("the disk is full"))
    }

    @Test func aBadBodyIsAFaultOfTheBridge() throws {
        let port = EmbeddedPort()
        let reply = try reply(
            TestRequests.post("/positions/update", #"{"account":"Sim101","positions":[{"#), from: port)
        #expect(reply.status == 422 && reply.body.hasPrefix(#"{"detail":[{"type":"value_error","loc":["body",34]"#))
        let fault = try #require(port.inbox.faults.first)
        #expect(fault.account == "Sim101" && port.inbox.reports.isEmpty)
    }

    @Test func aSignOfLifeNeedsNoStore() throws {
        let port = EmbeddedPort()
        port.inbox.refuseAll("the disk is full.")
        let body = #"{"account":"Sim101","positions":0}"#
        #expect(try reply(TestRequests.post("/positions/heartbeat", body), from: port).status == 200)
        #expect(port.inbox.heartbeats.count == 1)
        port.inbox.fillUp()
        #expect(try reply(TestRequests.post("/positions/heartbeat", body), from: port).status == 503)
    }

    @Test func theAccountsCanBeRead() throws {
        let port = EmbeddedPort()
        port.inbox.show { snapshot in
            snapshot.accounts = ["Sim101", "Eval \"7\""].map { name in
                let position = ReportedPosition(
                    symbol: "MES 06-26", side: .long, quantity: 2, averagePrice: 5512.25, unrealised: Money(dollars: 5))
                var account = Account(
                    name: name, report: PositionReport(account: name, positions: [position]),
                    reportedAt: Timestamp(seconds: 1_772_637_600))
                account.positions = [OpenPosition(reported: position, openedAt: nil)]
                return AccountState(
                    account: account, isRestored: false,
                    values: [PositionValue(basis: .quote, profit: Money(dollars: 7, cents: 50))])
            }
        }
        let all = try reply(TestRequests.get("/positions/"), from: port)
        #expect(all.body.contains(#""account":"Sim101""#) && all.body.contains(#""account":"Eval \"7\"""#))
        #expect(all.body.contains(#""age_seconds":10"#) && all.body.contains(#""profit":7.5"#))
        #expect(all.body.contains(#""unrealizedPnL":5.0"#) && all.body.contains(#""profit_basis":"quote""#))
        let one = try reply(TestRequests.get("/positions?account=Eval+%227%22"), from: port)
        #expect(!one.body.contains("Sim101") && one.body.contains("Eval"))
        #expect(try reply(TestRequests.get("/positions?account=none"), from: port).status == 404)
    }

    @Test func accountsCanBeForgotten() throws {
        let port = EmbeddedPort()
        let one = try reply(TestRequests.get("/positions/?account=Sim101", method: "DELETE"), from: port)
        let all = try reply(TestRequests.get("/positions", method: "DELETE"), from: port)
        #expect(one.status == 200 && all.status == 200 && one.body.contains(#""status":"cleared""#))
        let cleared = port.inbox.events.compactMap { event -> String? in
            if case .positionsCleared(let account, _) = event { account ?? "all" } else { nil }
        }
        #expect(cleared == ["Sim101", "all"])
    }

    @Test func healthTellsTheEnginesClock() throws {
        let port = EmbeddedPort()
        #expect(try reply(TestRequests.get("/health"), from: port).body.contains(#""engine_time":null"#))
        port.inbox.show { $0.time = Timestamp(seconds: 1_704_466_367) }
        let reply = try reply(TestRequests.get("/health"), from: port)
        #expect(reply.body.contains(#""engine_time":"2024-01-05T14:52:47.000Z""#))
    }
}
