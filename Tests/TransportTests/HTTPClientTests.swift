import Machine
import Support
import Testing

@testable import Transport

@Suite struct HTTPClientTests {
    @Test func sendsAndCollects() async throws {
        let asked = Monitor("")
        let server = try LocalServer { connection in
            let request = connection.request() ?? ""
            asked.change { $0 = request }
            connection.answer(201, "made", headers: ["X-One: 1", "Set-Cookie: a", "Set-Cookie: b"])
        }
        let client = try localClient()
        let request = HTTPRequest(
            .post, server.url + "/v1/x?q=1", headers: [HTTPHeader("Authorization", "Bearer k")],
            body: [0x41, 0x00, 0x42])
        let response = try await client.collect(request)
        #expect(response.head.status == 201)
        #expect(response.head["x-one"] == "1")
        #expect(response.head.headers.filter { $0.name == "Set-Cookie" }.map(\.value) == ["a", "b"])
        #expect(response.text == "made")
        let text = asked.read { $0 }
        #expect(text.hasPrefix("POST /v1/x?q=1 HTTP/1.1\r\n"))
        #expect(text.contains("\r\nAuthorization: Bearer k\r\n"))
        #expect(!text.contains("Expect"))
        #expect(text.hasSuffix("\r\n\r\nA\0B"))
    }

    @Test func sendsAnEmptyPost() async throws {
        let server = try LocalServer { connection in
            connection.answer(200, connection.request()?.contains("Content-Length: 0") == true ? "empty" : "full")
        }
        #expect(try await localClient().collect(HTTPRequest(.post, server.url)).text == "empty")
    }

    /// The server holds the second chunk back until the first was read.
    @Test func tellsChunksAsTheyCome() throws {
        let isRead = Monitor(false)
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.begin()
            connection.chunk("first")
            _ = isRead.wait { $0 ? true : nil }
            connection.chunk("second")
            connection.finish()
        }
        let client = try localClient()
        let exchange = Exchange(client, HTTPRequest(.get, server.url))
        #expect(exchange.wait { !$0.chunks.isEmpty }?.text == "first")
        isRead.change { $0 = true }
        let end = try #require(exchange.end())
        #expect(end.text == "firstsecond")
        #expect(end.error == nil)
    }

    /// Without suspensions: a test that waits its turn for minutes finds its connection too old to be used again.
    @Test func keepsItsConnection() throws {
        let server = try LocalServer { connection in
            while connection.request() != nil { connection.answer(200, "again") }
        }
        let client = try localClient()
        for _ in 0..<3 { #expect(Exchange(client, HTTPRequest(.get, server.url)).end()?.text == "again") }
        #expect(server.connections == 1)
    }

    @Test func cancelsAStream() throws {
        let isClosed = Monitor(false)
        let server = try LocalServer { connection in
            _ = connection.request()
            connection.begin()
            connection.chunk("first")
            connection.waitForClose()
            isClosed.change { $0 = true }
        }
        let client = try localClient()
        let exchange = Exchange(client, HTTPRequest(.get, server.url))
        #expect(exchange.wait { !$0.chunks.isEmpty } != nil)
        exchange.transfer.cancel()
        exchange.transfer.cancel()
        let end = try #require(exchange.end())
        #expect(end.error == .cancelled)
        _ = isClosed.wait { $0 ? true : nil }
        client.stop()
        #expect(exchange.record.read { $0.ends } == 1)
    }

    @Test func cancelsWithItsTask() async throws {
        let isAsked = Monitor(false)
        let server = try LocalServer { connection in
            _ = connection.request()
            isAsked.change { $0 = true }
            connection.waitForClose()
        }
        let client = try localClient()
        let task = Task { try await client.collect(HTTPRequest(.get, server.url)) }
        while !isAsked.read({ $0 }) { await Task.yield() }
        task.cancel()
        await #expect(throws: TransportError.cancelled) { try await task.value }
    }

    @Test func stopsWithTransfersUnderWay() throws {
        let server = try LocalServer { $0.waitForClose() }
        let client = try localClient()
        let exchanges = (0..<5).map { _ in Exchange(client, HTTPRequest(.get, server.url)) }
        client.stop()
        client.stop()
        for exchange in exchanges { #expect(exchange.end()?.error == .cancelled) }
        guard case .noClient = Exchange(client, HTTPRequest(.get, server.url)).end()?.error else {
            Issue.record("a stopped client took a request")
            return
        }
    }

    @Test func refusesWhatCouldSmuggle() async throws {
        let client = try localClient()
        for (name, value) in [("A", "b\r\nC: d"), ("A\n", "b"), ("", "b"), ("A:", "b"), ("A", "b\u{0}")] {
            let request = HTTPRequest(.get, "http://127.0.0.1:1", headers: [HTTPHeader(name, value)])
            await #expect { try await client.collect(request) } throws: { isBadRequest($0) }
        }
        for url in ["file:///etc/passwd", "ftp://host/", "https://", "http:///x", "no address", "https://a b/"] {
            await #expect { try await client.collect(HTTPRequest(.get, url)) } throws: { isBadRequest($0) }
        }
    }

    private func isBadRequest(_ error: any Error) -> Bool {
        if case TransportError.badRequest = error { true } else { false }
    }
}
