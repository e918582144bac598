import Machine
import Support
import Testing

@testable import Transport

/// What can go wrong on the way, and the sentence for it.
@Suite struct TroubleTests {
    private static let secret = "s3cretkey"

    private func error(
        _ limits: HTTPLimits = .standard, scheme: String = "http",
        _ serve: @escaping @Sendable (LocalConnection) -> Void
    ) throws -> TransportError? {
        let server = try LocalServer(serve)
        return try error(
            HTTPRequest(.get, "\(scheme)://127.0.0.1:\(server.port)/?apiKey=\(Self.secret)", limits: limits))
    }

    private func error(_ request: HTTPRequest) throws -> TransportError? {
        let error = try Exchange(localClient(), request).end()?.error
        #expect(error.map { "\($0)".contains(Self.secret) } != true)
        return error
    }

    @Test func namesTheUnknownHost() throws {
        #expect(
            try error(HTTPRequest(.get, "https://user:\(Self.secret)@no-such.invalid/")) == .noHost("no-such.invalid"))
    }

    @Test func namesTheRefusal() throws {
        let port = try LocalServer.freePort()
        #expect(try error(HTTPRequest(.get, "http://127.0.0.1:\(port)")) == .refused("127.0.0.1:\(port)"))
    }

    @Test func waitsForTheFirstByteOnlySoLong() throws {
        let limit = Duration.milliseconds(40)
        let error = try error(HTTPLimits(firstByte: limit, stall: .milliseconds(1))) { connection in
            _ = connection.request()
            // A head alone is no answer yet.
            connection.begin()
            connection.waitForClose()
        }
        guard case .timedOut(_, .firstByte, limit) = error else { return #expect(error == nil) }
        #expect(error?.description.contains("no answer came within 40 ms") == true)
    }

    @Test func waitsForTheNextByteOnlySoLong() throws {
        let error = try error(HTTPLimits(stall: .milliseconds(40))) { connection in
            _ = connection.request()
            connection.begin()
            connection.chunk("half")
            connection.waitForClose()
        }
        guard case .timedOut(_, .stall, _) = error else { return #expect(error == nil) }
    }

    @Test func endsWhatDripsForEver() throws {
        let error = try error(HTTPLimits(total: .milliseconds(120))) { connection in
            _ = connection.request()
            connection.begin()
            connection.waitForClose()
        }
        guard case .timedOut(_, .total, .milliseconds(120)) = error else { return #expect(error == nil) }
    }

    @Test func waitsForTheConnectionOnlySoLong() throws {
        let limits = HTTPLimits(connect: .milliseconds(60))
        let error = try error(limits, scheme: "https") { $0.waitForClose() }
        guard case .timedOut(_, .connection, .milliseconds(60)) = error else { return #expect(error == nil) }
    }

    @Test func leavesTooLargeAnAnswer() throws {
        let error = try error(HTTPLimits(bodyBytes: 1_000)) { connection in
            _ = connection.request()
            connection.answer(200, String(repeating: "x", count: 1_001))
        }
        guard case .tooLarge(_, 1_000) = error else { return #expect(error == nil) }
        let fits = try self.error(HTTPLimits(bodyBytes: 1_000)) { connection in
            _ = connection.request()
            connection.answer(200, String(repeating: "x", count: 1_000))
        }
        #expect(fits == nil)
    }

    @Test(arguments: [false, true]) func noticesTheCut(byReset: Bool) throws {
        let error = try error { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            if byReset { connection.reset() }
        }
        guard case .cut = error else { return #expect(error == nil) }
    }

    @Test func noticesAnEmptyAnswer() throws {
        let error = try error { _ = $0.request() }
        guard case .cut = error else { return #expect(error == nil) }
    }

    @Test func noticesAPlainServer() throws {
        let error = try error(scheme: "https") { connection in
            connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
            connection.waitForClose()
        }
        guard case .noHandshake = error else { return #expect(error == nil) }
    }

    @Test func boundsTheHead() throws {
        let error = try error { connection in
            _ = connection.request()
            connection.send("HTTP/1.1 200 OK\r\n")
            for index in 0..<2_000 { connection.send("X-\(index): \(String(repeating: "y", count: 200))\r\n") }
            connection.waitForClose()
        }
        guard case .tooLarge = error else { return #expect(error == nil) }
    }
}
