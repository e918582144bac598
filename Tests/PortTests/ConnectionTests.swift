import Testing

@testable import Port

/// The order of answers, `100 Continue`, and how connections end.
@Suite struct ConnectionTests {
    @Test func answersComeInTheOrderOfTheRequests() throws {
        let port = EmbeddedPort()
        port.inbox.hold()
        let connection = try port.connect()
        let push = TestRequests.post("/update_positions", TestRequests.flat)
        try connection.send(push + TestRequests.get("/health") + push)
        #expect(port.inbox.reports.count == 2, "both go to the store at once")
        #expect(try connection.replies().isEmpty)
        port.inbox.keep([1])
        #expect(try connection.replies().isEmpty, "the last waits for the first")
        port.inbox.keep([0])
        let replies = try connection.replies()
        #expect(replies.map(\.status) == [200, 200, 200])
        #expect(replies[1].body.contains("engine_time"))
        #expect(connection.isOpen)
    }

    @Test func continuesAtOnce() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        let request = TestRequests.post("/update_positions", TestRequests.flat, headers: ["Expect: 100-continue"])
        let (head, body) = (request.dropLast(TestRequests.flat.count), TestRequests.flat)
        try connection.send(String(head))
        #expect(try connection.statuses() == [100])
        try connection.send(body)
        #expect(try connection.statuses() == [200])
    }

    @Test func continuesNotWhereTheHeadIsRefused() throws {
        let port = EmbeddedPort()
        for (path, extra, status) in [
            ("/nowhere", "", 404), ("/update_positions", "Origin: http://evil.example\r\n", 403),
            ("/update_positions", "Content-Encoding: gzip\r\n", 415),
        ] {
            let connection = try port.connect()
            try connection.send(
                "POST \(path) HTTP/1.1\r\nHost: localhost\r\n\(extra)Content-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            let replies = try connection.replies()
            #expect(replies.map(\.status) == [status])
            #expect(replies.first?.headers["connection"] == "close")
        }
        #expect(port.inbox.reports.isEmpty)
    }

    /// An earlier request that still waits for its answer holds `100 Continue` back, for answers keep their order.
    @Test func continueKeepsTheOrder() throws {
        let port = EmbeddedPort()
        port.inbox.hold()
        let connection = try port.connect()
        let request = TestRequests.post("/update_positions", TestRequests.flat, headers: ["Expect: 100-continue"])
        try connection.send(TestRequests.post("/update_positions", TestRequests.flat))
        try connection.send(String(request.dropLast(TestRequests.flat.count)))
        #expect(try connection.replies().isEmpty)
        port.inbox.keep([0])
        #expect(try connection.statuses() == [200, 100])
    }

    @Test func closesWhereTheSenderAsksForIt() throws {
        let port = EmbeddedPort()
        for request in [
            TestRequests.get("/health", headers: ["Connection: close"]),
            "GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n",
        ] {
            let connection = try port.connect()
            try connection.send(request)
            let replies = try connection.replies()
            #expect(replies.map(\.status) == [200] && replies.first?.headers["connection"] == "close")
            #expect(!connection.isOpen)
        }
    }

    @Test func aSenderThatEndsAfterItsRequestGetsTheAnswer() throws {
        let port = EmbeddedPort()
        port.inbox.hold()
        let connection = try port.connect()
        try connection.send(TestRequests.post("/update_positions", TestRequests.flat))
        connection.closeInput()
        #expect(connection.isOpen)
        port.inbox.keep([0])
        #expect(try connection.statuses() == [200])
        #expect(!connection.isOpen)
    }

    @Test func aSenderThatEndsInsideItsRequestIsRefused() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        try connection.send(String(TestRequests.post("/update_positions", TestRequests.flat).dropLast(3)))
        connection.closeInput()
        #expect(try connection.statuses() == [400])
        #expect(!connection.isOpen)
        #expect(port.inbox.reports.isEmpty)
    }

    /// What still comes after a refusal is thrown away, and is no further request.
    @Test func nothingIsReadBehindARefusedBody() throws {
        let port = EmbeddedPort()
        let connection = try port.connect()
        try connection.send("POST /nowhere HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n")
        try connection.send(TestRequests.post("/update_positions", TestRequests.flat))
        #expect(try connection.statuses() == [404])
        #expect(port.inbox.reports.isEmpty)
        port.pass(seconds: 2)
        #expect(!connection.isOpen)
    }
}
